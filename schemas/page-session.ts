import * as z from 'zod';
import { Who, words } from './bounds.ts';
import { SiteId } from './ids.ts';
import { Instant } from './time.ts';

/** SHA-256 (base64url) of a random secret that only a reader's browser has: whoever reads the table cannot sign in with it. */
export const SecretHash = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .brand<'secret-hash'>();
export type SecretHash = z.infer<typeof SecretHash>;

/** Somebody who is signed in to the pages. What they may do is looked up with each request and is no part of it. */
export const PageSession = z.object({
  version: z.int().min(1),
  subject: Who,
  name: words(200).describe('as the issuer says it, for the header of a page'),
  startedAt: Instant,
  seenAt: Instant.describe('when they last asked for a page, to the minute'),
  site: z
    .strictObject({ id: SiteId, name: words(120), isChosen: z.boolean().describe('today, and not their home site') })
    .optional()
    .describe('where they are, for whoever works at several'),
});
export type PageSession = z.infer<typeof PageSession>;

/** What the issuer's answer to a sign-in is checked against. */
export const SignInUnderWay = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string().describe('PKCE, RFC 7636'),
  goTo: z.string().startsWith('/').describe('the page that was asked for'),
});
export type SignInUnderWay = z.infer<typeof SignInUnderWay>;
