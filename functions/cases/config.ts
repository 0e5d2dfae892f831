import * as z from 'zod';

export const Config = z.object({
  CASES_TABLE: z.string().min(1),
  DIRECTORY_TABLE: z.string().min(1),
  IMAGES_BUCKET: z.string().min(1),
  MATCHING_QUEUE_URL: z.url(),
  MESSAGES_QUEUE_URL: z.url(),
});
export type Config = z.infer<typeof Config>;
