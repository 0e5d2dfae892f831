import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseForms } from '../../functions/pages/cases/forms/forms.ts';
import { expectAccessible } from './accessible.ts';
import { playScene, type Scene } from './scene.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// Every form of a case, in a real browser. Where it can be sent back it is: then it shows all that it has, and what is wrong.

let service: ServiceForBrowsers;
let scene: Scene;
beforeAll(async () => {
  service = await openServiceForBrowsers();
  scene = await playScene(service);
});
afterAll(() => service.stop());

const [advisor, manager] = ['Amina Yusuf', 'Margaret Sefton-Hughes'];

interface Shown {
  readonly of?: (scene: Scene) => string;
  readonly as?: string;
  /** What it is about, in its address. */
  readonly about?: string | ((scene: Scene) => string);
  /** It needs an answer that nobody has filled in. */
  readonly needsMore?: true;
}

const onward = ({ onward }: Scene) => `onward=${onward}`;
const offer = 'offer=offer-front-step-befriending';

const forms: Readonly<Record<keyof typeof caseForms, Shown>> = {
  'take-hold': { of: ({ held }) => held },
  'release-hold': { of: ({ held }) => held, needsMore: true },
  accept: {},
  take: { as: manager },
  'hand-over': { needsMore: true },
  return: { needsMore: true },
  close: { needsMore: true },
  reopen: { of: ({ closed }) => closed, needsMore: true },

  contact: { needsMore: true },
  note: { needsMore: true },
  goal: { needsMore: true },
  action: { needsMore: true },
  'finish-action': { about: 'action=1' },
  settle: { about: scene => `to=partner-asked&${onward(scene)}` },
  answer: { needsMore: true },

  signpost: { about: offer },
  'signpost-elsewhere': { needsMore: true },
  'set-aside': { about: offer, needsMore: true },
  'propose-again': { about: offer },
  wishes: {},
  'contact-details': {},
  'match-again': {},

  refer: { about: offer },
  consent: { about: 'offer=offer-kestrel-benefit-checks', needsMore: true },
  'withdraw-consent': {},
  feedback: {},
  'answer-question': { about: onward, needsMore: true },
  'withdraw-request': { about: onward },

  'partner-said': { about: onward, needsMore: true },
  attendance: { about: onward, needsMore: true },
  ending: { about: onward, needsMore: true },
  escalate: { needsMore: true },
  receipt: { about: ({ escalation }) => `escalation=${escalation}`, needsMore: true },
};

test('every form of a case is known here', () => {
  expect(Object.keys(forms).sort()).toEqual(Object.keys(caseForms).sort());
});

test.each(Object.entries(forms))('the form %s is accessible', async (name, { of, as = advisor, about, needsMore }) => {
  const tab = await service.tabOf(as);
  const asked = typeof about === 'function' ? about(scene) : about;
  const path = `/cases/${of?.(scene) ?? scene.una}/${name}`;
  await tab.goto(`${service.url}${path}${asked === undefined ? '' : `?${asked}`}`);
  expect(new URL(tab.url()).pathname).toBe(path);
  if (needsMore) {
    await sendForm(tab);
    await tab.getByRole('alert').getByText('There is a problem').waitFor();
  }
  await expectAccessible(tab);
});

test('the letter that is read before a case is closed is accessible', async () => {
  const tab = await service.tabOf(advisor);
  await tab.goto(`${service.url}/cases/${scene.droppedIn}/close`);
  await tab.getByLabel('The need was met', { exact: true }).check();
  await sendForm(tab);
  await tab.getByText('Nothing has been done yet.').waitFor();

  await expectAccessible(tab);
});

const sendForm = (tab: Page) => tab.locator('main form button').first().click();
