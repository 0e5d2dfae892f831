import * as z from 'zod';

export const Config = z.object({
  CASES_TABLE: z.string().min(1),
  DIRECTORY_TABLE: z.string().min(1),
  IDENTITY_KEY_SECRET: z.string().min(1).describe('id of the secret whose text keys the codes on letters'),
  LINK_BASE: z.url().describe('where links without an account lead, without a trailing slash'),
  SERVICE_PHONE: z.string().min(1).describe('what people are told to ring, as they would dial it'),
  CASE_LINK_BASE: z.url().describe('where a case can be read after signing in, without a trailing slash'),
});
export type Config = z.infer<typeof Config>;
