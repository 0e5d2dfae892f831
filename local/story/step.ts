import * as z from 'zod';
import { type Operation, routes } from '../../functions/routes.ts';
import { Instant } from '../../schemas/time.ts';

const operations = routes.map(({ operation }) => operation) as [Operation, ...Operation[]];
const Fields = z.record(z.string(), z.unknown());

/** One thing that somebody does or reads, or that time does, and what must be seen then. */
export const Step = z.strictObject({
  tells: z.string(),
  minutesLater: z.int().min(1).optional(),
  at: Instant.optional().describe('the clock is put forward to this moment first'),
  by: z
    .string()
    .optional()
    .describe('client id of a demonstration sign-in; left out by whoever has a link or a letter'),
  does: z.enum(operations).optional(),
  opens: z.string().optional().describe('the link or the letter code in the last message of this kind is used'),
  about: z
    .record(z.string(), z.string())
    .default({})
    .describe('what else its address names: parts of the path, such as the offer, and the period of a report'),
  body: Fields.optional(),
  answers: z
    .union([Fields, z.array(Fields)])
    .optional()
    .describe('part of what must be answered, or one of several such parts; of a list, what must be in it'),
  says: z.array(z.string()).default([]).describe('what must be found in the words of the answer'),
  neverSays: z.array(z.string()).default([]),
  mails: z.array(z.string()).default([]).describe('kinds of messages about the referral that have newly gone out'),
});
export type Step = z.infer<typeof Step>;
