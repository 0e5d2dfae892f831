import * as z from 'zod';
import { CodeWord, formed, Sentence, told } from './bounds.ts';

/** Whoever has made more mistakes than this mends them in two rounds. */
export const mostErrors = 100;

/** RFC 9457, with every wrong field at once. Says nothing of persons: pointers name fields, messages name rules. */
export const Problem = z
  .strictObject({
    type: formed(/^urn:life-rooms:problem:[a-z-]+$/, 80).describe('a page that explains this kind of problem'),
    title: Sentence,
    status: z.int().min(400).max(599),
    detail: Sentence.optional(),
    errors: z
      .array(
        z.strictObject({
          pointer: told(500).describe('JSON pointer (RFC 6901) to the field'),
          code: CodeWord,
          message: Sentence,
        }),
      )
      .max(mostErrors)
      .optional(),
    correlationId: told(100),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
