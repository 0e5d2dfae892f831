/** The OpenID Connect issuer that knows people. */
export interface IdentityProvider {
  /** Where to send somebody who wants to sign in, and what their answer is checked against. */
  begin(): Promise<{ readonly address: string; readonly checks: SignInChecks }>;
  /** @param answer the address that they came back to @throws SignInRefused */
  complete(answer: URL, checks: SignInChecks): Promise<SignedInPerson>;
  /** Where the issuer signs them out as well, naming nobody: it knows its own cookie. Undefined where it cannot. */
  signOutAddress(backTo: string): Promise<string | undefined>;
}

interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

interface SignedInPerson {
  readonly subject: string;
  readonly name: string;
}

/** The issuer said no, or somebody else's answer was brought. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Where the issuer sends people back to. */
  readonly callback: string;
  /** For an issuer that does not publish it, such as Cognito: `https://…/logout`. */
  readonly signOutAddress?: string | undefined;
}
