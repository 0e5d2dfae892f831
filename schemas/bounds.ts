import * as z from 'zod';

// How large anything may be. Whatever is taken in has a bound that nobody who means well reaches; whatever is given out has
// one that everything taken in keeps to, so that what was accepted can always be read.

/** Free text that somebody wrote: trimmed, never empty, bounded so that one field cannot fill the record. */
export const words = (max: number) => z.string().trim().min(1, 'must not be empty').max(max);

/** A text of one form: `message` says of what form, and `max` how long it is at most. */
export const formed = (pattern: RegExp, max: number, message?: string) =>
  z
    .string()
    .regex(pattern, { abort: true, ...(message && { error: message }) })
    .max(max);

/** What our own rules wrote. One that were longer would be cut: nothing that was kept may become unreadable by its length. */
export const told = (max: number) =>
  z
    .string()
    .overwrite(text => text.slice(0, max))
    .max(max);

/** Room for a reason in full and the names around it. */
export const Sentence = told(2000);

/** A word of our own rules, as a program reads it: `servesTheirArea`, `ReferralClosed.v1`, `too-early`. */
export const CodeWord = formed(/^[A-Za-z][A-Za-z0-9.-]*$/, 80);

/** Who did something: the subject of a sign-in, or in one word what else it was. */
export const Who = words(120);

/** Where a page of a list ended: opaque. */
export const Cursor = formed(/^[\w-]+$/, 1000, 'is not a cursor from an earlier page');

/** How often, or how many. */
export const Count = z.int32().min(0);

/** Some of a list of codes. */
export const listOf = <Codes extends z.ZodEnum>(codes: Codes) => z.array(codes).max(codes.options.length);

/**
 * How much one referral holds. The decider refuses what would be more (domain/referral/decide/room.ts); what partners and
 * the clock add by themselves comes on top, and the lists that are shown have room for that.
 */
export const most = {
  events: 5000,
  goals: 50,
  plan: 50,
  setAside: 50,
  consents: 50,
  onward: 30,
  escalations: 50,
} as const;

/** Rows of one answer: about as many as fit into what a function may answer at all. */
export const mostRows = 20_000;
