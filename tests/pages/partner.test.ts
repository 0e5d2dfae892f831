import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReferralId } from '../../schemas/ids.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { act, aReferralInCare, benefitChecks, onwardOf, request } from '../pipeline/sharing.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let id: ReferralId;
let asked: OnwardReferral;
let kestrel: string;
let address: string;
beforeEach(async () => {
  pages = await openPages();
  id = await aReferralInCare(pages.world);
  asked = await request(pages.world, id);
  kestrel = await pages.signIn('kestrel-referrals-desk');
  address = `/partner/requests/${asked.id}`;
});
afterEach(() => pages.close());

const formAt = async (path: string, action = path) => pages.formOn(await pages.get(path, kestrel), action);
const standing = () => onwardOf(pages.world, id, asked.id);

test('the inbox names the person as far as they have agreed, and no address does', async () => {
  const { html } = await pages.get('/partner', kestrel);

  expect(html).toMatch(/New.*\(1\).*Una Sample.*Benefit checks and forms.*Thu 3 Dec.*Needs your answer/s);
  expect([...html.matchAll(/(?:href|action)="([^"]*)"/g)].join(' ')).not.toMatch(/Una|Sample|0190/);
});

test('another partner’s request is not there, and their pages are nobody else’s', async () => {
  const grace = await pages.signIn('grace-okonedo');

  expect((await pages.get(address, grace)).status).toBe(404);
  expect((await pages.get(`/partner/offers/${benefitChecks}`, grace)).status).toBe(404);
  expect((await pages.get('/partner', grace)).html).toContain('None.');
  for (const path of ['/partner', address, '/partner/offers', '/partner/numbers', '/partner/numbers.csv'])
    expect((await pages.get(path, await pages.signIn('amina-yusuf'))).status).toBe(403);
});

test('an answer that is sent twice is given once', async () => {
  const form = { ...(await formAt(address)), decision: 'accept', contactRoute: 'We ring on Friday' };

  const replies = [await pages.post(address, form, kestrel), await pages.post(address, form, kestrel)];

  expect(replies.map(({ status }) => status)).toEqual([303, 303]);
  expect(await standing()).toMatchObject({ status: 'accepted', contactRoute: 'We ring on Friday' });
  const types = (await pages.world.cases.events(id)).map(({ type }) => type);
  expect(types.filter(type => type === 'PartnerAccepted.v1')).toHaveLength(1);
});

test('an answer that comes too late says so and keeps what was typed', async () => {
  const form = { ...(await formAt(address)), decision: 'ask', question: 'Can she use stairs?' };
  await act(pages.world, id, { type: 'partner-accept', onward: asked.id });

  const { status, html } = await pages.post(address, form, kestrel);

  expect(status).toBe(422);
  expect(html).toContain('This has been answered already.');
});

test('once the person has changed their mind nothing is said of them any more', async () => {
  await act(pages.world, id, { type: 'withdraw-consent' });

  const { html } = await pages.get(address, kestrel);

  expect(html).not.toMatch(/Una|Sample|0190/);
  expect(html).toContain('it says nothing about them any more');
});

test('a pause and a number of places that cannot be are sent back with the reason', async () => {
  const offer = `/partner/offers/${benefitChecks}`;
  const paused = { 'pausedUntil[day]': '1', 'pausedUntil[month]': '11', 'pausedUntil[year]': '2026' };
  const form = { ...(await formAt(offer)), change: 'everything', capacity: 'capacity', ...paused };

  const { status, html } = await pages.post(offer, form, kestrel);

  expect(status).toBe(422);
  expect(html).toContain('A pause ends on a day that is still to come.');
});

test('one tap says that an offer is still right', async () => {
  const offer = `/partner/offers/${benefitChecks}`;
  const form = await formAt('/partner/offers', offer);

  await pages.post(offer, { ...form, change: 'still-right', stillRight: 'true' }, kestrel);

  expect((await pages.world.directory.offer(benefitChecks))?.offer.assuredOn).toBe('2026-11-23');
});

test('what an advisor found not to be right is asked about until the partner says that it is', async () => {
  const offer = `/partner/offers/${benefitChecks}`;
  const aside = { id: benefitChecks, name: 'Benefit checks', needs: [] };
  const why = { reason: 'not-as-described', words: 'She says' } as const;
  await act(pages.world, id, { type: 'set-offer-aside', offer: aside, ...why });
  const asks = async () => (await pages.get('/partner/offers', kestrel)).html;
  const doubted = await asks();

  expect(doubted).toMatch(/On Monday 23 November 2026 an advisor found.*Is it still right\?/s);
  expect(doubted).not.toMatch(/She says|Una|LR-/);

  await pages.post(
    offer,
    { ...(await formAt('/partner/offers', offer)), change: 'still-right', stillRight: 'true' },
    kestrel,
  );
  expect(await asks()).not.toContain('an advisor found');
});

test('the numbers are there to read and as a spreadsheet', async () => {
  expect((await pages.get('/partner/numbers', kestrel)).html).toMatch(/Not answered yet.*1 \(100%\).*1 of 1 requests/s);

  const { headers, html: csv } = await pages.get('/partner/numbers.csv', kestrel);

  expect(headers['content-type']).toContain('text/csv');
  expect(csv).toContain('2026-08-25,2026-11-23,Not answered yet,1 (100%),1 of 1 requests');
});
