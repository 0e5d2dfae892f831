import * as z from 'zod';
import { endOfWorkingDay, londonDate, londonInstant } from '../../../../domain/time/working-time.ts';
import {
  ContactOutcome,
  ContactType,
  contactOutcomes,
  contactTypes,
  PersonAnswer,
  personAnswers,
} from '../../../../schemas/codes.ts';
import type { Instant } from '../../../../schemas/time.ts';
import { capitalised } from '../../house/words.ts';
import { Checkboxes } from '../../nhs/checkboxes.tsx';
import { Input } from '../../nhs/input.tsx';
import { Radios } from '../../nhs/radios.tsx';
import { Select } from '../../nhs/select.tsx';
import { Textarea } from '../../nhs/textarea.tsx';
import { attemptsInWords } from '../parts/contacts.ts';
import { anyOf, day, needed, oneOf, perhaps, perhapsDay, perhapsNumber } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';

const whenItWas = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as in 14:30');

/** What an advisor and a person do together. */
export const support = {
  contact: caseForm({
    title: 'Record a contact',
    button: 'Save',
    schema: z.object({
      type: oneOf(ContactType.options, 'Choose how'),
      outcome: oneOf(ContactOutcome.options, 'Choose what happened'),
      on: day('Choose the day'),
      at: whenItWas,
      minutes: perhapsNumber(600, 'Give whole minutes, up to 600'),
      note: perhaps(4000),
      nextOn: perhapsDay,
    }),
    work: ({ type, outcome, on, at, minutes, note, nextOn }) => ({
      name: 'recordContact',
      body: {
        ...{ type, outcome, minutes, note },
        occurredAt: londonInstant(on, at as `${number}:${number}`),
        ...(nextOn && { nextBy: endOfWorkingDay(nextOn) }),
      },
    }),
    next: '?done=contact',
    prefilled: ({ now }) => ({ type: 'phone', on: londonDate(now), at: clockTime(now) }),
    fields: filled => <Contact {...filled} />,
  }),
  note: caseForm({
    title: 'Add a note',
    button: 'Save',
    schema: z.object({ text: needed(8000, 'Write the note'), restricted: anyOf(z.literal('yes')) }),
    work: ({ text, restricted }) => ({ name: 'addNote', body: { text, restricted: restricted.length > 0 } }),
    next: '/contacts?done=note',
    fields: ({ text, texts, wrong }) => (
      <>
        <Textarea name="text" label="The note" rows={8} value={text('text')} errorMessage={wrong('text')} />
        <Checkboxes
          name="restricted"
          small
          items={[{ value: 'yes', label: 'Only for the advisor whose case it is, and for managers' }]}
          values={texts('restricted')}
        />
      </>
    ),
  }),
  goal: caseForm({
    title: 'Add a goal',
    button: 'Save',
    schema: z.object({
      words: needed(500, 'Write the goal in the person’s own words'),
      importance: z.coerce
        .number('Choose from 1 to 10')
        .int('Choose from 1 to 10')
        .min(1, 'Choose from 1 to 10')
        .max(10, 'Choose from 1 to 10'),
    }),
    work: body => ({ name: 'agreeGoal', body }),
    next: '/contacts?done=goal',
    fields: ({ text, wrong }) => (
      <>
        <Textarea
          name="words"
          label="In the person’s own words"
          rows={3}
          value={text('words')}
          errorMessage={wrong('words')}
        />
        <Select
          name="importance"
          label="How important is it to them, from 1 to 10?"
          value={text('importance')}
          errorMessage={wrong('importance')}
          items={[{ value: '', text: 'Choose' }, ...numbers.map(number => ({ value: number, text: number }))]}
        />
      </>
    ),
  }),
  action: caseForm({
    title: 'Plan an action',
    button: 'Save',
    schema: z.object({
      what: needed(500, 'Say what is to be done'),
      who: oneOf(['person', 'advisor', 'partner'], 'Choose who does it'),
      until: perhapsDay,
    }),
    work: body => ({ name: 'planAction', body }),
    next: '/contacts?done=action',
    prefilled: () => ({ who: 'advisor' }),
    fields: filled => <Action {...filled} />,
  }),
  'finish-action': caseForm({
    title: 'Say that an action is done',
    button: 'It is done',
    schema: z.object({ action: needed(4, 'Choose the action on the page before') }),
    work: ({ action }) => ({ name: 'finishAction', parts: { action } }),
    next: '/contacts?done=finished',
    fields: filled => <About name="action" filled={filled} />,
  }),
  settle: caseForm({
    title: 'Mark as decided',
    button: 'Mark as decided',
    restsOnRead: true,
    schema: z.object({ to: needed(40, 'Choose it on the page before'), onward: perhaps(60), reason: perhaps(1000) }),
    work: body => ({ name: 'settleAttention', body }),
    next: '?done=settled',
    fields: filled => (
      <>
        <About name="to" filled={filled} />
        <About name="onward" filled={filled} />
        <Textarea
          name="reason"
          label="What was decided? (optional)"
          rows={3}
          value={filled.text('reason')}
          errorMessage={filled.wrong('reason')}
        />
      </>
    ),
  }),
  answer: caseForm({
    title: 'Write down whether it helped',
    button: 'Save',
    schema: z.object({
      answer: oneOf(PersonAnswer.options, 'Choose what they said'),
      onward: perhaps(60),
      words: perhaps(1000),
    }),
    work: body => ({ name: 'recordAnswer', body }),
    next: '/outcomes?done=answer',
    fields: filled => <Helped {...filled} />,
  }),
};

