import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// Swagger UI on our own description, in a real browser that lets it load and ask nothing but this service.

let service: ServiceForBrowsers;
beforeAll(async () => {
  service = await openServiceForBrowsers();
});
afterAll(() => service.stop());

test('a developer finds an operation, tries it, and nothing is asked of or kept by anybody else', async () => {
  const { tab, asked, complaints } = await openTry();

  const health = operation(tab, 'healthz');
  await health.getByRole('button').first().click();
  await health.getByRole('button', { name: 'Try it out' }).click();
  await health.getByRole('button', { name: 'Execute' }).click();

  await health.locator('.live-responses-table').getByText('"ok"').first().waitFor();
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter(address => !address.startsWith(service.url))).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await tab.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
});

test('a page without scripts leads to the reference, which needs none', async () => {
  const { tab } = await openTry({ scripts: false });

  await tab.locator('noscript').getByRole('link', { name: 'reference' }).click();

  await tab.getByRole('heading', { level: 1, name: 'API reference' }).waitFor();
});

test('our frame around it is accessible', async () => {
  const { tab } = await openTry();

  // Swagger UI's own markup is not ours to mend; the reference at /docs/api, which we lead to, says the same.
  await expectAccessible(tab, { except: '.lr-swagger' });
});

async function openTry(options = {}) {
  const tab = await service.newTab(options);
  const { asked, complaints } = listenTo(tab);
  await tab.goto(`${service.url}/docs/api/try`);
  if (!('scripts' in options)) await operation(tab, 'healthz').waitFor();
  return { tab, asked, complaints };
}

const operation = (tab: Page, path: string) => tab.locator('.opblock', { hasText: path });

/** Every address that the page asks for, and every refusal or error that the browser tells of. */
function listenTo(tab: Page) {
  const asked: string[] = [];
  const complaints: string[] = [];
  tab.on('request', request => asked.push(request.url()));
  tab.on('pageerror', error => complaints.push(error.message));
  tab.on('console', message => {
    if (message.type() === 'error' || /content.security.policy/i.test(message.text())) complaints.push(message.text());
  });
  return { asked, complaints };
}
