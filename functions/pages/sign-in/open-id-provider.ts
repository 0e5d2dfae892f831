import * as client from 'openid-client';
import { type IdentityProvider, type ProviderSettings, SignInRefused } from './identity-provider.ts';

/** Code flow with PKCE as a public client. The issuer is asked for its addresses at the first sign-in and not before. */
export function openIdProvider(settings: ProviderSettings): IdentityProvider {
  const { callback } = settings;
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined; // an issuer that is down now may be up for the next sign-in
      throw error;
    });
    return discovered;
  };
  return {
    async begin() {
      const verifier = client.randomPKCECodeVerifier();
      const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: 'openid profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, checks };
    },
    async complete(answer, { state, nonce, verifier }) {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      const tokens = await client.authorizationCodeGrant(await configuration(), answer, checks).catch(refused);
      const claims = tokens.claims();
      if (!claims) throw new SignInRefused('the issuer gave no claims');
      const { sub: subject, name } = claims;
      return { subject, name: typeof name === 'string' ? name : 'Signed in' };
    },
    signOutAddress: backTo => signOutAddress(settings, configuration, backTo),
  };
}

function discover({ issuer, clientId }: ProviderSettings): Promise<client.Configuration> {
  const isOnThisMachine = ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname);
  return client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    ...(isOnThisMachine && { execute: [client.allowInsecureRequests] }),
    timeout: 5,
  });
}

async function signOutAddress(
  { clientId, signOutAddress: configured }: ProviderSettings,
  configuration: () => Promise<client.Configuration>,
  backTo: string,
): Promise<string | undefined> {
  if (configured !== undefined)
    return `${configured}?${new URLSearchParams({ client_id: clientId, logout_uri: backTo })}`;
  const found = await configuration();
  if (found.serverMetadata().end_session_endpoint === undefined) return undefined;
  // Without a hint of whom: that would be an ID token, with their name, in an address.
  return client.buildEndSessionUrl(found, { post_logout_redirect_uri: backTo }).href;
}

/** What the issuer refuses is an answer; that it cannot be reached is not. */
function refused(error: unknown): never {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    throw new SignInRefused(error.error);
  if (error instanceof client.ClientError && error.code === 'OAUTH_INVALID_RESPONSE')
    throw new SignInRefused('the answer is not to what was asked');
  throw error;
}
