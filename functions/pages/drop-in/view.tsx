import { type ImmediateConcern, needLabels } from '../../../schemas/codes.ts';
import type { Advisor, Offer, Site } from '../../../schemas/directory.ts';
import { Button } from '../nhs/button.tsx';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { Details } from '../nhs/details.tsx';
import { ErrorSummary } from '../nhs/error-summary.tsx';
import { Input } from '../nhs/input.tsx';
import { Panel } from '../nhs/panel.tsx';
import { Select } from '../nhs/select.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { type FieldError, type FormIdentity, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';

interface DropInProps {
  readonly form: FormIdentity;
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
  readonly refused: string | undefined;
  readonly sites: readonly Site[];
  /** To choose from, where the sign-in is not that of one advisor. */
  readonly advisors: readonly Advisor[];
  readonly offers: readonly Offer[];
}

/** One page for a visit: who, what with, what was talked about, and what they were told of. */
export const DropInView = (props: DropInProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={props.errors} />
      {props.refused !== undefined && <ErrorSummary errorList={[]} description={props.refused} />}
      <h1 class="nhsuk-heading-l">Somebody has come in</h1>
      <p>A first name is enough. Whatever you do not know, leave empty.</p>
      <Form form={props.form}>
        <Who {...props} />
        <What {...props} />
        <Told {...props} />
        <Where {...props} />
        <Button preventDoubleClick>Save this visit</Button>
      </Form>
    </div>
  </div>
);

const Who = ({ input, errors }: DropInProps) => (
  <>
    <Input name="given" label="First name" value={textOf(input, 'given')} errorMessage={messageFor(errors, 'given')} />
    <Details
      summary="Last name, date of birth, telephone"
      open={['family', 'birthDate', 'phone'].some(field => textOf(input, field) !== '')}
    >
      <Input
        name="family"
        label="Last name (optional)"
        value={textOf(input, 'family')}
        errorMessage={messageFor(errors, 'family')}
      />
      <Input
        name="birthDate"
        type="date"
        label="Date of birth (optional)"
        value={textOf(input, 'birthDate')}
        errorMessage={messageFor(errors, 'birthDate')}
      />
      <Input
        name="phone"
        type="tel"
        label="Telephone (optional)"
        value={textOf(input, 'phone')}
        errorMessage={messageFor(errors, 'phone')}
      />
    </Details>
  </>
);

const What = ({ input, errors }: DropInProps) => (
  <>
    <Checkboxes
      name="needs"
      small
      classes="lr-ticks"
      fieldset={{ legend: { content: 'What would they like help with?', size: 's' } }}
      hint="If you tick nothing, we note that they wanted to talk."
      items={Object.entries(needLabels).map(([value, label]) => ({ value, label }))}
      values={[input['needs'] ?? []].flat()}
    />
    <Textarea
      name="note"
      label={{ content: 'What did you talk about? (optional)', size: 's' }}
      rows={3}
      value={textOf(input, 'note')}
      errorMessage={messageFor(errors, 'note')}
    />
    <Input
      name="minutes"
      label="Minutes (optional)"
      width={4}
      inputmode="numeric"
      value={textOf(input, 'minutes')}
      errorMessage={messageFor(errors, 'minutes')}
    />
    <Details summary="Is anything of immediate concern?" open={input['concern'] !== undefined}>
      <p>Then the duty role is paged, and nothing else happens until somebody has looked.</p>
      <Checkboxes
        name="concern"
        small
        fieldset={{ legend: 'Tick all that apply' }}
        items={Object.entries(concernWords).map(([value, label]) => ({ value, label }))}
        values={[input['concern'] ?? []].flat()}
      />
    </Details>
  </>
);

const concernWords: Readonly<Record<ImmediateConcern, string>> = {
  'immediate-danger': 'They are in immediate danger',
  'suicidal-thoughts-or-self-harm': 'Suicidal thoughts or self-harm',
  'safeguarding-adult': 'Safeguarding of an adult',
  'safeguarding-child': 'Safeguarding of a child',
  'domestic-abuse': 'Domestic abuse',
  'risk-to-others': 'A risk to others',
  'lacks-capacity': 'They may not be able to decide for themselves',
  'no-safe-contact': 'There is no safe way to contact them',
  'clinician-marked-urgent': 'A clinician says that it is urgent',
};

const Told = ({ input, offers, errors }: DropInProps) => (
  <>
    {offers.length > 0 && (
      <Checkboxes
        name="signposts"
        small
        classes="lr-ticks"
        fieldset={{ legend: { content: 'What did you tell them about?', size: 's' } }}
        items={offers.map(({ id, name }) => ({ value: id, label: name }))}
        values={[input['signposts'] ?? []].flat()}
      />
    )}
    <Input
      name="told"
      label="Something else you told them about (optional)"
      value={textOf(input, 'told')}
      errorMessage={messageFor(errors, 'told')}
    />
  </>
);

const Where = ({ input, sites, advisors, errors }: DropInProps) => (
  <>
    <Select
      name="site"
      label="Site"
      value={textOf(input, 'site')}
      items={sites.map(({ id, name }) => ({ value: id, text: name }))}
    />
    {advisors.length > 0 && (
      <Select
        name="advisor"
        label="Who spoke with them?"
        value={textOf(input, 'advisor')}
        errorMessage={messageFor(errors, 'advisor')}
        items={[{ value: '', text: 'Choose' }, ...advisors.map(({ id, name }) => ({ value: id, text: name }))]}
      />
    )}
  </>
);

interface Registered {
  readonly id: string;
  readonly reference: string;
  readonly isHeld: boolean;
}

export const RegisteredView = ({ id, reference, isHeld }: Registered) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <Panel heading={{ content: 'The visit is saved', level: 1 }}>
        Reference <strong>{reference}</strong>
      </Panel>
      <p>
        {isHeld
          ? 'The duty role is paged. Stay with the person if you can: somebody must look before anything else happens.'
          : 'They can say the reference when they come again or ring.'}
      </p>
      <div class="nhsuk-button-group">
        <Button href={`/cases/${id}`}>Open the case</Button>
        <Button variant="secondary" href="/drop-in">
          Somebody else has come in
        </Button>
      </div>
    </div>
  </div>
);
