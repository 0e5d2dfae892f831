import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import Provider, { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { Scope } from '../schemas/codes.ts';
import { html, Markup, page, pageHeaders } from './html.ts';
import type { SignIn } from './seed/callers.ts';
import { inMemory } from './sign-in-memory.ts';
import { signInPages } from './sign-in-pages.ts';
import { publicPart, type SigningKey, signingAlgorithm } from './signing-key.ts';

export interface Issuer {
  readonly url: string;
  readonly tokenUrl: string;
  /** Answers everything below the issuer's path. */
  readonly answer: RequestListener;
  /** @throws an error of jose when it is not a token of ours for this service, or too old */
  verify(token: string): Promise<JWTPayload>;
}

/**
 * A real OpenID Connect issuer for the demonstration. Machines prove themselves by their secret; people merely choose who
 * they are. What it knows of sessions is lost when it stops; its key is not, so tokens stay good.
 * @param issuer its address: everything of it is below that path
 */
export function createIssuer(issuer: string, signIns: readonly SignIn[], key: SigningKey): Issuer {
  const { pathname } = new URL(issuer);
  const provider = new Provider(issuer, configurationFor(pathname, signIns, key));
  provider.use(signInPages(provider, signIns));
  const answer = provider.callback();
  const keys = createLocalJWKSet({ keys: [publicPart(key)] });
  return {
    url: issuer,
    tokenUrl: `${issuer}/token`,
    answer: (request, response) => void answer(mountedAt(pathname, request), response),
    async verify(token) {
      const checks = {
        issuer,
        audience,
        algorithms: [signingAlgorithm],
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp'],
      };
      return (await jwtVerify(token, keys, checks)).payload;
    },
  };
}

/** The public client through which people sign in: authorisation code with PKCE, back to any port of this machine. */
export const peoplesClient = {
  id: 'life-rooms-pages',
  redirects: ['http://127.0.0.1/callback', 'http://localhost/callback'],
  signedOut: ['http://127.0.0.1/signed-out', 'http://localhost/signed-out'],
} as const;

const audience = 'life-rooms';
const resource = `urn:${audience}`;
const all = Scope.options.join(' ');
const hour = 60 * 60;
const secondsOf = {
  AccessToken: hour,
  ClientCredentials: hour,
  IdToken: hour,
  AuthorizationCode: 60,
  Interaction: hour,
  Session: 12 * hour,
  Grant: 12 * hour,
} as const;

function configurationFor(path: string, signIns: readonly SignIn[], key: SigningKey): Configuration {
  return {
    adapter: inMemory(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clients: [...signIns.flatMap(machineClient), peoplesClientMetadata],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    responseTypes: ['code'],
    scopes: ['openid', ...Scope.options],
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    findAccount: (_context, subject) => accountOf(signIns, subject),
    loadExistingGrant: context => grantFor(context, signIns),
    interactions: { url: (_context, { uid }) => `${path}/sign-in/${uid}` },
    renderError: showError,
    clientBasedCORS: () => false,
    ttl: secondsOf,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: resourceServer,
      },
    },
  };
}

function machineClient({ caller, secret }: SignIn): ClientMetadata[] {
  if (secret === undefined) return [];
  return [
    {
      client_id: caller.subject,
      client_secret: secret,
      scope: caller.scopes.join(' '),
      // The issuer takes the secret in the body as well: to it the two ways are one.
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ];
}

const peoplesClientMetadata: ClientMetadata = {
  client_id: peoplesClient.id,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [...peoplesClient.redirects],
  post_logout_redirect_uris: [...peoplesClient.signedOut],
};

/** The API, as the issuer sees it. Whoever asks for none of its scopes means all that they may have. */
function resourceServer({ oidc }: KoaContextWithOIDC, asked: string, client: Pick<ClientMetadata, 'scope'>) {
  if (asked !== resource) throw new errors.InvalidTarget();
  const { params = {} } = oidc;
  const wanted = String(params['scope'] ?? '').split(' ');
  const isChoosy = Scope.options.some(scope => wanted.includes(scope));
  if (!isChoosy) params['scope'] = [...wanted, client.scope ?? all].join(' ').trim();
  return {
    scope: all,
    audience,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: hour,
    jwt: { sign: { alg: signingAlgorithm } as const },
  };
}

const personIn = (signIns: readonly SignIn[], subject: string) =>
  signIns.find(({ caller, email }) => caller.subject === subject && email !== undefined);

function accountOf(signIns: readonly SignIn[], subject: string) {
  const person = personIn(signIns, subject);
  if (!person) return undefined;
  const { name, email } = person;
  return { accountId: subject, claims: () => ({ sub: subject, name, email }) };
}

/** People are not asked for consent to use their own service: the scopes of their role are granted, the others refused. */
async function grantFor({ oidc }: KoaContextWithOIDC, signIns: readonly SignIn[]) {
  const subject = oidc.account?.accountId ?? '';
  const granted = personIn(signIns, subject)?.caller.scopes ?? [];
  const grant = new oidc.provider.Grant({ accountId: subject, clientId: peoplesClient.id });
  grant.addOIDCScope('openid email profile');
  // The issuer takes every scope for one of its own too: answered here, or it would ask.
  grant.rejectOIDCScope(all);
  grant.addResourceScope(resource, [...granted]);
  grant.rejectResourceScope(
    resource,
    Scope.options.filter(scope => !granted.includes(scope)),
  );
  await grant.save();
  return grant;
}

/** @param form of the issuer's own, without a button */
function askToSignOut(context: KoaContextWithOIDC, form: string): void {
  context.set(pageHeaders);
  const button = html`<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`;
  context.body = page('Sign out of the demonstration?', html`${new Markup(form)}${button}`);
}

const showError: Configuration['renderError'] = (context, { error, error_description: because }) => {
  context.type = 'html';
  context.body = page('That did not work', html`<p>${because ?? error}</p>`);
};

/** As Express does it: the issuer sees its own paths, and can tell from the original what comes before them. */
function mountedAt(path: string, request: IncomingMessage): IncomingMessage {
  const { url = '' } = request;
  return Object.assign(request, { originalUrl: url, url: url.slice(path.length) || '/' });
}
