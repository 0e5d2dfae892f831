import { createHmac, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * Whether a form was sent from a page of this site, as the browser says, which no page can make it say.
 * @param isSecret only who knows the address can send it anything, and from there browsers do not say where they come from
 */
export function isSentFromHere({ headers }: APIGatewayProxyEventV2, origin: string, isSecret = false): boolean {
  const { origin: from, 'sec-fetch-site': site } = headers;
  if (isSecret) return (site ?? 'same-origin') === 'same-origin' && [undefined, 'null', origin].includes(from);
  if (from !== undefined && from !== origin) return false;
  return site === undefined ? from === origin : site === 'same-origin';
}

/** Goes with each form: made for one address and one session, so that no other site or form can know it. */
export const tokenFor = (secret: string, address: string): string =>
  createHmac('sha256', secret).update(`form ${address}`).digest('base64url');

export function isTokenFor(token: string, secret: string, address: string): boolean {
  const expected = Buffer.from(tokenFor(secret, address));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
