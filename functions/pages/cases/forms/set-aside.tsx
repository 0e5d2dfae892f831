import * as z from 'zod';
import { UnsuitableReason, unsuitableReasons } from '../../../../schemas/codes.ts';
import { capitalised } from '../../house/words.ts';
import { Radios } from '../../nhs/radios.tsx';
import { Textarea } from '../../nhs/textarea.tsx';
import { oneOf, perhaps } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';
import { ofTheList } from './offers.tsx';
import { AboutAllOffers } from './wishes.tsx';

/** What is not for this person, and what was found not to be and is after all. */
export const setAside = {
  'set-aside': caseForm({
    title: 'Not suitable for this person',
    button: 'Set it aside and look again',
    schema: z
      .object({
        offer: ofTheList,
        reason: oneOf(UnsuitableReason.options, 'Choose why it is not suitable'),
        words: perhaps(300),
      })
      .refine(({ reason, words }) => reason !== 'something-else' || words !== undefined, {
        path: ['words'],
        message: 'Say in a few words why it is not suitable',
      }),
    work: body => [{ name: 'setOfferAside', body }, { name: 'matchAgain' }],
    next: ({ reason }) =>
      AboutAllOffers.safeParse(reason).success ? `/wishes?because=${reason}&done=set-aside` : '/offers?done=set-aside',
    fields: filled => <Unsuitable {...filled} />,
  }),
  'propose-again': caseForm({
    title: 'Propose it again',
    button: 'Propose it again',
    schema: z.object({ offer: ofTheList }),
    work: body => [{ name: 'proposeOfferAgain', body }, { name: 'matchAgain' }],
    next: '/offers?done=proposed-again',
    fields: filled => (
      <>
        <About name="offer" filled={filled} />
        <p>{filled.facts.offer?.name} may be among the matched offers again.</p>
      </>
    ),
  }),
};

const Unsuitable = (filled: Filled) => (
  <>
    <About name="offer" filled={filled} />
    <p>{filled.facts.offer?.name} is not proposed again for this referral. Others may take its place.</p>
    <Radios
      name="reason"
      small
      fieldset={{ legend: { content: 'Why is it not suitable?', size: 's' } }}
      items={Object.entries(unsuitableReasons).map(([value, words]) => ({ value, label: capitalised(words) }))}
      value={filled.text('reason')}
      errorMessage={filled.wrong('reason')}
    />
    <Textarea
      name="words"
      label={{ content: 'In a few words', size: 's' }}
      hint="Needed where it is something else. Only those who support the person read it."
      rows={2}
      value={filled.text('words')}
      errorMessage={filled.wrong('words')}
    />
  </>
);
