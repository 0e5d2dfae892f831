import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepNames } from '../../functions/pages/refer/steps/step-names.ts';
import { expectAccessible } from './accessible.ts';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// A link worker writes a referral step by step, is called away, and comes back to it.

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
const press = (tab: Page, name: string) => tab.getByRole('button', { name }).first().click();
const follow = (tab: Page, name: string) => tab.getByRole('link', { name }).click();

/** Without an NHS number, so that nobody is asked whether it is the same person. */
async function fillInPerson(tab: Page, name: string) {
  await follow(tab, '1. Person');
  await tab.getByLabel('First name').fill(name);
  await press(tab, 'Continue');
  await tab.getByLabel('No, or I am not sure').check();
  for (const next of ['Where do they live?', 'How can we reach them?', 'Refer someone step by step']) {
    await press(tab, 'Continue');
    await tab.getByRole('heading', { name: next }).waitFor();
  }
}

async function fillInTheRest(tab: Page) {
  await follow(tab, '2. Needs and what matters');
  await tab.getByLabel('Meeting people and feeling less alone').check();
  await press(tab, 'Continue');
  await press(tab, 'Continue');
  await follow(tab, '3. Safety and access needs');
  await tab.getByLabel('None of these').check();
  for (const _ of ['concerns', 'risk', 'access']) await press(tab, 'Continue');
  await follow(tab, '4. Consent');
  await tab.getByLabel('Yes, they have agreed').check();
  await press(tab, 'Continue');
  await follow(tab, '5. Your details');
  await tab.getByLabel('A GP practice or primary care network').check();
  await tab.getByLabel('Your e-mail').fill('nadia.farouk@walton-village.example');
  await press(tab, 'Continue');
}

test('a link worker writes half, signs out, signs in again, finishes and sends, without scripts', async () => {
  const tab = await open(await service.newTab({ scripts: false }), '/sign-in');
  await press(tab, linkWorker);
  await open(tab, '/refer');
  await follow(tab, 'Fill it in step by step');
  await fillInPerson(tab, 'Una');
  await follow(tab, '2. Needs and what matters');
  await tab.getByLabel('Paid work').check();
  await press(tab, 'Save and come back later');
  await tab.getByText('The draft is saved').waitFor();

  await press(tab, 'Sign out');
  await press(tab, 'Sign out');
  await tab.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await open(tab, '/sign-in');
  await press(tab, linkWorker);

  await open(tab, '/referrals');
  await follow(tab, 'Drafts (1)');
  await tab.getByText('Nobody has been told yet').waitFor();
  await follow(tab, 'Continue the draft about Una');
  await follow(tab, '2. Needs and what matters');
  expect(await tab.getByLabel('Paid work').isChecked()).toBe(true);
  await tab.goto(tab.url().replace(/\/needs$/, ''));
  await fillInTheRest(tab);
  await follow(tab, '6. Check and send');
  await tab.getByRole('link', { name: 'Change name (The person)' }).click();
  await tab.getByLabel('Last name').fill('Sample');
  await press(tab, 'Continue');
  await tab.getByText('Una Sample').waitFor();
  await press(tab, 'Confirm and send');

  await tab.getByRole('heading', { name: 'Referral sent' }).waitFor();
  await tab.getByText('First contact will be attempted by Wednesday 25 November').waitFor();
  await open(tab, '/referrals/drafts');
  await tab.getByText('No drafts.').waitFor();
});

test('what was typed on one page is finished later, step by step', async () => {
  const tab = await open(await service.tabOf(linkWorker), '/refer');
  await tab.getByLabel('First name').fill('Billy');
  await tab.getByLabel('Postcode').fill('nowhere');
  await press(tab, 'Save and finish later');
  await tab.getByText('The draft is saved').waitFor();

  await follow(tab, '1. Person');

  await tab.getByRole('heading', { name: 'Where do they live?' }).waitFor();
  expect(await tab.getByLabel('Postcode').inputValue()).toBe('nowhere');
});

test('by keyboard alone somebody goes from the list into a section and on', async () => {
  const tab = await open(await service.tabOf(linkWorker), '/refer/steps');

  await tabTo(tab, '1. Person');
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'Who are you referring?' }).waitFor();
  await tabTo(tab, '', '[name=givenName]');
  await tab.keyboard.type('Chen');
  await tabTo(tab, 'Continue', 'button');
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'NHS number' }).waitFor();
  await tabTo(tab, '', '[name=nhsNumber]');
  await tab.keyboard.type('999 054 8609');
  await tab.keyboard.press('Enter');

  await tab.getByRole('heading', { name: 'Where do they live?' }).waitFor();
});

describe('every page is accessible', () => {
  test.each(stepNames)('of the steps: %s', async step => {
    await expectAccessible(await open(await service.tabOf(linkWorker), `/refer/steps/new/${step}`));
  });

  test('of the list: empty, begun and saved, and a step sent back', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/refer/steps');
    await expectAccessible(tab);
    await follow(tab, '1. Person');
    await press(tab, 'Continue');
    await tab.getByRole('alert').getByText('There is a problem').waitFor();
    await expectAccessible(tab);
    await tab.getByLabel('First name').fill('Amara');
    await press(tab, 'Continue');
    await tab.getByLabel('Yes', { exact: true }).check();
    await press(tab, 'Continue');
    await tab.getByText('Enter the NHS number, or choose').first().waitFor();
    await expectAccessible(tab);
    await press(tab, 'Save and come back later');
    await tab.getByText('The draft is saved').waitFor();
    await expectAccessible(tab);
  });

  test('of what was changed in another tab', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/refer/steps');
    await fillInPerson(tab, 'Parveen');
    const address = `${tab.url()}/name`;
    await tab.goto(address);
    const other = await tab.context().newPage();
    await other.goto(address);
    await other.getByLabel('Last name').fill('One');
    await press(other, 'Continue');
    await other.getByRole('heading', { name: 'NHS number' }).waitFor();

    await tab.getByLabel('Last name').fill('Two');
    await press(tab, 'Continue');

    await tab.getByText('This draft was changed in another tab').waitFor();
    expect(await tab.getByLabel('Last name').inputValue()).toBe('Two');
    await expectAccessible(tab);
  });

  test('of the drafts, and of deleting one', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/refer/steps');
    await fillInPerson(tab, 'Chiara');
    await open(tab, '/referrals/drafts');
    await expectAccessible(tab);
    await follow(tab, 'Delete the draft about Chiara');
    await expectAccessible(tab);
    await press(tab, 'Delete the draft');
    await tab.waitForURL('**/referrals/drafts');
    expect(await tab.getByText('Chiara').count()).toBe(0);
  });

  test('of the completed list, of the answers and of what was sent', async () => {
    const tab = await open(await service.tabOf(linkWorker), '/refer/steps');
    await fillInPerson(tab, 'Dawn');
    await fillInTheRest(tab);
    await expectAccessible(tab);
    await follow(tab, '6. Check and send');
    await expectAccessible(tab);
    await press(tab, 'Confirm and send');
    await tab.getByRole('heading', { name: 'Referral sent' }).waitFor();
    await expectAccessible(tab);
  });
});