const numbers = Array.from({ length: 10 }, (_, i) => String(i + 1));

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const clockTime = (now: Instant) => clock.format(new Date(now));

const Contact = ({ facts, text, wrong }: Filled) => (
  <>
    <p>{attemptsInWords(facts.view)}</p>
    <Radios
      name="outcome"
      small
      fieldset={{ legend: { content: 'What happened?', size: 's' } }}
      items={Object.entries(contactOutcomes).map(([value, words]) => ({ value, label: capitalised(words) }))}
      value={text('outcome')}
      errorMessage={wrong('outcome')}
    />
    <Select
      name="type"
      label="How"
      value={text('type')}
      errorMessage={wrong('type')}
      items={Object.entries(contactTypes).map(([value, words]) => ({ value, text: capitalised(words) }))}
    />
    <div class="lr-side-by-side">
      <Input name="on" type="date" label="Day" value={text('on')} errorMessage={wrong('on')} />
      <Input name="at" type="time" label="Time" value={text('at')} errorMessage={wrong('at')} />
      <Input
        name="minutes"
        label="Minutes (optional)"
        width={4}
        inputmode="numeric"
        value={text('minutes')}
        errorMessage={wrong('minutes')}
      />
    </div>
    <Textarea name="note" label="Note (optional)" rows={3} value={text('note')} errorMessage={wrong('note')} />
    <Input
      name="nextOn"
      type="date"
      label="Next contact by (optional)"
      hint="If you leave this empty, we set the day of the next try for you."
      value={text('nextOn')}
      errorMessage={wrong('nextOn')}
    />
  </>
);

const Action = ({ text, wrong }: Filled) => (
  <>
    <Input name="what" label="What is to be done?" value={text('what')} errorMessage={wrong('what')} />
    <Radios
      name="who"
      small
      fieldset={{ legend: { content: 'Who does it?', size: 's' } }}
      items={[
        { value: 'advisor', label: 'The advisor' },
        { value: 'person', label: 'The person' },
        { value: 'partner', label: 'A partner' },
      ]}
      value={text('who')}
      errorMessage={wrong('who')}
    />
    <Input name="until" type="date" label="By (optional)" value={text('until')} errorMessage={wrong('until')} />
  </>
);

const Helped = ({ facts: { view }, text, wrong }: Filled) => (
  <>
    <Radios
      name="answer"
      small
      fieldset={{ legend: { content: 'Did it help?', size: 's' } }}
      items={Object.entries(personAnswers).map(([value, words]) => ({ value, label: capitalised(words) }))}
      value={text('answer')}
      errorMessage={wrong('answer')}
    />
    <Select
      name="onward"
      label="What was it about? (optional)"
      value={text('onward')}
      items={[
        { value: '', text: 'All of it' },
        ...view.onward.map(({ id, offerName }) => ({ value: id, text: offerName })),
      ]}
    />
    <Textarea name="words" label="In their words (optional)" rows={3} value={text('words')} />
  </>
);
