import * as z from 'zod';
import { Capacity } from '../../../schemas/codes.ts';
import type { OfferUpkeep } from '../../../schemas/partner-work.ts';
import { CalendarDate } from '../../../schemas/time.ts';
import { firstBoxOf, withDates } from '../house/date-field.tsx';
import { needed, optional, wholeNumber } from '../shell/fields.ts';
import { type Checked, checkForm, type FormInput, textOf } from '../shell/form.ts';

/**
 * What a partner has filled in of one of its offers. The one-tap forms name a single field; the long form names them all,
 * and what it leaves empty is not known any more.
 */
export function readUpkeep(input: FormInput): Checked<OfferUpkeep> {
  const { value, errors } = checkForm<z.ZodType<OfferUpkeep>>(forms[changeIn(input)], upkeepInput(input));
  if (value) return { value };
  return {
    errors: errors.map(error => (dates.includes(error.field) ? { ...error, field: firstBoxOf(error.field) } : error)),
  };
}

/** What the fields of the form are to show again. */
export const upkeepInput = (input: FormInput): FormInput => withDates(input, dates);

const dates = ['pausedUntil', 'nextStart'];
const Change = z.enum(['places', 'still-right', 'everything']);
const changeIn = (input: FormInput) => Change.safeParse(textOf(input, 'change')).data ?? 'everything';

const placesMessage = 'Enter the places as a number, or leave it empty';
const weeksMessage = 'Enter the weeks as a number from 0 to 104, or leave it empty';
const dateMessage = 'Enter a real date, such as 1 12 2026';

const orNothing = <Schema extends z.ZodType<unknown, string>>(schema: Schema, message: string) =>
  optional(schema, message).transform(value => value ?? null);

const forms = {
  places: z.object({ places: needed(wholeNumber(10_000), placesMessage) }),
  'still-right': z.object({ stillRight: z.literal('true').transform(() => true as const) }),
  everything: z.object({
    capacity: needed(Capacity, 'Choose whether you can take people'),
    places: orNothing(wholeNumber(10_000), placesMessage),
    waitingWeeks: orNothing(wholeNumber(104), weeksMessage),
    nextStart: orNothing(CalendarDate, dateMessage),
    pausedUntil: orNothing(CalendarDate, dateMessage),
  }),
};
