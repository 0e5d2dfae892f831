import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// A Pathways Advisor's morning, in a real browser against the whole service.

let service: ServiceForBrowsers;
let okafor: { readonly id: string; readonly reference: string };
let tab: Page;

beforeAll(async () => {
  service = await openServiceForBrowsers();
  okafor = await service.tell('01');
  tab = await service.tabOf(advisor);
});
afterAll(() => service.stop());

const advisor = 'Amina Yusuf';
const open = async (page: Page, path: string) => {
  await page.goto(`${service.url}${path}`);
  return page;
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

test('by keyboard alone: from the worklist to the next case, and to the form that records a contact', async () => {
  await open(tab, '/worklist');

  await tabTo(tab, 'Open next case');
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: /^Case LR-/ }).waitFor();
  await tabTo(tab, 'Record a contact');
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'Record a contact' }).waitFor();
  await tabTo(tab, '', 'input[name=outcome]');
});

test('without scripts: the next case, its reasons, a contact, consent, a partner’s answer, and the closing letter', async () => {
  const page = await open(await service.tabOf(advisor, { scripts: false }), '/worklist');
  await press(page, 'Open next case');
  await page.getByRole('heading', { name: `Case ${okafor.reference}` }).waitFor();
  await press(page, 'Record a contact');
  await page.getByLabel('We spoke').check();
  await page.getByLabel('Note (optional)').fill('Would like company on Tuesdays.');
  await press(page, 'Save');
  await page.getByText('The contact is saved.').waitFor();

  await page.getByRole('link', { name: /Matched offers/ }).click();
  await page.getByRole('heading', { name: 'Why' }).first().waitFor();
  await press(page, /^Refer ?:/);
  await page.getByText('They are told nothing else from this record.').waitFor();
  await page.getByLabel('Yes, they said so').check();
  await press(page, 'Continue');
  await page.getByLabel('Your message to the partner (optional)').fill('Mornings suit her best.');
  await press(page, 'Send');
  await page.getByText('The partner is asked.').waitFor();

  await press(page, 'Write down what they said');
  await page.getByLabel('Yes, there is a place').check();
  await page.getByLabel('If yes: first date').fill('2026-12-01');
  await press(page, 'Save');
  await page.getByText('Tuesday 1 December 2026').waitFor();

  await page.getByRole('link', { name: 'Summary' }).click();
  await press(page, 'Close this case');
  await page.getByLabel('The need was met', { exact: true }).check();
  await page.getByLabel('What would you like the referrer to know?').fill('She goes every Tuesday.');
  await press(page, 'See the letter first');
  await page.getByText('Nothing has been done yet.').waitFor();
  await press(page, 'Close this case');
  await page.getByText('The case is closed.').waitFor();
  await page.getByRole('link', { name: 'Letters' }).click();
  await page.getByText('She goes every Tuesday.').waitFor();
});

test('without scripts: somebody has come in, and a minute later has a reference to take home', async () => {
  const page = await open(await service.tabOf(advisor, { scripts: false }), '/drop-in');

  await page.getByLabel('First name', { exact: true }).fill('Maureen');
  await page.getByLabel('Meeting people and feeling less alone').check();
  await press(page, 'Save this visit');

  await page.getByRole('heading', { name: 'The visit is saved' }).waitFor();
  expect(await page.getByText(/LR-/).first().textContent()).toMatch(/LR-[0-9A-Z]{4}-[0-9A-Z]{3}/);
});
