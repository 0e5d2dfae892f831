import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { Account } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import { notRun } from './properties.ts';

/** The user pools of a template. Machines get tokens of them here, people by the pages of cognito.ts. */
export interface SignIn {
  makePool(resource: Resource): Made;
  makeDomain(resource: Resource): Made;
  makeClient(resource: Resource): Made;
  readonly pools: ReadonlyMap<string, UserPool>;
  /** What every pool signs with. */
  readonly key: JWK;
  /** The access token of a client of the template. */
  token(client: string, wanted?: TokenWanted): Promise<string>;
  /** The claims of a token that this issuer has signed and that has not expired. @throws Error otherwise */
  verify(token: string, issuer: string): Promise<JWTPayload>;
}

export interface UserPool {
  readonly issuer: string;
  /** Where its people sign in, if it has a domain. */
  readonly host: string | undefined;
  readonly browserClients: readonly BrowserClient[];
}

/** A client without a secret, by which people sign in. */
interface BrowserClient {
  readonly id: string;
  readonly scopes: readonly string[];
  /** Where their browser may be sent back to, letter by letter. */
  readonly callbacks: readonly string[];
  readonly signedOut: readonly string[];
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
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const clients = new Map<string, { readonly issuer: string; readonly scopes: readonly string[] }>();
  const { poolOf, addTo, ...pools } = createPools(account);
  return {
    ...pools,
    key: { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' },
    makeClient({ name, properties }) {
      const client = Client.parse(properties);
      if (client.GenerateSecret) {
        clients.set(name, { issuer: poolOf(client.UserPoolId).issuer, scopes: client.AllowedOAuthScopes });
      } else {
        const { AllowedOAuthScopes: scopes, CallbackURLs: callbacks, LogoutURLs: signedOut } = client;
        addTo(client.UserPoolId, { id: name, scopes, callbacks, signedOut });
      }
      return { ref: name };
    },
    token(client, { scopes, subject = client, expiresInSeconds = 1800 } = {}) {
      const known = clients.get(client);
      if (!known) throw new Error(`there is no client ${client}`);
      const scope = (scopes ?? known.scopes).join(' ');
      return accessToken({ client, scope, subject, expiresInSeconds }).setIssuer(known.issuer).sign(privateKey);
    },
    async verify(token, issuer) {
      return (await jwtVerify(token, publicKey, { issuer, algorithms: ['RS256'] })).payload;
    },
  };
}

/** As Cognito writes one, but for who issues it. */
function accessToken(wanted: { client: string; scope: string; subject: string; expiresInSeconds: number }): SignJWT {
  const { client, scope, subject, expiresInSeconds } = wanted;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ client_id: client, token_use: 'access', scope, auth_time: now, version: 2 })
    .setProtectedHeader({ alg: 'RS256' })
    .setSubject(subject)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + expiresInSeconds);
}

function createPools(account: Account) {
  const pools = new Map<string, UserPool>();
  const poolOf = (name: string) => {
    const pool = pools.get(name);
    if (!pool) throw new Error(`there is no user pool ${name}`);
    return pool;
  };
  return {
    pools,
    poolOf,
    makePool({ name, properties }: Resource): Made {
      Pool.parse(properties);
      const issuer = `https://${issuerHost(account)}/${name}`;
      pools.set(name, { issuer, host: undefined, browserClients: [] });
      return { ref: name, attributes: { ProviderURL: issuer } };
    },
    makeDomain({ properties }: Resource): Made {
      const { Domain: prefix, UserPoolId: name } = Domain.parse(properties);
      pools.set(name, { ...poolOf(name), host: `${prefix}${hostedDomain(account)}` });
      return { ref: prefix };
    },
    addTo(name: string, client: BrowserClient) {
      const pool = poolOf(name);
      pools.set(name, { ...pool, browserClients: [...pool.browserClients, client] });
    },
  };
}

/** Where Cognito says who it is, for all pools of a region. */
export const issuerHost = ({ region }: Account) => `cognito-idp.${region}.amazonaws.com`;

/** What the domain of a pool ends with, where it shows pages of its own. */
export const hostedDomain = ({ region }: Account) => `.auth.${region}.amazoncognito.com`;

/** Nobody proves here who they are, so what they would prove it by is read and goes no further. */
const Pool = z.strictObject({
  AdminCreateUserConfig: z.strictObject({ AllowAdminCreateUserOnly: z.literal(true) }),
  AccountRecoverySetting: notRun,
  DeletionProtection: notRun,
  EmailVerificationMessage: notRun,
  EmailVerificationSubject: notRun,
  EnabledMfas: notRun,
  MfaConfiguration: notRun,
  Policies: notRun,
  SmsVerificationMessage: notRun,
  UserPoolTags: notRun,
  VerificationMessageTemplate: notRun,
});

/** A prefix of Cognito's own domain. One of our own would need a certificate: it is not known. */
const Domain = z.strictObject({ Domain: z.string().regex(/^[a-z0-9-]+$/), UserPoolId: z.string() });

const client = {
  UserPoolId: z.string(),
  AllowedOAuthFlowsUserPoolClient: z.literal(true),
  AllowedOAuthScopes: z.array(z.string()).min(1),
  AccessTokenValidity: notRun,
  TokenValidityUnits: notRun,
  SupportedIdentityProviders: z.tuple([z.literal('COGNITO')]).optional(),
};

const Client = z.discriminatedUnion('GenerateSecret', [
  z.strictObject({
    ...client,
    GenerateSecret: z.literal(true),
    AllowedOAuthFlows: z.tuple([z.literal('client_credentials')]),
  }),
  z.strictObject({
    ...client,
    GenerateSecret: z.literal(false),
    AllowedOAuthFlows: z.tuple([z.literal('code')]),
    CallbackURLs: z.array(z.url()).min(1),
    LogoutURLs: z.array(z.url()),
    ExplicitAuthFlows: notRun,
    IdTokenValidity: notRun,
    RefreshTokenValidity: notRun,
    PreventUserExistenceErrors: notRun,
  }),
]);
