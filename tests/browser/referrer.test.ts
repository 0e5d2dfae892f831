import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// A link worker refers somebody and follows what becomes of it; somebody asks for themselves.

let service: ServiceForBrowsers;
beforeAll(async () => {
  service = await openServiceForBrowsers();
});
afterAll(() => service.stop());

const linkWorker = 'Nadia Farouk';
const open = async (tab: Page, path: string) => {
  await tab.goto(`${service.url}${path}`);
  return tab;
};

/** Only what has to be said. */
async function fillIn(tab: Page, { name }: { readonly name: string }) {
  await tab.getByLabel('First name').fill(name);
  await tab.getByLabel('Phone (optional)', { exact: true }).fill('0151 496 0190');
  await tab.getByLabel('Meeting people and feeling less alone').check();
  await tab.getByLabel('None of these').check();
  await tab.getByLabel('Yes, they have agreed').check();
  await tab.getByLabel('A GP practice or primary care network').check();
  await tab.getByLabel('Your e-mail').fill('nadia.farouk@walton-village.example');
}

const press = (tab: Page, name: string) => tab.getByRole('button', { name }).first().click();

test('a link worker refers somebody without scripts, mends a mistake, finds them on the list, and withdraws', async () => {
  const tab = await open(await service.tabOf(linkWorker, { scripts: false }), '/refer');
  await fillIn(tab, { name: 'Una' });
  await tab.getByLabel('NHS number').fill('999');
  await press(tab, 'Check your answers');
  await tab.getByRole('link', { name: 'Check the ten digits' }).waitFor();
  await tab.getByLabel('NHS number').fill('999 054 8609');
  await press(tab, 'Check your answers');
  await tab.getByText('Nothing has been sent yet.').waitFor();

  await tab.getByRole('button', { name: 'Change (The person)' }).click();
  await tab.getByLabel('Last name').fill('Sample');
  await press(tab, 'Check your answers');
  await press(tab, 'Confirm and send');

  await tab.getByText('First contact will be attempted by Wednesday 25 November').waitFor();
  await tab.getByRole('link', { name: 'Referrals', exact: true }).click();
  await tab.getByRole('link', { name: 'Una Sample' }).click();
  await tab.getByRole('button', { name: 'Withdraw this referral' }).click();
  await tab.getByLabel('The person has changed their mind').check();
  await press(tab, 'Withdraw this referral');
  await tab.getByText('Withdrawn', { exact: true }).waitFor();
  await tab.getByRole('button', { name: 'Read the closing letter' }).click();
  await tab.getByRole('heading', { name: 'Closing letter for referral' }).waitFor();
});

describe('every page is accessible', () => {
  test('of the form with mistakes', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/refer');
    await press(tab, 'Check your answers');
    await tab.getByRole('alert').getByText('There is a problem').waitFor();
    await expectAccessible(tab);
  });

  test('of the answers, checked and sent', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/refer');
    await fillIn(tab, { name: 'Amara' });
    await press(tab, 'Check your answers');
    await tab.getByText('Nothing has been sent yet.').waitFor();
    await expectAccessible(tab);
    await press(tab, 'Confirm and send');
    await tab.getByRole('heading', { name: 'Referral sent' }).waitFor();
    await expectAccessible(tab);
  });

  test('of what was sent: the list, one of it, withdrawing, the letter', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/referrals');
    await expectAccessible(tab);
    await tab.getByRole('link', { name: 'Una Sample' }).click();
    await expectAccessible(tab);
    const address = tab.url();
    await tab.goto(`${address}/letter`);
    await expectAccessible(tab);
    await open(tab, '/referrals');
    await tab.getByRole('link', { name: 'Amara' }).click();
    await tab.getByRole('button', { name: 'Withdraw this referral' }).click();
    await press(tab, 'Withdraw this referral');
    await tab.getByRole('alert').getByText('There is a problem').waitFor();
    await expectAccessible(tab);
  });

  test('of asking for oneself: with mistakes, sent', async () => {
    const tab = await open(await service.newTab(), '/self-referral');
    await press(tab, 'Send');
    await tab.getByRole('alert').getByText('There is a problem').waitFor();
    await expectAccessible(tab);
    await askForOneself(tab);
    await expectAccessible(tab);
  });

  test('of uploading: checked, sent', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/upload');
    await uploadTwoRows(tab);
    await expectAccessible(tab);
    await press(tab, 'Send 1 row');
    await tab.getByRole('heading', { name: '1 row sent' }).waitFor();
    await expectAccessible(tab);
  });
});

