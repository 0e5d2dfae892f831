import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { playerOf } from './scene.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// What is printed to be filed, or to be handed to somebody who has only paper.

let service: ServiceForBrowsers;
let player: ReturnType<typeof playerOf>;
beforeAll(async () => {
  service = await openServiceForBrowsers();
  player = playerOf(service.url);
});
afterAll(() => service.stop());

const [advisor, linkWorker, manager] = ['Amina Yusuf', 'Nadia Farouk', 'Margaret Sefton-Hughes'];

test('the letter to somebody whom no machine may write to is printed, and the ledger says that they have it', async () => {
  const email = { system: 'email', value: 'una@post.example' } as const;
  const person = { name: { given: ['Una'] }, telecom: [email], contactPreference: { via: 'her daughter' } };
  const id = await player.refer({ person, needs: [{ code: 'benefits' }] });
  await player.work('giveConsent', { id }, { ...consent, scope: ['full-name', 'phone', 'language', 'need'] });
  await player.work('requestOnward', { id }, { offer: 'offer-kestrel-benefit-checks', need: 'benefits' });
  const tab = await service.tabOf(advisor, { scripts: false });
  const letters = `${service.url}/cases/${id}/letters`;
  await untilShown(tab, letters, 'Print it to hand over');

  await tab.getByRole('button', { name: /^Print it to hand over ?: Person shared/ }).click();
  await tab.getByRole('heading', { name: 'We have asked for a place for you' }).waitFor();
  expect(await tab.locator('.lr-letter').innerText()).toMatch(/Kestrel Money Advice[\s\S]*code \w{4}-\w{4}/);
  expect(await printed(tab)).toBe(1);

  await tab.emulateMedia({ media: 'screen' });
  await tab.goto(letters);
  await tab.getByText('given by hand').waitFor();
  await tab.getByRole('button', { name: 'Print it again' }).waitFor();
});

const consent = { partner: 'partner-kestrel-money-advice', purpose: 'A benefit check', channel: 'spoken' };

test('a closing letter is one page, with whom it goes to where the window of an envelope is', async () => {
  const id = await player.refer({ needs: [{ code: 'loneliness' }, { code: 'benefits' }, { code: 'debt-money' }] });
  await player.work('recordContact', { id }, { type: 'phone', outcome: 'spoke' });
  for (const need of ['loneliness', 'benefits'])
    await player.work('giveSignpost', { id }, { offer: 'offer-walton-conversation-cafe', need });
  await player.work('close', { id }, { reason: 'need-met', words: 'She goes every Tuesday. '.repeat(12) });
  const tab = await service.tabOf(linkWorker);
  await tab.goto(`${service.url}/referrals/${id}/letter`);
  await tab.getByRole('button', { name: 'Print' }).waitFor();
  await expectAccessible(tab);

  expect(await printed(tab)).toBe(1);

  const [letter, to] = [
    await tab.locator('.lr-letter').boundingBox(),
    await tab.locator('.lr-letter__to').boundingBox(),
  ];
  const millimetres = (((to?.y ?? 0) - (letter?.y ?? 0)) * 25.4) / 96;
  expect(millimetres).toBeCloseTo(27, 0);
});

test.each([
  [manager, '/dashboard'],
  [linkWorker, '/referrals'],
  [advisor, '/worklist?view=all'],
])('%s prints %s without what can only be pressed', async (who, path) => {
  const tab = await service.tabOf(who);
  await tab.goto(`${service.url}${path}`);

  await printed(tab);

  expect(await tab.getByRole('button').or(tab.locator('header, footer, nav')).filter({ visible: true }).count()).toBe(
    0,
  );
});

/** @returns how many pages */
async function printed(tab: Page): Promise<number> {
  await tab.emulateMedia({ media: 'print' });
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** What is sent takes a moment. */
async function untilShown(tab: Page, address: string, words: string): Promise<void> {
  const count = async () => {
    await tab.goto(address);
    return tab.getByText(words).count();
  };
  await expect.poll(count, { timeout: 15_000 }).toBeGreaterThan(0);
}
