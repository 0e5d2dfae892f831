import { Button } from '../../nhs/button.tsx';
import { Card } from '../../nhs/card.tsx';
import { InsetText } from '../../nhs/inset-text.tsx';
import { Tag } from '../../nhs/tag.tsx';
import { WarningCallout } from '../../nhs/warning-callout.tsx';
import type { FormIdentity } from '../../shell/form.ts';
import { Form } from '../../shell/form-view.tsx';
import { Facts, Typed } from '../view.tsx';
import type { Decision, Way } from './decisions.ts';
import type { SummaryModel } from './summary.ts';

/** @param formTo makes the form that one button is */
export const SummaryView = ({
  model,
  formTo,
}: {
  readonly model: SummaryModel;
  readonly formTo: (address: string) => FormIdentity;
}) => (
  <>
    {model.hold && <Hold {...model} form={formTo(`/cases/${model.id}/take-hold`)} />}
    <Decisions {...model} />
    <div class="nhsuk-button-group">
      {model.steps.map(({ form, words }) => (
        <Form form={formTo(`/cases/${model.id}/${form}`)}>
          <Button small preventDoubleClick>
            {words}
          </Button>
        </Form>
      ))}
      <Ways ways={model.ways} first={!model.hold && model.steps.length === 0 && model.decisions.length === 0} />
    </div>
    <h2 class="nhsuk-heading-m">What happens next</h2>
    {model.promises.length > 0 ? <Facts facts={model.promises} /> : <p>Nothing is promised.</p>}
    <Needs {...model} />
    <h2 class="nhsuk-heading-m">Before you get in touch</h2>
    {model.first.length > 0 && <Facts facts={model.first} />}
    <p>
      <a class="lr-way" href={`/cases/${model.id}/contact-details`}>
        Put contact details right
      </a>
    </p>
    <h2 class="nhsuk-heading-m">About this referral</h2>
    <Facts facts={model.facts} />
    <Others {...model} />
    <h2 class="nhsuk-heading-m">What happened last</h2>
    <Facts facts={model.lately} />
  </>
);

const Others = ({ others }: SummaryModel) =>
  others.length === 0 ? undefined : (
    <p>
      Other referrals of this person:{' '}
      {others.map(({ words, href }, i) => (
        <>
          {i > 0 && ', '}
          <a class="lr-way" href={href}>
            {words}
          </a>
        </>
      ))}
    </p>
  );

const Hold = ({ id, hold, form }: SummaryModel & { readonly form: FormIdentity }) => (
  <WarningCallout heading={{ content: 'A person must look first', level: 2 }}>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {hold?.reasons.map(reason => (
        <li>{reason}</li>
      ))}
    </ul>
    <p>
      {hold?.owner !== undefined && <>With: {hold.owner}. </>}
      {hold?.lookBy !== undefined && <>It is paged again after {hold.lookBy}, unless somebody acts.</>}
    </p>
    <div class="nhsuk-button-group">
      <Form form={form}>
        <Button preventDoubleClick>Take this hold</Button>
      </Form>
      <Button variant="secondary" href={`/cases/${id}/release-hold`}>
        Release the hold
      </Button>
    </div>
  </WarningCallout>
);

const Decisions = ({ decisions }: SummaryModel) =>
  decisions.length === 0 ? undefined : (
    <section aria-label="Waiting for your decision">
      <h2 class="nhsuk-heading-m">Waiting for your decision ({decisions.length})</h2>
      {decisions.map(decision => (
        <OneDecision {...decision} />
      ))}
    </section>
  );

const OneDecision = ({ heading, details, decideBy, isLate, ways }: Decision) => (
  <Card heading={{ content: heading, level: 3, size: 's' }} variant="feature">
    {details.map(detail => (
      <p>
        <Typed>{detail}</Typed>
      </p>
    ))}
    <p>
      {isLate && <Tag colour="red">Late</Tag>} Decide by {decideBy}.
    </p>
    <div class="nhsuk-button-group nhsuk-u-margin-bottom-0">
      <Ways ways={ways} first />
    </div>
  </Card>
);

/** Links that look like buttons, because each leads to something that is done. */
export const Ways = ({ ways, first = false }: { readonly ways: readonly Way[]; readonly first?: boolean }) => (
  <>
    {ways.map(({ words, href }, i) => (
      <Button small variant={first && i === 0 ? undefined : 'secondary'} href={href}>
        {words}
      </Button>
    ))}
  </>
);

const Needs = ({ needs, ownWords }: SummaryModel) => (
  <>
    <h2 class="nhsuk-heading-m">Needs</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {needs.map(({ label, note }) => (
        <li>
          {label}
          {note !== undefined && (
            <>
              : <Typed>{note}</Typed>
            </>
          )}
        </li>
      ))}
    </ul>
    {ownWords !== undefined && (
      <InsetText visuallyHiddenText="In their own words">
        <p class="lr-typed">{ownWords}</p>
      </InsetText>
    )}
  </>
);
