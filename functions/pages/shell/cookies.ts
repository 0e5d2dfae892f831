import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** What this site keeps in a browser: who is signed in, and who is just signing in. Neither is of use to a script. */
export type CookieName = 'session' | 'sign-in';

/**
 * `__Host-` binds a cookie to this very host and to https. On plain http, which only this machine may speak, browsers
 * refuse the prefix, so there the name goes without.
 */
const fullName = (name: CookieName, origin: string) => (isSecure(origin) ? `__Host-${name}` : name);
const isSecure = (origin: string) => origin.startsWith('https:');

export function cookieOf(event: APIGatewayProxyEventV2, name: CookieName, origin: string): string | undefined {
  const start = `${fullName(name, origin)}=`;
  return event.cookies?.find(cookie => cookie.startsWith(start))?.slice(start.length);
}

/** @param maxAge in seconds; 0 takes the cookie away, left out it lasts as long as the browser is open */
export function setCookie(name: CookieName, value: string, origin: string, maxAge?: number): string {
  // Lax, because the way back from the issuer begins on another site.
  return [
    `${fullName(name, origin)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure(origin) ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ');
}
