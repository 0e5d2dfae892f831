import { Capacity } from '../../../schemas/codes.ts';
import { DateField, firstBoxOf } from '../house/date-field.tsx';
import { Button } from '../nhs/button.tsx';
import { Card } from '../nhs/card.tsx';
import { Input } from '../nhs/input.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { Radios } from '../nhs/radios.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Tag } from '../nhs/tag.tsx';
import { type FieldError, type FormIdentity, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import { capacityLabels, type OfferModel } from './offers-presenter.ts';

type Offered = OfferModel & { readonly form: FormIdentity };

export const OffersView = ({ offers }: { readonly offers: readonly Offered[] }) => (
  <>
    <h1 class="nhsuk-heading-l">Your offers</h1>
    <p>Advisors see what you say here at once. What is full or paused is not put before people.</p>
    {offers.length === 0 && <p>We know of no offer of yours. Please ring The Life Rooms.</p>}
    <div class="lr-offers">
      {offers.map(offer => (
        <OfferCard {...offer} />
      ))}
    </div>
  </>
);

const OfferCard = (offer: Offered) => (
  <Card heading={{ content: offer.name, level: 2, size: 'm', classes: 'lr-typed' }}>
    <p>
      <Tag colour={offer.status.colour}>{offer.status.words}</Tag>
    </p>
    <OfferFacts {...offer} />
    <Stepper {...offer} />
    <StillRight {...offer} />
    <p>
      <a class="lr-typed" href={offer.href}>
        Change<span class="nhsuk-u-visually-hidden"> {offer.name}</span>
      </a>
    </p>
  </Card>
);

const OfferFacts = ({ facts }: OfferModel) => (
  <SummaryList rows={facts.map(({ term, words }) => ({ key: term, value: words }))} />
);

/** One place more or fewer by one tap. The button says how many there are then, so that a second tap does no harm. */
const Stepper = ({ name, stepper, form }: Offered) =>
  stepper === undefined ? undefined : (
    <Form form={form}>
      <input type="hidden" name="change" value="places" />
      <div class="nhsuk-button-group">
        {stepper.fewer !== undefined && (
          <Button small variant="secondary" name="places" value={String(stepper.fewer)}>
            Make it {stepper.fewer} places<span class="nhsuk-u-visually-hidden"> for {name}</span>
          </Button>
        )}
        <Button small variant="secondary" name="places" value={String(stepper.more)}>
          Make it {stepper.more} places<span class="nhsuk-u-visually-hidden"> for {name}</span>
        </Button>
      </div>
    </Form>
  );

const StillRight = ({ name, askedAgain, form }: Offered) =>
  askedAgain === undefined ? undefined : (
    <InsetText>
      <p>{askedAgain} Is it still right?</p>
      <Form form={form}>
        <input type="hidden" name="change" value="still-right" />
        <Button small name="stillRight" value="true" classes="nhsuk-u-margin-bottom-0">
          Yes, it is right<span class="nhsuk-u-visually-hidden"> for {name}</span>
        </Button>
      </Form>
    </InsetText>
  );

interface OfferProps extends Offered {
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

export const OfferView = ({ name, status, form, input, errors }: OfferProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={errors} />
      <h1 class="nhsuk-heading-l lr-typed">{name}</h1>
      <p>
        <Tag colour={status.colour}>{status.words}</Tag>
      </p>
      <Form form={form}>
        <input type="hidden" name="change" value="everything" />
        <Radios
          name="capacity"
          fieldset={{ legend: { content: 'Can you take people now?', size: 'm' } }}
          items={Capacity.options.map(value => ({ value, label: capacityLabels[value] }))}
          value={textOf(input, 'capacity')}
          errorMessage={messageFor(errors, 'capacity')}
        />
        <Places input={input} errors={errors} />
        <When input={input} errors={errors} />
        <Button preventDoubleClick>Save</Button>
      </Form>
    </div>
  </div>
);

type FilledProps = Pick<OfferProps, 'input' | 'errors'>;

const Places = ({ input, errors }: FilledProps) => (
  <>
    <Input
      name="places"
      label={{ content: 'How many places are there?', size: 's' }}
      hint="All of them, with those that are taken. Leave it empty if you do not count places."
      width={5}
      inputmode="numeric"
      value={textOf(input, 'places')}
      errorMessage={messageFor(errors, 'places')}
    />
    <Input
      name="waitingWeeks"
      label={{ content: 'How many weeks do people wait?', size: 's' }}
      hint="Leave it empty if you do not know"
      width={3}
      inputmode="numeric"
      value={textOf(input, 'waitingWeeks')}
      errorMessage={messageFor(errors, 'waitingWeeks')}
    />
  </>
);

const When = ({ input, errors }: FilledProps) => (
  <>
    <DateField
      name="nextStart"
      legend="When does it start next?"
      hint="Leave it empty if people can start at any time"
      date={textOf(input, 'nextStart')}
      errorMessage={messageFor(errors, firstBoxOf('nextStart'))}
    />
    <DateField
      name="pausedUntil"
      legend="Pause until"
      hint="The first day on which you take people again. Leave it empty if it is not paused."
      date={textOf(input, 'pausedUntil')}
      errorMessage={messageFor(errors, firstBoxOf('pausedUntil'))}
    />
  </>
);
