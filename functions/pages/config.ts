import * as z from 'zod';

export const Config = z.object({
  CASES_TABLE: z.string().min(1),
  DIRECTORY_TABLE: z.string().min(1),
  IMAGES_BUCKET: z.string().min(1),
  MATCHING_QUEUE_URL: z.url(),
  MATCHING_DEAD_LETTERS_URL: z.url(),
  MESSAGES_QUEUE_URL: z.url(),
  MESSAGES_DEAD_LETTERS_URL: z.url(),
  IDENTITY_KEY_SECRET: z
    .string()
    .min(1)
    .describe('id of the secret that keys the codes on paper and the addresses that try'),
  SERVICE_PHONE: z.string().min(1).describe('said wherever somebody may want to ring'),
  PAGES_ORIGIN: z.url().describe('https and the host, without a trailing slash'),
  ISSUER_URL: z.url(),
  PAGES_CLIENT_ID: z.string().min(1).describe('a public client: code flow with PKCE'),
  ISSUER_SIGN_OUT_URL: z.url().describe('Cognito does not publish it'),
  ORGANISATION: z.string().min(1),
  COMMIT: z.string().min(1).describe('what was deployed, for whoever operates it'),
  REGION: z.string().min(1),
  NHS_LOGO: z.enum(['on', 'off']).default('off').describe('NHS identity: only for an NHS organisation'),
});
export type Config = z.infer<typeof Config>;
