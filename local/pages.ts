import { randomBytes } from 'node:crypto';
import { createDrafts } from '../adapters/tables/drafts.ts';
import type { ItemStore } from '../adapters/tables/item-store.ts';
import { createSessions } from '../adapters/tables/sessions.ts';
import { assetsFromPackages } from '../functions/pages/assets/assets.ts';
import { documentsFromRepository } from '../functions/pages/docs/documents.ts';
import { createHandler } from '../functions/pages/handler.ts';
import { commitOfRepository } from '../functions/pages/operations/commit.ts';
import { openIdProvider } from '../functions/pages/sign-in/open-id-provider.ts';
import type { PagesWorld } from '../functions/pages/world.ts';
import type { World } from '../functions/world.ts';
import { peoplesClient } from './sign-in.ts';

/** The pages, with the demonstration's own issuer, which is below `/oidc` of the same address. */
export function wirePages(world: World & Pick<PagesWorld, 'desks'>, items: ItemStore, url: string) {
  const callback = `${url}/callback`;
  return createHandler({
    ...world,
    sessions: createSessions(items),
    drafts: createDrafts(items),
    identity: openIdProvider({ issuer: `${url}/oidc`, clientId: peoplesClient.id, callback }),
    assets: assetsFromPackages(),
    documents: documentsFromRepository(),
    newSecret: () => randomBytes(32).toString('base64url'),
    site: {
      origin: url,
      issuerOrigin: url,
      organisation: 'Mersey Care NHS Foundation Trust',
      nhsLogo: false,
      commit: commitOfRepository(),
      runsIn: 'this machine',
      mailbox: '/mailbox',
    },
  });
}
