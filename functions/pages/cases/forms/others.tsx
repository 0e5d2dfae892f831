import * as z from 'zod';
import { londonDate } from '../../../../domain/time/working-time.ts';
import {
  Attendance,
  ClinicalTeam,
  clinicalTeams,
  DeclineReason,
  declineReasons,
  OnwardOutcome,
  onwardOutcomes,
} from '../../../../schemas/codes.ts';
import { capitalised } from '../../house/words.ts';
import { Input } from '../../nhs/input.tsx';
import { Radios } from '../../nhs/radios.tsx';
import { Select } from '../../nhs/select.tsx';
import { Textarea } from '../../nhs/textarea.tsx';
import { day, needed, oneOf, perhaps, perhapsDay, perhapsNumber } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';

const ofTheOutcomes = needed(60, 'Choose it on the page of outcomes');

/** What others say on the telephone: partners, and clinical teams. */
export const others = {
  'partner-said': caseForm({
    title: 'What did the partner say?',
    button: 'Save',
    schema: z
      .object({
        onward: ofTheOutcomes,
        decision: oneOf(['accept', 'wait-list', 'decline', 'ask'], 'Choose what they said'),
        firstDate: perhapsDay,
        contactRoute: perhaps(300),
        expectedWeeks: perhapsNumber(104, 'Give whole weeks, up to 104'),
        reason: perhaps(40).pipe(DeclineReason.optional()),
        words: perhaps(1000),
        question: perhaps(2000),
      })
      .refine(({ decision, reason }) => decision !== 'decline' || reason, {
        path: ['reason'],
        message: 'Choose why not',
      })
      .refine(({ decision, question }) => decision !== 'ask' || question, {
        path: ['question'],
        message: 'Write what they ask',
      }),
    work: ({ onward, ...said }) => ({ name: 'recordPartnerAnswer', body: answerOf(said), parts: { onward } }),
    next: '/outcomes?done=partner-said',
    fields: filled => <Said {...filled} />,
  }),
  attendance: caseForm({
    title: 'Did they go?',
    button: 'Save',
    schema: z.object({
      onward: ofTheOutcomes,
      attendance: oneOf(Attendance.options, 'Choose whether they went'),
      on: day('Choose the day'),
    }),
    work: ({ onward, ...body }) => ({ name: 'recordAttendance', body, parts: { onward } }),
    next: '/outcomes?done=attendance',
    prefilled: ({ now }) => ({ on: londonDate(now) }),
    fields: filled => <Went {...filled} />,
  }),
  ending: caseForm({
    title: 'How did taking part end?',
    button: 'Save',
    schema: z.object({
      onward: ofTheOutcomes,
      outcome: oneOf(OnwardOutcome.options, 'Choose how it ended'),
      words: perhaps(1000),
    }),
    work: ({ onward, ...body }) => ({ name: 'recordEnding', body, parts: { onward } }),
    next: '/outcomes?done=ending',
    fields: filled => <Ended {...filled} />,
  }),
  escalate: caseForm({
    title: 'Raise a concern with a clinical team',
    button: 'I have raised it',
    schema: z.object({
      to: oneOf(ClinicalTeam.options, 'Choose the team'),
      contact: needed(200, 'Say whom you spoke with, and how'),
      reason: needed(4000, 'Say what the concern is'),
    }),
    work: body => ({ name: 'escalate', body }),
    next: '/outcomes?done=escalated',
    fields: filled => <Concern {...filled} />,
  }),
  receipt: caseForm({
    title: 'The team says that it has the concern',
    button: 'Save',
    schema: z.object({
      escalation: needed(60, 'Choose it on the page of outcomes'),
      from: needed(200, 'Say who told you that they have it'),
    }),
    work: ({ escalation, from }) => ({ name: 'acknowledgeEscalation', body: { from }, parts: { escalation } }),
    next: '/outcomes?done=receipt',
    fields: filled => (
      <>
        <About name="escalation" filled={filled} />
        <Input
          name="from"
          label="Who told you that they have it?"
          value={filled.text('from')}
          errorMessage={filled.wrong('from')}
        />
      </>
    ),
  }),
};

interface AnswerSaid {
  readonly decision: 'accept' | 'wait-list' | 'decline' | 'ask';
  readonly [field: string]: unknown;
}

