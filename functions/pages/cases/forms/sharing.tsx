import * as z from 'zod';
import { notAgreed, standingConsent, usuallyShared } from '../../../../domain/disclosure/consent.ts';
import { FeedbackScope, needLabels, type SharedField, sharedFieldLabels } from '../../../../schemas/codes.ts';
import type { Offer } from '../../../../schemas/directory.ts';
import { namesIn } from '../../../cases/names-in.ts';
import { ProblemError } from '../../../shell/problem.ts';
import { Input } from '../../nhs/input.tsx';
import { InsetText } from '../../nhs/inset-text.tsx';
import { Radios } from '../../nhs/radios.tsx';
import { Select } from '../../nhs/select.tsx';
import { Textarea } from '../../nhs/textarea.tsx';
import type { CaseFacts } from '../case-facts.ts';
import { needed, oneOf, perhaps } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';
import { needsMetBy } from './offers.tsx';

const ofTheList = needed(80, 'Choose the offer on the page of matched offers');
const ofTheOutcomes = needed(60, 'Choose it on the page of outcomes');
const howGiven = ['spoken', 'written', 'digital', 'best-interests', 'refused'] as const;

/** What the person agrees to, and what is shared with a partner under it. */
export const sharing = {
  refer: caseForm({
    title: 'Ask a partner',
    button: 'Send',
    restsOnRead: true,
    schema: z.object({
      offer: ofTheList,
      need: oneOf(Object.keys(needLabels) as (keyof typeof needLabels)[], 'Choose what it is for'),
      message: perhaps(2000),
    }),
    first: facts => (missingFor(facts).length > 0 ? `/consent?offer=${offerOf(facts).id}` : undefined),
    work: body => ({ name: 'requestOnward', body }),
    next: '/outcomes?done=referred',
    prefilled: ({ view, offer }) => ({ need: needsMetBy(view, offer)[0] ?? view.needs[0] ?? '' }),
    fields: filled => <Asking {...filled} />,
  }),
  consent: caseForm({
    title: 'Does the person agree?',
    button: 'Continue',
    restsOnRead: true,
    schema: z
      .object({
        offer: ofTheList,
        given: oneOf(howGiven, 'Choose what the person said'),
        purpose: needed(300, 'Say what it is for'),
        bestInterests: perhaps(1000),
        reason: perhaps(1000),
      })
      .refine(({ given, bestInterests }) => given !== 'best-interests' || bestInterests !== undefined, {
        path: ['bestInterests'],
        message: 'Say why it is in their best interests and who was asked',
      }),
    work: ({ given, purpose, bestInterests, reason }, facts) => {
      const { partner } = offerOf(facts);
      if (given === 'refused') return { name: 'refuseConsent', body: { partner, purpose, reason } };
      const isInBestInterests = given === 'best-interests';
      const channel = isInBestInterests ? 'written' : given;
      const scope = scopeFor(facts);
      const because = isInBestInterests ? { bestInterests } : {};
      return { name: 'giveConsent', body: { partner, purpose, scope, channel, ...because } };
    },
    next: ({ given, offer }) => (given === 'refused' ? '/offers?done=refused' : `/refer?offer=${offer}&done=agreed`),
    prefilled: ({ offer }) => ({ purpose: offer ? `To be put in touch with ${offer.name}`.slice(0, 300) : '' }),
    fields: filled => <Agreeing {...filled} />,
  }),
  'withdraw-consent': caseForm({
    title: 'They no longer agree',
    button: 'Stop telling them',
    schema: z.object({ partner: perhaps(80), reason: perhaps(1000) }),
    work: body => ({ name: 'withdrawConsent', body }),
    next: '/outcomes?done=withdrawn',
    fields: filled => <NoLonger {...filled} />,
  }),
  feedback: caseForm({
    title: 'What may the referrer hear?',
    button: 'Save',
    restsOnRead: true,
    schema: z.object({ feedback: oneOf(FeedbackScope.options, 'Choose what the person said') }),
    work: body => ({ name: 'changeFeedback', body }),
    next: '/outcomes?done=feedback',
    prefilled: ({ view }) => ({ feedback: view.request?.consent.feedbackToGp ?? '' }),
    fields: ({ text, wrong }) => (
      <Radios
        name="feedback"
        fieldset={{ legend: { content: 'What does the person want the referrer to hear from now on?', size: 's' } }}
        hint="It also counts for what their systems are told, and for the codes that the practice files."
        value={text('feedback')}
        errorMessage={wrong('feedback')}
        items={[
          { value: 'full', label: 'What happens' },
          { value: 'codes', label: 'Codes alone: how far it has come' },
          { value: 'none', label: 'Nothing' },
        ]}
      />
    ),
  }),
  'answer-question': caseForm({
    title: 'Answer the partner’s question',
    button: 'Send the answer',
    restsOnRead: true,
    schema: z.object({ onward: ofTheOutcomes, answer: needed(2000, 'Write the answer') }),
    work: ({ onward, answer }) => ({ name: 'answerQuestion', body: { answer }, parts: { onward } }),
    next: '/outcomes?done=answered',
    fields: filled => <Question {...filled} />,
  }),
  'withdraw-request': caseForm({
    title: 'Withdraw the request',
    button: 'Withdraw it',
    restsOnRead: true,
    schema: z.object({ onward: ofTheOutcomes, reason: perhaps(1000) }),
    work: ({ onward, reason }) => ({ name: 'withdrawOnward', body: { reason }, parts: { onward } }),
    next: '/outcomes?done=stopped',
    fields: filled => (
      <>
        <About name="onward" filled={filled} />
        <p>The partner is told to stop, and its place is given back.</p>
        <Textarea name="reason" label="Why? (optional)" rows={3} value={filled.text('reason')} />
      </>
    ),
  }),
};

