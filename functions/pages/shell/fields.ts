import * as z from 'zod';

// Fields of forms: text as a browser sends it, and one sentence for whatever is wrong with it.

type OfText = z.ZodType<unknown, string>;

export const needed = <Schema extends OfText>(schema: Schema, message: string) =>
  z
    .string(message)
    .trim()
    .refine(typed => schema.safeParse(typed).success, message)
    .pipe(schema);

/** Nothing where nothing was typed. */
export const optional = <Schema extends OfText>(schema: Schema, message: string) =>
  z
    .string(message)
    .trim()
    .default('')
    .refine(typed => typed === '' || schema.safeParse(typed).success, message)
    .pipe(z.union([z.literal('').transform(() => undefined), schema]));

/** @param most characters */
export const optionalText = (most: number) =>
  optional(z.string().max(most), `Say it in ${most.toLocaleString('en-GB')} characters or fewer`);

/** Without a sign or a fraction. */
export const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().max(most));
