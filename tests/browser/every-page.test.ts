import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parts } from '../../functions/pages/cases/parts/names.ts';
import { type PageRoute, pageRoutes } from '../../functions/pages/routes.ts';
import { emptyDesk, openPages } from '../pages/open-pages.ts';
import { at } from '../samples.ts';
import { expectAccessible } from './accessible.ts';
import { playScene, type Scene } from './scene.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// Every page that there is to read, and every part of a case, is opened in a real browser and is accessible. A route that
// this does not know fails to compile, and fails. Forms that were sent back are in the tests of their audiences.

let service: ServiceForBrowsers;
let scene: Scene;
let draft: string;
beforeAll(async () => {
  service = await openServiceForBrowsers();
  scene = await playScene(service);
  draft = await writeDraft(await service.tabOf(linkWorker));
});
afterAll(() => service.stop());

const [linkWorker, partner, advisor, manager, operator] = [
  'Nadia Farouk',
  'Grace Okonedo',
  'Amina Yusuf',
  'Margaret Sefton-Hughes',
  'Dev Patel-Moore',
];

/** Who opens it and where, several times where what is asked for makes another page of it; or why there is nothing to be seen. */
type Way = Opened | { readonly noPage: string };

interface Opened {
  readonly as?: string;
  readonly at: readonly string[] | ((scene: Scene) => string);
  /** What has to be done before it is there. */
  readonly first?: (tab: Page) => Promise<unknown>;
}

const discardAddress = '/operations/dead-letters/matching/letter-1/discard';

type ReadPageName = Extract<(typeof pageRoutes)[number], { method: 'GET' }>['page'];

const ways: Readonly<Record<ReadPageName, Way>> = {
  start: { at: ['/'] },
  asset: { noPage: 'a file' },

  support: {
    at: [
      '/offers',
      '/offers?need=debt-money&near=L9&within=5&day=tue&free=yes&access=step-free',
      '/offers?need=transport&day=sun&part=evening&free=yes',
    ],
  },
  supportOffer: { at: ['/offers/offer-southport-coffee-morning'] },
  matching: { at: ['/how-matching-works'] },
  accessibility: { at: ['/accessibility'] },
  privacy: { at: ['/privacy'] },
  crisis: { at: ['/crisis'] },

  docs: { at: ['/docs'] },
  reference: { at: ['/docs/api'] },
  tryApi: { noPage: 'opened in try-api.test.ts, where what is not ours in it is left out' },
  operation: { at: ['/docs/api/operations/sendReferral'] },
  schema: { at: ['/docs/api/schemas/ReferralRequest'] },
  document: { at: ['/docs/readme', '/docs/data-model'] },

  signIn: { noPage: 'leads to the issuer' },
  signedIn: { noPage: 'leads on from the issuer' },
  sessionEnding: { as: advisor, at: ['/session'] },
  signedOut: { at: ['/signed-out'] },

  worklist: { as: advisor, at: ['/worklist', '/worklist?view=all'] },
  worklistFile: { noPage: 'a file' },
  nextCase: { noPage: 'leads to a case' },
  startSearch: { as: advisor, at: ['/worklist/search'] },
  chooseSite: { as: 'Leanne Birchall', at: ['/site'] },
  case: { as: advisor, at: ({ una }) => `/cases/${una}` },
  casePage: { as: advisor, at: ({ held }) => `/cases/${held}/offers` },
  dropIn: { as: advisor, at: ['/drop-in'] },
  droppedIn: { as: advisor, at: ({ droppedIn }) => `/drop-in/${droppedIn}` },
  calendar: { as: advisor, at: ['/calendar'] },
  calendarFile: { noPage: 'a file' },

  link: { at: ({ link }) => new URL(link).pathname },
  letter: { at: ['/answer'] },

  refer: { as: linkWorker, at: ['/refer'] },
  steps: { as: linkWorker, at: ['/refer/steps'] },
  draft: { as: linkWorker, at: () => draft },
  step: { as: linkWorker, at: () => `${draft}/needs` },
  checkDraft: { as: linkWorker, at: () => `${draft}/check` },
  askToDeleteDraft: { as: linkWorker, at: () => `${draft}/delete` },
  drafts: { as: linkWorker, at: ['/referrals/drafts'] },
  sentDraft: { as: linkWorker, at: () => `${draft}/sent`, first: sendDraft },
  referrals: { as: linkWorker, at: ['/referrals'] },
  referral: { as: linkWorker, at: ({ una }) => `/referrals/${una}` },
  closingLetter: { as: linkWorker, at: ({ closed }) => `/referrals/${closed}/letter` },
  askToWithdraw: { as: linkWorker, at: ({ una }) => `/referrals/${una}/withdraw` },
  upload: { as: linkWorker, at: ['/upload'] },
  uploadTemplate: { noPage: 'a file' },
  selfReferral: { at: ['/self-referral'] },

  inbox: { as: partner, at: ['/partner', '/partner?view=closed'] },
  request: { as: partner, at: ({ onward }) => `/partner/requests/${onward}` },
  offers: { as: partner, at: ['/partner/offers'] },
  offer: { as: partner, at: ['/partner/offers/offer-front-step-befriending'] },
  partnerNumbers: { as: partner, at: ['/partner/numbers'] },
  partnerNumbersFile: { noPage: 'a file' },

  dashboard: { as: manager, at: ['/dashboard'] },
  downloadFigures: { noPage: 'a file' },

  health: { as: operator, at: ['/operations'] },
  deadLetters: { as: operator, at: ['/operations/dead-letters'] },
  askToDiscard: { as: operator, at: [discardAddress], first: giveUpLetter },
  trace: { as: operator, at: ({ una }) => `/operations/trace?about=${una}` },
  policy: { as: operator, at: ['/operations/policy'] },
};

