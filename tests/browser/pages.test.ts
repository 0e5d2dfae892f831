import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// What real readers do with a real browser, against the whole service.

let service: ServiceForBrowsers;
let okafor: { readonly id: string; readonly reference: string };
let aisha: { readonly id: string; readonly reference: string };

beforeAll(async () => {
  service = await openServiceForBrowsers();
  okafor = await service.tell('01');
  aisha = await service.tell('04');
});
afterAll(() => service.stop());

const advisor = 'Amina Yusuf';
const open = async (tab: Page, path: string) => {
  await tab.goto(`${service.url}${path}`);
  return tab;
};

describe('what a page can become is accessible', () => {
  test('the worklist without cases, and with its filters open', async () => {
    const tab = await open(await service.tabOf(advisor), '/worklist?view=all&need=legal&target=late&flag=risk');
    await tab.getByText('Filter: Late, Risk or safeguarding').click();
    await expectAccessible(tab);
  });

  test('looking for somebody, found and not found, and the form sent back', async () => {
    const tab = await open(await service.tabOf(advisor), '/worklist/search');
    for (const [typed, shown] of [
      ['aish', '1 case fits'],
      ['"><img src=x onerror=alert(1)>', 'No open case fits'],
      [' ', 'There is a problem'],
    ] as const) {
      await tab.getByLabel('Find somebody').fill(typed);
      await tab.getByRole('button', { name: 'Search' }).click();
      await tab.getByText(shown).waitFor();
      await expectAccessible(tab);
    }
  });

  test('where somebody is today, and a list that begins with it', async () => {
    const tab = await open(await service.tabOf('Leanne Birchall'), '/site');
    await expectAccessible(tab);
    await tab.getByLabel('The Life Rooms Bootle').check();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByRole('link', { name: 'All open cases' }).click();
    await tab.getByText('You work at The Life Rooms Bootle today').waitFor();
    await expectAccessible(tab);
  });

  test('a case with its offers', async () => {
    await expectAccessible(await open(await service.tabOf(advisor), `/cases/${okafor.id}`));
  });

  test('a case on hold', async () => {
    const tab = await service.tabOf(advisor);
    await expectAccessible(await open(tab, `/cases/${aisha.id}`));
  });

  test('an address where nothing is', async () => {
    await expectAccessible(await open(await service.tabOf(advisor), '/nothing'));
  });
});

describe('by keyboard alone', () => {
  test('the first press offers to skip to the page itself, and a visitor reaches the sign-in', async () => {
    const tab = await open(await service.newTab(), '/');

    await tab.keyboard.press('Tab');
    expect(await tab.evaluate('document.activeElement.textContent')).toContain('Skip to main content');

    await tabTo(tab, 'Sign in to refer or see your referrals');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Who are you?' }).waitFor();
  });

  test('an advisor goes from the worklist to a case and to its form, always seeing where they are', async () => {
    const tab = await open(await service.tabOf(advisor), '/worklist?view=held');

    await tabTo(tab, 'Aisha Rahman');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: `Case ${aisha.reference}` }).waitFor();
    await tabTo(tab, 'Release the hold');
    await tab.keyboard.press('Enter');
    await tab.getByLabel('Why may this referral go on?').waitFor();
    await tabTo(tab, '', 'textarea');
  });

  test('nothing that has the focus lies under the identity bar', async () => {
    const tab = await open(await service.tabOf(advisor), `/cases/${okafor.id}`);
    await tab.setViewportSize({ width: 1100, height: 700 });
    await tab.evaluate('scrollTo(0, document.body.scrollHeight)');
    await tab.getByText('The Life Rooms, ').click();

    for (let step = 0; step < 12; step++) {
      await tab.keyboard.press('Shift+Tab');
      const covered = await tab.evaluate(`(() => {
        const bar = document.querySelector('.lr-identity-bar').getBoundingClientRect();
        const focused = document.activeElement;
        const { top, bottom } = focused.getBoundingClientRect();
        const isOfThePage = focused.closest('main') !== null;
        return isOfThePage && top < bar.bottom && bottom > bar.top ? focused.outerHTML : '';
      })()`);
      expect(covered).toBe('');
    }
  });
});

describe('without scripts', () => {
  test('an advisor filters the worklist, and the address says how', async () => {
    const tab = await open(await service.tabOf(advisor, { scripts: false }), '/worklist?view=all');

    await tab.getByText('Filter', { exact: true }).click();
    await tab.getByLabel('Due today').check();
    await tab.getByRole('button', { name: 'Apply filters' }).click();

    await tab.getByText('1 case of 2 fit').waitFor();
    expect(new URL(tab.url()).searchParams.getAll('target')).toEqual(['today']);
    await tab.getByRole('link', { name: 'Clear filters' }).click();
    await tab.getByText('2 cases, most urgent first').waitFor();
  });

  test('an advisor sends a form with a mistake, reads what to do, and mends it', async () => {
    const held = await service.tell('04');
    const tab = await open(await service.tabOf(advisor, { scripts: false }), `/cases/${held.id}/release-hold`);

    await tab.getByRole('button', { name: 'Release the hold' }).click();
    await tab.getByRole('link', { name: 'Say what you looked at and why it may go on' }).click();
    await tab.getByLabel('Why may this referral go on?').fill('I spoke with the sender: she is safe with her sister.');
    await tab.getByRole('button', { name: 'Release the hold' }).click();

    await tab.getByText('The hold was released: I spoke with the sender').waitFor();
  });

  test('somebody signs out here and at the issuer, and is asked again who they are', async () => {
    const tab = await open(await service.newTab({ scripts: false }), '/sign-in');
    await tab.getByRole('button', { name: 'Ruth Pendleton' }).click();
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await tab.getByRole('heading', { name: 'Sign out of the demonstration?' }).waitFor();
    await tab.getByRole('button', { name: 'Sign out' }).click();

    await tab.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await tab.getByRole('button', { name: 'Sign in again' }).click();
    await tab.getByRole('heading', { name: 'Who are you?' }).waitFor();
  });
});

test('the warning before a session ends is ready, keeps the page, and goes when they stay', async () => {
  const tab = await service.tabOf(advisor);
  await tab.clock.install();
  await open(tab, `/cases/${aisha.id}/release-hold`);
  await tab.getByLabel('Why may this referral go on?').fill('Half a sentence');

  await tab.clock.fastForward('25:01');
  await tab.getByRole('button', { name: 'Stay signed in' }).click();

  await tab.getByRole('button', { name: 'Stay signed in' }).waitFor({ state: 'hidden' });
  expect(await tab.getByLabel('Why may this referral go on?').inputValue()).toBe('Half a sentence');
});

test('the browser runs nothing that the pages do not allow, and misses nothing', async () => {
  const tab = await service.tabOf(advisor);
  const complaints: string[] = [];
  tab.on('console', message => complaints.push(message.text()));
  tab.on('pageerror', error => complaints.push(error.message));
  tab.on('requestfailed', request => complaints.push(request.url()));

  for (const path of ['/', '/worklist?view=all', `/cases/${okafor.id}`]) await open(tab, path);

  expect(complaints).toEqual([]);
});
