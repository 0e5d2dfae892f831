import * as z from 'zod';

export const Config = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  IMAGES_BUCKET: z.string().min(1),
});
export type Config = z.infer<typeof Config>;
