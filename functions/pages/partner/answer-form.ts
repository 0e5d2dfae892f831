import * as z from 'zod';
import { Attendance, type DeclinedBy, DeclineReason, OnwardOutcome } from '../../../schemas/codes.ts';
import { CalendarDate } from '../../../schemas/time.ts';
import type { PartnerSaid } from '../../partners/partner-command.ts';
import { firstBoxOf, withDates } from '../house/date-field.tsx';
import { needed, optional, optionalText, wholeNumber } from '../shell/fields.ts';
import { type Checked, checkForm, type FormInput, textOf } from '../shell/form.ts';

/**
 * What a partner has filled in, by whichever of the forms it was.
 * @returns undefined when it is none of them
 */
export function readAnswer(input: FormInput, today: CalendarDate): Checked<PartnerSaid> | undefined {
  const decision = Decision.safeParse(textOf(input, 'decision')).data;
  if (!decision) return undefined;
  const { value, errors } = checkForm<z.ZodType<PartnerSaid>>(formsOn(today)[decision], answerInput(input));
  if (value) return { value };
  return {
    errors: errors.map(error => (dates.includes(error.field) ? { ...error, field: firstBoxOf(error.field) } : error)),
  };
}

/** What the fields of the forms are to show again. */
export const answerInput = (input: FormInput): FormInput => withDates(input, dates);

const dates = ['firstDate', 'on'];
const Decision = z.enum(['accept', 'wait-list', 'decline', 'ask', 'undo', 'attendance', 'ended']);

const formsOn = (today: CalendarDate) => ({
  accept: z.object({
    decision: z.literal('accept'),
    firstDate: optional(CalendarDate, 'Enter a real date, such as 1 12 2026').refine(
      date => date === undefined || date >= today,
      'The first date must be today or later',
    ),
    contactRoute: optionalText(300),
  }),
  'wait-list': z.object({
    decision: z.literal('wait-list'),
    expectedWeeks: optional(wholeNumber(104), 'Enter the weeks as a number from 0 to 104'),
  }),
  decline: z
    .object({
      decision: z.literal('decline'),
      reason: needed(DeclineReason, 'Choose the main reason'),
      words: optionalText(1000),
      suggests: optionalText(300),
    })
    .transform(said => ({ ...said, declinedBy: declinedBy(said.reason) })),
  ask: z.object({
    decision: z.literal('ask'),
    question: needed(z.string().min(1).max(2000), 'Write your question, in 2,000 characters or fewer'),
  }),
  undo: z.object({ decision: z.literal('undo') }),
  attendance: z.object({
    decision: z.literal('attendance'),
    attendance: Attendance,
    on: needed(CalendarDate, 'Enter the day, such as 23 11 2026').refine(
      date => date <= today,
      'The day must be today or earlier',
    ),
  }),
  ended: z.object({
    decision: z.literal('ended'),
    outcome: needed(OnwardOutcome, 'Choose how it ended'),
    words: optionalText(1000),
  }),
});

const declinedBy = (reason: DeclineReason): DeclinedBy => (reason === 'person-declined' ? 'person' : 'partner');
