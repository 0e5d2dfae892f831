import * as z from 'zod';
import { ClosureReason, closureReasons } from '../../../../schemas/codes.ts';
import { capitalised } from '../../house/words.ts';
import { Radios } from '../../nhs/radios.tsx';
import { Select } from '../../nhs/select.tsx';
import { Textarea } from '../../nhs/textarea.tsx';
import { needed, oneOf, perhaps } from './answers.ts';
import { caseForm, type Filled } from './case-form.tsx';

const nothing = z.object({});

const because = (label: string, hint?: string) => (filled: Filled) => (
  <Textarea
    name="reason"
    label={{ content: label, size: 's' }}
    hint={hint}
    value={filled.text('reason')}
    errorMessage={filled.wrong('reason')}
  />
);

/** Whose a case is, and how it ends. */
export const care = {
  'take-hold': caseForm({
    title: 'Take this hold',
    button: 'Take this hold',
    schema: nothing,
    work: () => ({ name: 'takeHold' }),
    next: '',
  }),
  'release-hold': caseForm({
    title: 'Release the hold',
    button: 'Release the hold',
    restsOnRead: true,
    schema: z.object({ reason: needed(1000, 'Say what you looked at and why it may go on') }),
    work: body => ({ name: 'releaseHold', body }),
    next: '?done=released',
    fields: because(
      'Why may this referral go on?',
      'Say what you looked at. After this it is matched and given to a Pathways Advisor.',
    ),
  }),
  accept: caseForm({
    title: 'Accept this case',
    button: 'Accept this case',
    schema: nothing,
    work: () => ({ name: 'acceptAssignment' }),
    next: '?done=accepted',
  }),
  take: caseForm({
    title: 'Take this case',
    button: 'Take this case',
    schema: z.object({ advisor: perhaps(80) }),
    work: body => ({ name: 'takeReferral', body }),
    next: '?done=taken',
    fields: filled => (filled.facts.caller.advisor ? <Mine {...filled} /> : <Whose {...filled} />),
  }),
  'hand-over': caseForm({
    title: 'Hand this case over',
    button: 'Hand it over',
    restsOnRead: true,
    schema: z.object({
      advisor: needed(80, 'Choose who takes it over'),
      reason: needed(1000, 'Say why, so that they know where to begin'),
    }),
    work: body => ({ name: 'handOver', body }),
    next: '?done=handed-over',
    fields: filled => (
      <>
        <Whose {...filled} />
        {because('Why?', 'They read this first.')(filled)}
      </>
    ),
  }),
  return: caseForm({
    title: 'Return this case to unassigned',
    button: 'Return it',
    restsOnRead: true,
    schema: z.object({ reason: needed(1000, 'Say why it goes back') }),
    work: body => ({ name: 'returnToPool', body }),
    next: '?done=returned',
    fields: because('Why?', 'It waits for an advisor to take it, and the manager is told.'),
  }),
  close: caseForm({
    title: 'Close this case',
    button: 'See the letter first',
    restsOnRead: true,
    isPreviewed: true,
    schema: z.object({
      reason: oneOf(ClosureReason.options, 'Choose how it ended'),
      words: perhaps(2000),
    }),
    work: body => ({ name: 'close', body }),
    next: '?done=closed',
    fields: filled => <Ending {...filled} />,
  }),
  reopen: caseForm({
    title: 'Open this case again',
    button: 'Open it again',
    restsOnRead: true,
    schema: z.object({ reason: needed(1000, 'Say why it is opened again') }),
    work: body => ({ name: 'reopen', body }),
    next: '?done=reopened',
    fields: because('Why?'),
  }),
};

const Mine = ({ facts: { view } }: Filled) =>
  view.assignedTo && <p>It is now with {view.assignedTo.name}, who is told that you took it over.</p>;

const Whose = ({ facts: { staff, view }, text, wrong }: Filled) => (
  <Select
    name="advisor"
    label={{ content: 'Whose is it from now on?', size: 's' }}
    value={text('advisor')}
    errorMessage={wrong('advisor')}
    items={[
      { value: '', text: 'Choose an advisor' },
      ...staff.advisors
        .filter(({ id }) => id !== view.assignedTo?.advisor)
        .map(({ id, name, sites }) => ({
          value: id,
          text: `${name}, ${staff.sites.find(site => site.id === sites[0])?.name}`,
        })),
    ]}
  />
);

const Ending = ({ text, wrong }: Filled) => (
  <>
    <Radios
      name="reason"
      small
      fieldset={{ legend: { content: 'How did it end?', size: 's' } }}
      items={Object.entries(closureReasons).map(([value, words]) => ({ value, label: capitalised(words) }))}
      value={text('reason')}
      errorMessage={wrong('reason')}
    />
    <Textarea
      name="words"
      label={{ content: 'What would you like the referrer to know? (optional)', size: 's' }}
      hint="It goes into the closing letter, if the person agrees that the referrer is told."
      value={text('words')}
      errorMessage={wrong('words')}
    />
  </>
);
