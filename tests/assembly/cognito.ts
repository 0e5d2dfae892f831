import type { ServerResponse } from 'node:http';
import { createHostedSignIn, type Person } from './hosted-sign-in.ts';
import { type LoopbackServer, listenOnLoopback } from './loopback.ts';
import type { Names } from './names.ts';
import { hostedDomain, issuerHost, type SignIn, type UserPool } from './resources/sign-in.ts';
import type { Account } from './template/account.ts';

export interface Cognito extends LoopbackServer {
  readonly names: Names;
  /** As an administrator would. They sign in by their user name. */
  makePerson(username: string, person: Person): void;
}

/**
 * Stands in for Amazon Cognito towards people: what each issuer says of itself, and the pages below the domain of its pool.
 * It is told by `x-forwarded-host` by which name it is asked.
 * @param surprised is told of a question to which nothing in the template answers
 */
export async function startCognito(
  { pools, key }: Pick<SignIn, 'pools' | 'key'>,
  account: Account,
  surprised: (error: unknown) => void,
): Promise<Cognito> {
  const people = new Map<string, Person>();
  const hosted = new Map<string, ReturnType<typeof createHostedSignIn>>();
  const hostedBy = (pool: UserPool) => {
    const known = hosted.get(pool.issuer) ?? createHostedSignIn(pool, { key, people, surprised });
    hosted.set(pool.issuer, known);
    return known;
  };
  const server = await listenOnLoopback((request, response) => {
    const asked = new URL(request.url ?? '/', `https://${request.headers['x-forwarded-host']}`);
    for (const pool of pools.values()) {
      if (asked.hostname === pool.host) return hostedBy(pool)(request, response);
      if (asked.href === `${pool.issuer}/.well-known/openid-configuration`) return say(response, 200, describe(pool));
    }
    surprised(new Error(`${request.method} ${asked.href} of Cognito is not known`));
    return say(response, 404, { message: 'Not Found' });
  });
  return {
    ...server,
    names: { [issuerHost(account)]: server.url, [hostedDomain(account)]: server.url },
    makePerson: (username, person) => void people.set(username, person),
  };
}

/** As much as Cognito says of itself: neither PKCE nor where to sign out. */
const describe = (pool: UserPool) => ({
  authorization_endpoint: `https://${pool.host}/oauth2/authorize`,
  id_token_signing_alg_values_supported: ['RS256'],
  issuer: pool.issuer,
  jwks_uri: `${pool.issuer}/.well-known/jwks.json`,
  response_types_supported: ['code', 'token'],
  scopes_supported: ['openid', 'email', 'phone', 'profile'],
  subject_types_supported: ['public'],
  token_endpoint: `https://${pool.host}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

const say = (response: ServerResponse, status: number, body: object) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