const routes: readonly PageRoute[] = pageRoutes;
const readable = routes.filter(({ method }) => method === 'GET').map(({ page }) => page);

test('every page that can be read is known here', () => {
  expect(Object.keys(ways).sort()).toEqual(readable.sort());
});

const opened = Object.entries<Way>(ways).flatMap(([name, way]) => ('at' in way ? [{ name, ...way }] : []));

test.each(opened)('$name is accessible', async ({ as, at, first }) => {
  const tab = await tabFor(as);
  await first?.(tab);
  for (const path of typeof at === 'function' ? [at(scene)] : at) await expectPage(tab, path);
});

const otherParts = parts.filter(({ name }) => name !== 'summary');
test.each(otherParts)('$label of a case is accessible', async ({ name }) => {
  await expectPage(await tabFor(advisor), `/cases/${scene.una}/${name}`);
});

/** One for each reader: what it shows changes, and nothing else of it. */
const tabs = new Map<string, Promise<Page>>();
function tabFor(person = 'nobody'): Promise<Page> {
  const tab = tabs.get(person) ?? (person === 'nobody' ? service.newTab() : service.tabOf(person));
  tabs.set(person, tab);
  return tab;
}

/** It is that very page, and not one that says that there is none. */
async function expectPage(tab: Page, path: string): Promise<void> {
  const answer = await tab.goto(`${service.url}${path}`);
  expect({ status: answer?.status(), path: new URL(tab.url()).pathname }).toEqual({
    status: 200,
    path: path.replace(/\?.*/, ''),
  });
  await expectAccessible(tab);
}

/** Everything that has to be said, and not sent yet. @returns its address */
async function writeDraft(tab: Page): Promise<string> {
  await tab.goto(`${service.url}/refer`);
  await tab.getByLabel('First name').fill('Amara');
  await tab.getByLabel('Meeting people and feeling less alone').check();
  await tab.getByLabel('None of these').check();
  await tab.getByLabel('Yes, they have agreed').check();
  await tab.getByLabel('A GP practice or primary care network').check();
  await tab.getByLabel('Your e-mail').fill('nadia.farouk@walton-village.example');
  await tab.getByRole('button', { name: 'Save and finish later' }).click();
  await tab.getByText('The draft is saved').waitFor();
  return new URL(tab.url()).pathname;
}

async function sendDraft(tab: Page): Promise<void> {
  await tab.goto(`${service.url}${draft}/check`);
  await tab.getByRole('button', { name: 'Confirm and send' }).first().click();
  await tab.getByRole('heading', { name: 'Referral sent' }).waitFor();
}

/** Nothing is ever given up here: the page comes from a service where something was. */
async function giveUpLetter(tab: Page): Promise<void> {
  const letter = { id: 'letter-1', what: { referral: scene.una }, sentAt: at('2026-11-23T09:00:00Z'), attempts: 5 };
  const pages = await openPages({
    desks: { matching: { ...emptyDesk, deadLetters: async () => [letter] }, messages: emptyDesk },
  });
  const { status, headers, html } = await pages.get(discardAddress, await pages.signIn('dev-patel-moore'));
  pages.close();
  await tab.route(`**${discardAddress}`, route => route.fulfill({ status, headers, body: html }));
}
