import { answerAsset } from './assets/answer-asset.ts';
import { askToRelease, releaseHold, takeHold } from './cases/hold.tsx';
import { showCase } from './cases/page.tsx';
import { pagesHandler } from './shell/pages-handler.ts';
import { sessionEnding, signedIn, signedOut, signIn, signOut, stay } from './sign-in/pages.ts';
import { showStart } from './start/page.tsx';
import { showWorklist } from './worklist/page.tsx';
import type { PagesWorld } from './world.ts';

/** Every page there is, by its name in routes.ts. */
export const createHandler = (world: PagesWorld) =>
  pagesHandler(world, {
    start: async () => showStart(),
    asset: async ({ event }) => ({ file: answerAsset(world.assets, event) }),

    signIn: ask => signIn(world, ask),
    signedIn: ask => signedIn(world, ask),
    signOut: ask => signOut(world, ask),
    signedOut: async () => signedOut(),
    sessionEnding: async ask => sessionEnding(ask),
    stay: async () => stay(),

    worklist: ask => showWorklist(world, ask),
    case: ask => showCase(world, ask),
    takeHold: ask => takeHold(world, ask),
    askToRelease: ask => askToRelease(world, ask),
    releaseHold: ask => releaseHold(world, ask),
  });
