import type { IdentityProvider, ProviderSettings } from './identity-provider.ts';

/** As `openIdProvider`, whose code is loaded when somebody signs in or out: most are signed in already. */
export function identityOnDemand(settings: ProviderSettings): IdentityProvider {
  let loading: Promise<IdentityProvider> | undefined;
  const provider = () => {
    loading ??= import('./open-id-provider.ts').then(({ openIdProvider }) => openIdProvider(settings));
    return loading;
  };
  return {
    begin: async () => (await provider()).begin(),
    complete: async (answer, checks) => (await provider()).complete(answer, checks),
    signOutAddress: async backTo => (await provider()).signOutAddress(backTo),
  };
}