test('somebody with the same NHS number is an interruption', async () => {
  const tab = await service.tabOf(linkWorker);
  for (const name of ['Billy', 'Billy']) {
    await open(tab, '/refer');
    await fillIn(tab, { name });
    await tab.getByLabel('NHS number').fill('999 000 0018');
    await press(tab, 'Check your answers');
    if (await tab.getByText('Nothing has been sent yet.').isVisible()) await press(tab, 'Confirm and send');
  }

  await tab.getByRole('heading', { name: 'This person may have been referred already' }).waitFor();
  await expectAccessible(tab);
  await press(tab, 'Go on with this referral');
  await tab.getByText('Nothing has been sent yet.').waitFor();
});

test('by keyboard alone a link worker reaches every part of the form and sends it', async () => {
  const tab = await open(await service.tabOf(linkWorker), '/refer');
  const type = async (field: string, words: string) => {
    await tabTo(tab, '', `[name=${field}]`);
    await tab.keyboard.press('ControlOrMeta+A');
    await tab.keyboard.type(words);
  };
  const choose = async (field: string, value: string) => {
    await tabTo(tab, '', `[name=${field}][value=${value}]`);
    await tab.keyboard.press('Space');
  };

  await type('givenName', 'Chen');
  await choose('needs', 'loneliness');
  await choose('concerns', 'none');
  await choose('consent', 'given');
  await choose('channel', 'gp-pcn');
  await type('referrerEmail', 'nadia.farouk@walton-village.example');
  await tabTo(tab, 'Check your answers', 'button');
  await tab.keyboard.press('Enter');
  await tab.getByText('Nothing has been sent yet.').waitFor();
  await tabTo(tab, 'Confirm and send', 'button');
  await tab.keyboard.press('Enter');

  await tab.getByRole('heading', { name: 'Referral sent' }).waitFor();
});

test('somebody asks for themselves, without scripts and without an account', async () => {
  await askForOneself(await open(await service.newTab({ scripts: false }), '/self-referral'));
});

async function askForOneself(tab: Page) {
  await tab.getByLabel('First name').fill('Una');
  await tab.getByLabel('I would rather call in myself').check();
  await tab.getByLabel('Not sure, wants to talk').check();
  await tab.getByLabel('I agree').check();
  await press(tab, 'Send');
  await tab.getByRole('heading', { name: 'We have what you wrote' }).waitFor();
}

test('a file is looked at, its good rows are sent, and the others come back, without scripts', async () => {
  const tab = await open(await service.tabOf(linkWorker, { scripts: false }), '/upload');
  await uploadTwoRows(tab);
  await press(tab, 'Send 1 row');
  await tab.getByRole('heading', { name: '1 row sent' }).waitFor();

  const download = tab.waitForEvent('download');
  await press(tab, 'Download the rows with mistakes');
  expect((await download).suggestedFilename()).toBe('rows-with-mistakes.csv');
});

/** One that can be sent and one that cannot. */
async function uploadTwoRows(tab: Page) {
  const csv = [
    'first_name,phone,needs,immediate_concerns,consent',
    'Parveen,0151 496 0190,loneliness,none,given',
    'Billy,,nothing,none,given',
  ];
  const buffer = Buffer.from(csv.join('\r\n'));
  await tab.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await tab.getByLabel('A GP practice or primary care network').check();
  await tab.getByLabel('Your e-mail').fill('nadia.farouk@walton-village.example');
  await press(tab, 'Check the rows');
  await tab.getByText('Use the codes of the template').waitFor();
}
