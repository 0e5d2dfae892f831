import type { Page } from 'playwright-core';
import { startingAt } from '../../adapters/clock.ts';
import type { Clock } from '../../domain/ports.ts';
import { type Service, startService } from '../../local/service.ts';
import { ApiClient } from '../../local/story/api-client.ts';
import { referralChapters } from '../../local/story/chapters.ts';
import { at } from '../samples.ts';
import { openBrowser, type TabOptions, type TestBrowser } from './open-browser.ts';

export interface ServiceForBrowsers {
  readonly url: string;
  newTab(options?: TabOptions): Promise<Page>;
  /** A tab of somebody of the demonstration, signed in. */
  tabOf(person: string, options?: TabOptions): Promise<Page>;
  /** The referral of the chapter whose file begins with this, once it is settled. */
  tell(chapter: string): Promise<{ readonly id: string; readonly reference: string }>;
  stop(): Promise<void>;
}

/** The whole service on a Monday morning, in a folder that is deleted, and a browser that knows nobody else. */
export async function openServiceForBrowsers(clock = mondayAtTen()): Promise<ServiceForBrowsers> {
  const service = await startService({ clock });
  const browser = await openBrowser();
  const signedIn = new Map<string, NonNullable<TabOptions['as']>>();
  return {
    url: service.url,
    newTab: browser.newTab,
    async tabOf(person, options) {
      const as = signedIn.get(person) ?? (await signIn(service, browser, person));
      signedIn.set(person, as);
      return browser.newTab({ ...options, as });
    },
    tell: chapter => tell(service, chapter),
    async stop() {
      await browser.close();
      await service.stop();
    },
  };
}

const mondayAtTen = (): Clock => startingAt(at('2026-11-23T10:00:00Z'));

/** By choosing who they are on the issuer's page, as people do there. */
async function signIn(service: Service, browser: TestBrowser, person: string): Promise<NonNullable<TabOptions['as']>> {
  const tab = await browser.newTab({ scripts: false });
  await tab.goto(`${service.url}/sign-in`);
  await tab.getByRole('button', { name: person }).click();
  await tab.getByRole('button', { name: 'Sign out' }).waitFor();
  const state = await tab.context().storageState();
  await tab.close();
  return state;
}

async function tell({ url, signIns, tokenUrl }: Service, start: string) {
  const chapter = referralChapters().find(({ file }) => file.startsWith(start));
  if (!chapter) throw new Error(`no chapter of the story begins with ${start}`);
  const secretOf = (id: string) => signIns.find(({ caller }) => caller.subject === id)?.secret ?? '';
  const clientFor = (id: string) => new ApiClient(url, { id, secret: secretOf(id) });
  const sent = await clientFor(chapter.sender).send(chapter.body);
  await clientFor('life-rooms-desk').whenSettled(sent.id);
  return { id: sent.id, reference: sent.reference, tokenUrl };
}
