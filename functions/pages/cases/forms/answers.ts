import * as z from 'zod';
import { CalendarDate } from '../../../../schemas/time.ts';

// How fields of forms are read: what was left empty was not said, and each mistake is a sentence that says what to do.

export const needed = (max: number, message: string) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(max, `Say it in ${max.toLocaleString('en-GB')} characters or fewer`);

export const perhaps = (max: number) =>
  emptyIsNone.pipe(
    z
      .string()
      .max(max, `Say it in ${max.toLocaleString('en-GB')} characters or fewer`)
      .optional(),
  );

const emptyIsNone = z
  .string()
  .trim()
  .optional()
  .transform(text => text || undefined);

/** Nothing, or what fits one field of a schema. */
export const perhapsFitting = <Value>(schema: z.ZodType<Value, string>, message: string) =>
  emptyIsNone.transform((text, { addIssue }): Value | undefined => {
    if (text === undefined) return undefined;
    const fitting = schema.safeParse(text);
    if (!fitting.success) addIssue({ code: 'custom', message });
    return fitting.data;
  });

export const oneOf = <Code extends string>(codes: readonly Code[], message: string) =>
  z.enum(codes, { error: message });

/** None, one or several boxes that were ticked. */
export const anyOf = <Code extends string>(code: z.ZodType<Code, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(ticked => [ticked ?? []].flat())
    .pipe(z.array(code));

export const day = (message: string) => z.iso.date(message).transform(text => CalendarDate.parse(text));
export const perhapsDay = emptyIsNone.pipe(day('Choose a day, or leave it empty').optional());

export const perhapsNumber = (max: number, message: string) =>
  emptyIsNone
    .transform(text => (text === undefined ? undefined : Number(text)))
    .pipe(z.number(message).int(message).min(0, message).max(max, message).optional());

const tooFar = 'Give the distance in kilometres, up to 200';
export const perhapsKilometres = emptyIsNone
  .transform(text => (text === undefined ? undefined : Number(text)))
  .pipe(z.number(tooFar).positive(tooFar).max(200, tooFar).optional());
