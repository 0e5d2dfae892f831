import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { JWK } from 'jose';
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { inMemory } from '../../local/sign-in-memory.ts';
import type { UserPool } from './resources/sign-in.ts';

/** As an administrator has made them known to the pool. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly email: string;
}

type People = ReadonlyMap<string, Person>;

/** Where people sign in to a pool and out again: a real issuer below Cognito's paths, for the clients of the template alone. */
export function createHostedSignIn(
  pool: UserPool,
  { key, people, surprised }: { key: JWK; people: People; surprised: (error: unknown) => void },
): RequestListener {
  const provider = new Provider(pool.issuer, configurationFor(pool, key, people));
  // It is reached by its name and over TLS, as far as it knows.
  provider.proxy = true;
  provider.on('server_error', (_context, error) => surprised(error));
  provider.use(asCognitoAnswers);
  provider.use(signInPage(provider, people));
  provider.use(signOutAddress(pool));
  const answer = provider.callback();
  return (request, response) => void answer(request, response);
}

function configurationFor({ browserClients }: UserPool, key: JWK, people: People): Configuration {
  const withSubject = (subject: string) => [...people.values()].find(person => person.subject === subject);
  return {
    adapter: inMemory(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clients: browserClients.map(metadataOf),
    routes: { authorization: '/oauth2/authorize', token: '/oauth2/token', userinfo: '/oauth2/userInfo' },
    clientAuthMethods: ['none'],
    responseTypes: ['code'],
    // Cognito would do without. Whoever has no secret should not.
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount(_context, subject) {
      const person = withSubject(subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name, email: person.email }) };
    },
    loadExistingGrant: grantAll,
    interactions: { url: () => '/login' },
    renderError(context, { error }) {
      context.body = error;
    },
    clientBasedCORS: () => false,
    ttl: { AccessToken: 300, IdToken: 300, AuthorizationCode: 300, Interaction: 3600, Session: 3600, Grant: 3600 },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  };
}

const metadataOf = ({ id, scopes, callbacks }: UserPool['browserClients'][number]): ClientMetadata => ({
  client_id: id,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [...callbacks],
  scope: scopes.join(' '),
});

/** Nobody is asked whether the service of their own organisation may know their name. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({ accountId: oidc.account?.accountId, clientId: oidc.client?.clientId });
  grant.addOIDCScope(oidc.client?.scope ?? '');
  await grant.save();
  return grant;
}

type Middleware = Parameters<Provider['use']>[0];

/** Cognito does not say who it is when it sends somebody back (RFC 9207). */
const asCognitoAnswers: Middleware = async (context, next) => {
  await next();
  const { location } = context.response.headers;
  if (typeof location !== 'string' || !location.startsWith('https:')) return;
  const address = new URL(location);
  address.searchParams.delete('iss');
  context.set('location', address.href);
};

/** Cognito's own asks for a password and a second factor, which nobody has here. */
function signInPage(provider: Provider, people: People): Middleware {
  return async (context, next) => {
    if (context.path !== '/login') return next();
    const { req, res } = context;
    if (context.method !== 'POST') {
      context.body = '<form method="post" action="/login"><input name="username"></form>';
      return;
    }
    const person = people.get(new URLSearchParams(await text(req)).get('username') ?? '');
    if (!person) return refuse(context, 'Incorrect username or password.');
    const result = { login: { accountId: person.subject }, consent: {} };
    context.redirect(await provider.interactionResult(req, res, result));
  };
}

/** `/logout?client_id=…&logout_uri=…`: ends the session at the issuer, and sends back to where the client may be sent. */
function signOutAddress({ browserClients }: UserPool): Middleware {
  return async (context, next) => {
    if (context.path !== '/logout') return next();
    const { client_id: id, logout_uri: backTo } = context.query;
    const client = browserClients.find(one => one.id === id);
    if (typeof backTo !== 'string' || !client?.signedOut.includes(backTo))
      return refuse(context, 'An error was encountered with the requested page.');
    context.cookies.set('_session', null);
    context.redirect(backTo);
  };
}

function refuse(context: Parameters<Middleware>[0], because: string): void {
  context.status = 400;
  context.body = because;
}
