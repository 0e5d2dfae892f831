import type * as z from 'zod';
import { type FieldError, fieldErrorsOf, ProblemError } from '../shell/problem.ts';

/**
 * A referral never bounces for an empty optional field: forms and record systems send `""` and `null` for what nobody
 * filled in, and that is the same as leaving it out. Unknown fields are still named, blank or not.
 * @throws ProblemError naming every wrong field at once
 */
export function parseFilledIn<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const asSent = schema.safeParse(body, { reportInput: false });
  if (asSent.success) return asSent.data;
  const unknown = fieldErrorsOf(asSent.error).filter(({ code }) => code === 'unknown-field');
  const filledIn = schema.safeParse(withoutBlanks(body), { reportInput: false });
  if (filledIn.success && unknown.length === 0) return filledIn.data;
  const wrong = filledIn.success ? [] : fieldErrorsOf(filledIn.error);
  throw new ProblemError('invalid-request', { errors: [...unknown, ...wrong.filter(isNotAmong(unknown))] });
}

const isNotAmong = (named: readonly FieldError[]) => (error: FieldError) =>
  !named.some(({ pointer, code }) => pointer === error.pointer && code === error.code);

/**
 * Leaves out blank values, and lists and objects of nothing but blanks. A list that was sent empty stays: "none of
 * these" is an answer, and a blank must never become one.
 */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) {
    const left = value.map(withoutBlanks).filter(isFilledIn);
    return value.length > 0 && left.length === 0 ? undefined : left;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    const left = entries
      .map(([key, part]) => [key, withoutBlanks(part)] as const)
      .filter(([, part]) => isFilledIn(part));
    return entries.length > 0 && left.length === 0 ? undefined : Object.fromEntries(left);
  }
  return isFilledIn(value) ? value : undefined;
}

const isFilledIn = (value: unknown) =>
  value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
