import * as z from 'zod';
import { Instant } from './time.ts';

/** Made from the form that began it, so that a form sent twice begins one draft. */
export const DraftId = z
  .string()
  .regex(/^drf_[A-Za-z0-9_-]{43}$/)
  .brand<'draft'>();
export type DraftId = z.infer<typeof DraftId>;

/**
 * The fields of the form, and how many characters of each are kept. Of long texts it is what a referral can hold; what is
 * short has room for a slip, as it is checked only when its part of the form is finished.
 */
const fieldsByLength = {
  4000: ['ownWords', 'riskText', 'safeguardingText'],
  1000: ['address', 'consentReason'],
  400: [
    ...['givenName', 'familyName', 'birthDate-day', 'birthDate-month', 'birthDate-year', 'nhsNumber', 'postcode'],
    ...['phone', 'email', 'safeTimes', 'via', 'adjustments'],
    ...['referrerName', 'referrerRole', 'organisation', 'referrerEmail', 'referrerPhone'],
  ],
  60: [
    ...['nhsNumberKnown', 'okToText', 'okToLeaveMessage', 'willCallIn', 'language', 'interpreter', 'accessNeeds'],
    ...['needs', 'mainNeed', 'urgency', 'concerns', 'safeguarding', 'consent', 'feedback', 'channel'],
  ],
} as const;
const mostCharacters: ReadonlyMap<string, number> = new Map(
  Object.entries(fieldsByLength).flatMap(([most, fields]) => fields.map(field => [field, Number(most)] as const)),
);
export const draftFields: readonly string[] = [...mostCharacters.keys()];
/** More than any question has boxes to tick. */
const mostValues = 40;

/** As it was typed and ticked, by the names of the fields: right, wrong or half finished. */
const Typed = z.record(z.string(), z.union([z.string(), z.array(z.string()).max(mostValues)]));

/** What may be kept of it. */
export const DraftAnswers = Typed.superRefine((answers, context) => {
  for (const [name, answer] of Object.entries(answers)) {
    const maximum = mostCharacters.get(name) ?? 0;
    if (maximum === 0) context.addIssue({ code: 'custom', path: [name], message: 'is no field of the form' });
    else if ([answer].flat().some(text => text.length > maximum))
      context.addIssue({ code: 'too_big', origin: 'string', maximum, inclusive: true, path: [name], input: answer });
  }
});
export type DraftAnswers = z.infer<typeof DraftAnswers>;

/** A referral that is being written. It is none until it is sent. */
export const Draft = z.strictObject({
  id: DraftId,
  version: z.int().min(1),
  // A field may have gone from the form since: that is no reason not to read the others.
  answers: Typed,
  asked: z
    .array(z.string().max(40))
    .max(40)
    .readonly()
    .describe('steps of the form that were gone through, if only to leave them empty'),
  begunAt: Instant,
  changedAt: Instant,
});
export type Draft = z.infer<typeof Draft>;
