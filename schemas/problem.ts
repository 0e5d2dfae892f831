import * as z from 'zod';

/** RFC 9457, with every wrong field at once. Says nothing of persons: pointers name fields, messages name rules. */
export const Problem = z
  .strictObject({
    type: z.string().describe('a page that explains this kind of problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('JSON pointer (RFC 6901) to the field'),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
    correlationId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
