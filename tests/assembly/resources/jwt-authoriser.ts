import type { JWTPayload } from 'jose';
import type { SignIn } from './sign-in.ts';

export interface Authoriser {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** What a function is told about whoever asks: every claim as text. */
export interface Jwt {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export interface Refused {
  readonly status: 401 | 403;
  readonly message: string;
  readonly authenticate: string;
}

/**
 * As an HTTP API does: the token is in the header, signed by the issuer, not expired and meant for one of the audience
 * (Cognito's access tokens say so by `client_id`), and has one of the route's scopes, if it names any.
 */
export async function authorise(
  signIn: SignIn,
  { issuer, audience }: Authoriser,
  scopes: readonly string[],
  header: string | undefined,
): Promise<Jwt | Refused> {
  const token = (header ?? '').replace(/^Bearer /i, '');
  const claims = await signIn.verify(token, issuer).catch(() => undefined);
  if (!claims || !audience.some(name => name === (claims.aud ?? claims['client_id']))) return unauthorised;
  const held = String(claims['scope'] ?? '').split(' ');
  if (scopes.length > 0 && !scopes.some(scope => held.includes(scope))) return forbidden(scopes);
  return { claims: asText(claims), scopes: scopes.length > 0 ? scopes : null };
}

const unauthorised: Refused = { status: 401, message: 'Unauthorized', authenticate: 'Bearer' };

const forbidden = (scopes: readonly string[]): Refused => ({
  status: 403,
  message: 'Forbidden',
  authenticate: `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"`,
});

function asText(claims: JWTPayload): Record<string, string> {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, text(value)]));
}
