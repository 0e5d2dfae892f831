import * as z from 'zod';

export const Config = z.object({
  CASES_TABLE: z.string().min(1),
  DIRECTORY_TABLE: z.string().min(1),
  MESSAGES_QUEUE_URL: z.url(),
  IDENTITY_KEY_SECRET: z
    .string()
    .min(1)
    .describe('id of the secret that keys the codes on paper and the addresses that try'),
});
export type Config = z.infer<typeof Config>;
