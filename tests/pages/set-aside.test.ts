import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReferralId } from '../../schemas/ids.ts';
import { aReferralInCare, benefitChecks } from '../pipeline/sharing.ts';
import { openPages, type TestPages } from './open-pages.ts';

// What an advisor finds not to be for somebody, and what follows from why.

let pages: TestPages;
let cookie: string;
let id: ReferralId;
beforeEach(async () => {
  pages = await openPages();
  cookie = await pages.signIn('amina-yusuf');
  id = await aReferralInCare(pages.world);
});
afterEach(() => pages.close());

const stored = async () => (await pages.world.cases.referral(id)) ?? expect.fail(`${id} is there`);
const fillIn = async (form: string, fields: Record<string, string> = {}, query = '') => {
  const address = `/cases/${id}/${form}`;
  const shown = await pages.get(`${address}${query}`, cookie);
  return pages.post(address, { ...pages.formOn(shown, address), ...fields }, cookie);
};
const notSuitable = (fields: Record<string, string>) => fillIn('set-aside', fields, `?offer=${benefitChecks}`);
const isListed = async () => {
  const match = await pages.world.cases.match(id, (await stored()).matches);
  return match?.needs[0]?.offers.some(({ offer }) => offer === benefitChecks);
};

test('what is not suitable is set aside with its reason, and can be proposed again', async () => {
  const { headers } = await notSuitable({ reason: 'something-else', words: 'His cousin works there.' });

  expect(headers['location']).toBe(`/cases/${id}/offers?done=set-aside`);
  expect(await isListed()).toBe(false);
  const { html } = await pages.get(`/cases/${id}/offers`, cookie);
  expect(html).toMatch(/Set aside.*Amina Yusuf: something else: His cousin works there\..*Propose it again/s);

  const again = await fillIn('propose-again', {}, `?offer=${benefitChecks}`);
  expect(again.headers['location']).toBe(`/cases/${id}/offers?done=proposed-again`);
  expect(await stored()).toMatchObject({ setAside: [], matches: 3 });
  expect(await isListed()).toBe(true);
});

test('without a reason nothing is set aside, and nothing typed is lost', async () => {
  const without = await notSuitable({ words: 'His cousin works there.' });
  expect(without.status).toBe(422);
  expect(without.html).toMatch(/Choose why it is not suitable.*His cousin works there\./s);

  const wordless = await notSuitable({ reason: 'something-else', words: ' ' });
  expect(wordless.status).toBe(422);
  expect(wordless.html).toContain('Say in a few words why it is not suitable');
  expect((await stored()).setAside).toEqual([]);
});

test('a reason that may hold for all offers leads to what matters, and changes nothing by itself', async () => {
  await fillIn('wishes', { days: 'tue', travelLimitKm: '3' });
  const { headers } = await notSuitable({ reason: 'too-far' });

  expect(headers['location']).toBe(`/cases/${id}/wishes?because=too-far&done=set-aside`);
  const { html } = await pages.get(headers['location'] ?? '', cookie);
  expect(html).toMatch(/It is set aside.*because it is too far.*how far they can travel.*Nothing changes before/s);
  expect(html).toMatch(/name="travelLimitKm"[^>]*value="3"/);
  expect((await stored()).wishes).toMatchObject({ preferences: { days: ['tue'] }, travelLimitKm: 3 });
});

test('what a place must have is one of the things that matter, and stands above the case from then on', async () => {
  const { headers } = await notSuitable({ reason: 'access' });
  expect(headers['location']).toBe(`/cases/${id}/wishes?because=access&done=set-aside`);

  await fillIn('wishes', { accessNeeds: 'step-free' });

  expect((await stored()).wishes).toMatchObject({ accessNeeds: ['step-free'] });
  const { html } = await pages.get(`/cases/${id}/wishes`, cookie);
  expect(html).toMatch(/Needs.*step-free access.*value="step-free"[^>]*checked/s);
});
