import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// What the manager and the operator see, against the whole service.

let service: ServiceForBrowsers;
beforeAll(async () => {
  service = await openServiceForBrowsers();
});
afterAll(() => service.stop());

const manager = 'Margaret Sefton-Hughes';
const operator = 'Dev Patel-Moore';
const open = async (tab: Page, path: string) => {
  await tab.goto(`${service.url}${path}`);
  return tab;
};

test('the manager’s number moves when a referral arrives', async () => {
  const tab = await open(await service.tabOf(manager), '/dashboard');
  await tab.getByRole('heading', { name: '0 referrals came in' }).waitFor();

  await service.tell('01');
  await tab.reload();

  await tab.getByRole('heading', { name: '1 referral came in, and 1 of them have an advisor' }).waitFor();
  await expectAccessible(tab);
});

test('each lands where their work is', async () => {
  for (const [who, heading] of [
    [manager, 'The service in numbers'],
    [operator, 'Health'],
  ] as const) {
    const tab = await open(await service.newTab({ scripts: false }), '/sign-in');
    await tab.getByRole('button', { name: who }).click();
    await tab.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
});

test('without scripts and by keyboard: another period, its figures and how they are worked out', async () => {
  const tab = await open(await service.tabOf(manager, { scripts: false }), '/dashboard');

  await tab.getByLabel('First day').fill('2026-11-01');
  await tab.getByLabel('Last day').fill('2026-10-01');
  await tab.getByRole('button', { name: 'Show this period' }).click();
  await tab.getByRole('link', { name: 'Enter a last day' }).waitFor();
  await expectAccessible(await open(await service.tabOf(manager), tab.url().replace(service.url, '')));
  await tab.getByLabel('First day').fill('2026-11-01');
  await tab.getByLabel('Last day').fill('2026-11-30');
  await tab.getByRole('button', { name: 'Show this period' }).click();

  expect(await tab.title()).toContain('1 Nov 2026 to 30 Nov 2026');
  const scripted = await open(await service.tabOf(manager), '/dashboard');
  await tabTo(scripted, 'How this number is worked out', 'summary');
  await scripted.keyboard.press('Enter');
  await scripted.getByText('Referrals received in the period, each once').waitFor();
});

test('a referral is traced from its reference', async () => {
  const { reference } = await service.tell('04');
  const tab = await open(await service.tabOf(operator, { scripts: false }), '/operations/trace');
  await tab.getByLabel('Id or reference').fill(reference);
  await tab.getByRole('button', { name: 'Trace' }).click();

  await tab.getByText('ReferralHeld.v1').waitFor();
});

test('the browser runs nothing that the pages do not allow, and misses nothing', async () => {
  const complaints: string[] = [];
  for (const [who, path] of [
    [manager, '/dashboard'],
    [operator, '/operations'],
  ] as const) {
    const tab = await service.tabOf(who);
    tab.on('console', message => complaints.push(message.text()));
    tab.on('pageerror', error => complaints.push(error.message));
    await open(tab, path);
  }

  expect(complaints).toEqual([]);
});