/** Only what belongs to the answer that was chosen. */
function answerOf({ decision, ...said }: AnswerSaid): object {
  const fields = {
    accept: ['firstDate', 'contactRoute'],
    'wait-list': ['expectedWeeks'],
    decline: ['reason', 'words'],
  };
  const own: readonly string[] = decision === 'ask' ? ['question'] : fields[decision];
  return { decision, ...Object.fromEntries(own.map(field => [field, said[field]])) };
}

const Said = (filled: Filled) => (
  <>
    <About name="onward" filled={filled} />
    <Radios
      name="decision"
      small
      fieldset={{ legend: { content: 'They said', size: 's' } }}
      value={filled.text('decision')}
      errorMessage={filled.wrong('decision')}
      items={[
        { value: 'accept', label: 'Yes, there is a place' },
        { value: 'wait-list', label: 'There is a waiting list' },
        { value: 'decline', label: 'No' },
        { value: 'ask', label: 'They have a question' },
      ]}
    />
    <Accepting {...filled} />
    <Waiting {...filled} />
    <Declining {...filled} />
    <Asking {...filled} />
  </>
);

const Accepting = ({ text, wrong }: Filled) => (
  <>
    <Input
      name="firstDate"
      type="date"
      label="If yes: first date (optional)"
      value={text('firstDate')}
      errorMessage={wrong('firstDate')}
    />
    <Input name="contactRoute" label="If yes: how will they get in touch? (optional)" value={text('contactRoute')} />
  </>
);

const Waiting = ({ text, wrong }: Filled) => (
  <Input
    name="expectedWeeks"
    label="If there is a waiting list: about how many weeks? (optional)"
    width={3}
    inputmode="numeric"
    value={text('expectedWeeks')}
    errorMessage={wrong('expectedWeeks')}
  />
);

const Declining = ({ text, wrong }: Filled) => (
  <>
    <Select
      name="reason"
      label="If no: why not?"
      value={text('reason')}
      errorMessage={wrong('reason')}
      items={[
        { value: '', text: 'Choose' },
        ...Object.entries(declineReasons).map(([value, words]) => ({ value, text: capitalised(words) })),
      ]}
    />
    <Textarea name="words" label="If no: in their words (optional)" rows={2} value={text('words')} />
  </>
);

const Asking = ({ text, wrong }: Filled) => (
  <Textarea
    name="question"
    label="If they have a question: what do they ask?"
    rows={3}
    value={text('question')}
    errorMessage={wrong('question')}
  />
);

const Went = (filled: Filled) => (
  <>
    <About name="onward" filled={filled} />
    <Radios
      name="attendance"
      small
      fieldset={{ legend: { content: 'Did they go?', size: 's' } }}
      value={filled.text('attendance')}
      errorMessage={filled.wrong('attendance')}
      items={[
        { value: 'attended', label: 'Yes' },
        { value: 'did-not-attend', label: 'No' },
      ]}
    />
    <Input name="on" type="date" label="Day" value={filled.text('on')} errorMessage={filled.wrong('on')} />
  </>
);

const Ended = (filled: Filled) => (
  <>
    <About name="onward" filled={filled} />
    <Radios
      name="outcome"
      small
      fieldset={{ legend: { content: 'How did it end?', size: 's' } }}
      value={filled.text('outcome')}
      errorMessage={filled.wrong('outcome')}
      items={Object.entries(onwardOutcomes).map(([value, words]) => ({ value, label: capitalised(words) }))}
    />
    <Textarea name="words" label="Anything else? (optional)" rows={3} value={filled.text('words')} />
  </>
);

const Concern = ({ text, wrong }: Filled) => (
  <>
    <p>
      Ring the team first: this only writes down that you have. The duty role is paged when the team does not say in
      time that it has the concern. In immediate danger call 999.
    </p>
    <Radios
      name="to"
      small
      fieldset={{ legend: { content: 'Which team?', size: 's' } }}
      value={text('to')}
      errorMessage={wrong('to')}
      items={Object.entries(clinicalTeams).map(([value, words]) => ({ value, label: capitalised(words) }))}
    />
    <Input
      name="contact"
      label="Whom did you speak with, and how?"
      value={text('contact')}
      errorMessage={wrong('contact')}
    />
    <Textarea name="reason" label="What is the concern?" value={text('reason')} errorMessage={wrong('reason')} />
  </>
);
