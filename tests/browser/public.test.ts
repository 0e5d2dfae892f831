import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// What everybody can read, with a real browser.

let service: ServiceForBrowsers;
beforeAll(async () => {
  service = await openServiceForBrowsers();
});
afterAll(() => service.stop());

const open = async (path: string, options = {}): Promise<Page> => {
  const tab = await service.newTab(options);
  await tab.goto(`${service.url}${path}`);
  return tab;
};

describe('looking for support', () => {
  test('by keyboard alone, from the start page to an offer', async () => {
    const tab = await open('/');

    await tabTo(tab, 'Find support');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Find support near you' }).waitFor();
    await tabTo(tab, '', '#need');
    await tab.keyboard.type('Debt');
    await tabTo(tab, '', '#near');
    await tab.keyboard.type('L9');
    await tab.keyboard.press('Enter');

    await tab.getByRole('heading', { name: /^\d+ offers?/ }).waitFor();
    expect(tab.url()).toContain('/offers?need=debt-money&near=L9');
    const first = await tab.locator('.nhsuk-card__link').first().textContent();
    await tabTo(tab, first ?? '', '.nhsuk-card__link');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: first ?? '' }).waitFor();
  });

  test('without scripts: filters, the next page, and back to everything', async () => {
    const tab = await open('/offers', { scripts: false });

    await tab.getByLabel('Free only').check();
    await tab.getByRole('button', { name: 'Apply filters' }).click();
    await tab.getByRole('link', { name: 'Next' }).click();

    await tab.getByRole('heading', { name: /page 2 of/ }).waitFor();
    expect(await tab.getByLabel('Free only').isChecked()).toBe(true);
    await tab.getByRole('link', { name: 'Clear filters' }).click();
    expect(new URL(tab.url()).search).toBe('');
  });
});
