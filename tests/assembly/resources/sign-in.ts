import { randomUUID } from 'node:crypto';
import { generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { Account } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import { notRun } from './properties.ts';

/** Gives tokens as Cognito gives them to machines, and stands for its published keys. */
export interface SignIn {
  makeClient(resource: Resource): Made;
  /** The access token of a client of the template. */
  token(client: string, wanted?: TokenWanted): Promise<string>;
  /** The claims of a token that this issuer has signed and that has not expired. @throws Error otherwise */
  verify(token: string, issuer: string): Promise<JWTPayload>;
}

interface TokenWanted {
  /** All that the client may have, unless told. */
  readonly scopes?: readonly string[];
  /** Whom it stands for: the client itself, as with every machine, unless told. */
  readonly subject?: string;
  /** Half an hour unless told; below nought it has expired. */
  readonly expiresInSeconds?: number;
}

export async function createSignIn(account: Account): Promise<SignIn> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const clients = new Map<string, { readonly issuer: string; readonly scopes: readonly string[] }>();
  return {
    makeClient({ name, properties }) {
      const client = Client.parse(properties);
      if (client.GenerateSecret)
        clients.set(name, { issuer: issuerOf(account, client.UserPoolId), scopes: client.AllowedOAuthScopes });
      return { ref: name };
    },
    token(client, { scopes, subject = client, expiresInSeconds = 1800 } = {}) {
      const known = clients.get(client);
      if (!known) throw new Error(`there is no client ${client}`);
      const now = Math.floor(Date.now() / 1000);
      const scope = (scopes ?? known.scopes).join(' ');
      return new SignJWT({ client_id: client, token_use: 'access', scope, auth_time: now, version: 2 })
        .setProtectedHeader({ alg: 'RS256' })
        .setSubject(subject)
        .setIssuer(known.issuer)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + expiresInSeconds)
        .sign(privateKey);
    },
    async verify(token, issuer) {
      return (await jwtVerify(token, publicKey, { issuer, algorithms: ['RS256'] })).payload;
    },
  };
}

/** Where Cognito signs for a pool. */
export const issuerOf = ({ region }: Account, pool: string) => `https://cognito-idp.${region}.amazonaws.com/${pool}`;

const client = {
  UserPoolId: z.string(),
  AllowedOAuthFlowsUserPoolClient: z.literal(true),
  AllowedOAuthScopes: z.array(z.string()).min(1),
  AccessTokenValidity: notRun,
  TokenValidityUnits: notRun,
  SupportedIdentityProviders: notRun,
};

const Client = z.discriminatedUnion('GenerateSecret', [
  z.strictObject({
    ...client,
    GenerateSecret: z.literal(true),
    AllowedOAuthFlows: z.tuple([z.literal('client_credentials')]),
  }),
  // A browser's: no machine gets a token by it, and no person signs in here.
  z.strictObject({
    ...client,
    GenerateSecret: z.literal(false),
    AllowedOAuthFlows: z.tuple([z.literal('code')]),
    CallbackURLs: notRun,
    LogoutURLs: notRun,
    ExplicitAuthFlows: notRun,
    IdTokenValidity: notRun,
    RefreshTokenValidity: notRun,
    PreventUserExistenceErrors: notRun,
  }),
]);
