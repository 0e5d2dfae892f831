import { needLabels } from '../../../schemas/codes.ts';
import { CrisisCard } from '../house/crisis-card.tsx';
import { Button } from '../nhs/button.tsx';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { Details } from '../nhs/details.tsx';
import { Panel } from '../nhs/panel.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { allOf } from '../refer/answers.ts';
import { WaysToReach } from '../refer/contact-fields.tsx';
import { BirthDate, type Filled, kept, Line } from '../refer/person-fields.tsx';
import { byWhen } from '../refer/said.ts';
import type { Receipt } from '../refer/sent-view.tsx';
import { type FormIdentity, messageFor } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';

/** For somebody who asks for themselves. Where help is that cannot wait comes before everything else. */
export const SelfReferralView = ({ form, ...filled }: Filled & { readonly form: FormIdentity }) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={filled.errors} />
      <h1 class="nhsuk-heading-l">Ask The Life Rooms for help</h1>
      <Crisis />
      <p>
        Tell us a little, and somebody will get in touch. You do not need a doctor to send you, and nobody is turned
        away. It takes about five minutes. If you would rather talk, walk in to any Life Rooms site.
      </p>
      <Form form={form}>
        <h2 class="nhsuk-heading-m">About you</h2>
        <Line {...filled} name="givenName" label="First name, or what we should call you" autocomplete="given-name" />
        <Line {...filled} name="familyName" label="Last name (optional)" autocomplete="family-name" />
        <BirthDate {...filled} isOwn />
        <Line
          {...filled}
          name="postcode"
          label="Postcode (optional)"
          hint={nearby}
          width={10}
          autocomplete="postal-code"
        />
        <Contact {...filled} />
        <Wishes {...filled} />
        <h2 class="nhsuk-heading-m">Before you send this</h2>
        <WhatFollows />
        <Checkboxes
          name="agree"
          items={[
            { value: 'yes', label: 'I agree that The Life Rooms keep what I have written and get in touch with me' },
          ]}
          values={allOf(filled.input, 'agree')}
          fieldset={{ legend: { content: 'Your agreement', size: 's' } }}
          errorMessage={messageFor(filled.errors, 'agree')}
        />
        <Button preventDoubleClick>Send</Button>
      </Form>
    </div>
  </div>
);

const nearby = 'So that we can suggest what is near you.';

const Crisis = () => (
  <CrisisCard heading="If you cannot wait">
    This is not an emergency service, and nobody reads this form at night or at the weekend.
  </CrisisCard>
);

const Contact = (filled: Filled) => (
  <>
    <h2 class="nhsuk-heading-m">How we can reach you</h2>
    <p>One way is enough. If we have none, please call in: we cannot find you.</p>
    <WaysToReach {...filled} isOwn />
    <Checkboxes
      name="willCallIn"
      small
      items={[{ value: 'yes', label: 'I would rather call in myself' }]}
      values={allOf(filled.input, 'willCallIn')}
    />
    <Line {...filled} name="safeTimes" label="When and how is it safe to get in touch? (optional)" />
  </>
);

const Wishes = (filled: Filled) => (
  <>
    <h2 class="nhsuk-heading-m">What you would like help with</h2>
    <Checkboxes
      name="needs"
      small
      classes="lr-columns"
      fieldset={{ legend: { content: 'Choose as many as you like', size: 's' } }}
      items={Object.entries(needLabels).map(([value, label]) => ({ value, label }))}
      values={allOf(filled.input, 'needs')}
      errorMessage={messageFor(filled.errors, 'needs')}
    />
    <Textarea
      {...kept(filled, 'ownWords')}
      label="In your own words (optional)"
      hint="What would you like to be different?"
    />
    <Line
      {...filled}
      name="adjustments"
      label="What would make it easier for you? (optional)"
      hint="For example: step-free access, sign language, a quiet room, an interpreter."
    />
  </>
);

const WhatFollows = () => (
  <>
    <p>
      A Pathways Advisor reads this and gets in touch with you. They find out with you what could help. They ask you
      each time before they tell anybody outside The Life Rooms about you.
    </p>
    <Details summary="What we do with what you write">
      <p>
        It is kept in your record at The Life Rooms, which only those see who support you. If you write something that
        makes us fear for your safety or somebody else’s, a person reads it first, and we may have to tell those who can
        protect them. You can change your mind at any time: tell your advisor.
      </p>
    </Details>
  </>
);

type SentProps = Receipt & {
  /** They have left a number or an address. */
  readonly isReachable: boolean;
};

/** It has arrived: what it is called, what happens now and by when. Advice for referrers is not for them. */
export const SelfReferralSent = ({ reference, status, firstContactBy, isReachable }: SentProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <Panel heading="We have what you wrote">
        Your reference
        <br />
        <strong>{reference}</strong>
      </Panel>
      <Crisis />
      <h2>What happens next</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {status === 'held' && <li>A person at The Life Rooms reads it first.</li>}
        {isReachable ? (
          <>
            <li>Somebody tries to get in touch with you by {byWhen(firstContactBy)}.</li>
            <li>If you do not hear from us by then, please ring or walk in to any Life Rooms site.</li>
          </>
        ) : (
          <li>You have left no number or address, so please ring or walk in to any Life Rooms site.</li>
        )}
        <li>Write the reference down. If you ring or call in, we find you by it.</li>
      </ul>
    </div>
  </div>
);