/** @throws ProblemError when the form names none */
function offerOf({ offer }: CaseFacts): Offer {
  if (!offer) throw new ProblemError('not-found');
  return offer;
}

/** What the agreement with this partner says that it needs, and whatever it may be told already: agreeing anew takes nothing away. */
function scopeFor(facts: CaseFacts): SharedField[] {
  const offer = offerOf(facts);
  const before = standingConsent(facts.view, offer.partner)?.scope ?? [];
  return [...new Set([...before, ...(offer.shares ?? usuallyShared)])];
}

function missingFor(facts: CaseFacts): SharedField[] {
  const offer = offerOf(facts);
  return notAgreed(standingConsent(facts.view, offer.partner), offer.shares ?? [...usuallyShared]);
}

const Asking = (filled: Filled) => {
  const { facts, text, wrong } = filled;
  const offer = offerOf(facts);
  return (
    <>
      <About name="offer" filled={filled} />
      <p>
        {namesIn(facts.staff).ofPartner(offer.partner)} is asked about <strong>{offer.name}</strong>, and told what the
        person has agreed to: {inWords(offer.shares ?? usuallyShared)}.
      </p>
      <Select
        name="need"
        label="What is it for?"
        value={text('need')}
        errorMessage={wrong('need')}
        items={facts.view.needs.map(value => ({ value, text: needLabels[value] }))}
      />
      <Textarea
        name="message"
        label="Your message to the partner (optional)"
        hint="The partner reads it as you write it. Write nothing that the person has not agreed to."
        value={text('message')}
        errorMessage={wrong('message')}
      />
    </>
  );
};

const inWords = (fields: readonly SharedField[]) => fields.map(field => sharedFieldLabels[field]).join(', ');

const Agreeing = (filled: Filled) => {
  const { facts, text, wrong } = filled;
  const offer = offerOf(facts);
  const partner = namesIn(facts.staff).ofPartner(offer.partner);
  return (
    <>
      <About name="offer" filled={filled} />
      <InsetText visuallyHiddenText="To read out">
        <p>
          To ask about {offer.name}, we would tell <strong>{partner}</strong>, and nobody else:
        </p>
        <ul class="nhsuk-list nhsuk-list--bullet">
          {scopeFor(facts).map(field => (
            <li>{sharedFieldLabels[field]}</li>
          ))}
        </ul>
        <p>
          They need it to know whether they can help and to get in touch. They are told nothing else from this record.
          You can change your mind at any time.
        </p>
      </InsetText>
      <Input
        name="purpose"
        label={{ content: 'What is it for?', size: 's' }}
        value={text('purpose')}
        errorMessage={wrong('purpose')}
      />
      <Choice {...filled} />
    </>
  );
};

/** What follows from an answer is asked below it and not within: browsers cannot say of a radio button that it opens something. */
const Choice = ({ text, wrong }: Filled) => (
  <>
    <Radios
      name="given"
      small
      fieldset={{ legend: { content: 'What does the person say?', size: 's' } }}
      value={text('given')}
      errorMessage={wrong('given')}
      items={[
        { value: 'spoken', label: 'Yes, they said so' },
        { value: 'written', label: 'Yes, in writing' },
        { value: 'digital', label: 'Yes, by e-mail or text message' },
        { value: 'best-interests', label: 'They cannot decide for themselves, and it is in their best interests' },
        { value: 'refused', label: 'No' },
      ]}
    />
    <Textarea
      name="bestInterests"
      label="If they cannot decide: why is it in their best interests, and who was asked?"
      rows={2}
      value={text('bestInterests')}
      errorMessage={wrong('bestInterests')}
    />
    <Textarea name="reason" label="If no: why not? (optional)" rows={2} value={text('reason')} />
  </>
);

const NoLonger = ({ facts: { view, staff }, text }: Filled) => (
  <>
    <p>Whatever is on its way is stopped, and partners who have been asked are told.</p>
    <Select
      name="partner"
      label="Who may no longer be told anything?"
      value={text('partner')}
      items={[
        { value: '', text: 'Every partner' },
        ...view.consents.map(({ partner }) => ({ value: partner, text: namesIn(staff).ofPartner(partner) })),
      ]}
    />
    <Textarea name="reason" label="Why? (optional)" rows={3} value={text('reason')} />
  </>
);

const Question = (filled: Filled) => {
  const asked = filled.facts.view.onward.find(({ id }) => id === filled.text('onward'))?.question;
  return (
    <>
      <About name="onward" filled={filled} />
      {asked && (
        <InsetText visuallyHiddenText="The partner asks">
          <p class="lr-typed">{asked.text}</p>
        </InsetText>
      )}
      <Textarea
        name="answer"
        label="Your answer"
        hint="Write nothing that the person has not agreed that this partner is told."
        value={filled.text('answer')}
        errorMessage={filled.wrong('answer')}
      />
    </>
  );
};
