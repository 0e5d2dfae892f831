import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type PageRoute, pageRoutes } from '../../functions/pages/routes.ts';
import { issueLinkFor } from '../../functions/shell/links.ts';
import type { Role } from '../../schemas/codes.ts';
import { MessageId, type ReferralId } from '../../schemas/ids.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { act, aReferralInCare, needsBenefits, request } from '../pipeline/sharing.ts';
import { aRequestBody, contactCommand } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

// Every page that shows somebody's record leaves a row; a new one does too, or fails here.

let pages: TestPages;
let id: ReferralId;
let asked: OnwardReferral;
beforeEach(async () => {
  pages = await openPages();
  onTestFinished(() => pages.close());
  const person = { ...aRequestBody().person, name: { given: ['Ottoline'], family: 'Sample' } };
  id = await aReferralInCare(pages.world, { ...needsBenefits, person });
  asked = await request(pages.world, id);
  await act(pages.world, id, contactCommand());
});

const looked = async () => (await pages.world.accesses.of({ referral: id, limit: 100 })).items;

const readers: Readonly<Record<Role, string>> = {
  referrer: 'walton-village-practice',
  partner: 'kestrel-referrals-desk',
  advisor: 'amina-yusuf',
  manager: 'life-rooms-manager',
  operator: 'life-rooms-operator',
};

const signedInPages = (pageRoutes as readonly PageRoute[]).flatMap(({ access, ...route }) =>
  access === 'public' || route.method !== 'GET' ? [] : access.session.map(role => ({ ...route, role })),
);

test.each(signedInPages)('$path, opened as $role', async ({ path, role, page }) => {
  const address = path
    .replace('{id}', id)
    .replace('{onward}', asked.id)
    .replace('{page}', 'letters')
    .replace(/\{\w+\}/g, 'nothing');
  if (page === 'closingLetter') await act(pages.world, id, { type: 'close', reason: 'person-declined', unmet: [] });

  const { status, html } = await pages.get(address, await pages.signIn(readers[role]));

  const isOfRecord = /\{(id|onward)\}/.test(path);
  if (isOfRecord) expect(status).toBe(200);
  else if (!lists.has(path)) expect(html).not.toContain('Ottoline');
  expect((await looked()).map(({ by }) => 'subject' in by && by.subject)).toEqual(isOfRecord ? [readers[role]] : []);
});

/** A line of these is the way to a record, and not the record. */
const lists = new Set<string>(['/worklist', '/worklist.csv', '/referrals', '/partner', '/calendar']);
test('a form that is sent back shows the record, one that has done its work shows nothing', async () => {
  const cookie = await pages.signIn(readers.advisor);
  const form = await pages.get(`/cases/${id}/note`, cookie);
  const fields = pages.formOn(form, `/cases/${id}/note`);
  pages.world.passMinutes(15);

  await pages.post(`/cases/${id}/note`, { ...fields, text: 'She was glad.' }, cookie);
  expect(await looked()).toHaveLength(1);
  const sentBack = await pages.post(`/cases/${id}/note`, { ...fields, text: '' }, cookie);

  expect(sentBack.html).toContain('Ottoline');
  expect(await looked()).toHaveLength(2);
});

test('the page of another organisation’s referral is refused and has not been looked at', async () => {
  const { status } = await pages.get(`/referrals/${id}`, await pages.signIn('marine-parade-surgery'));

  expect([status, await looked()]).toEqual([404, []]);
  expect(pages.world.logged).toContainEqual(
    expect.objectContaining({ message: 'record refused', referral: id, subject: 'marine-parade-surgery' }),
  );
});

test('a link is looked through when it is said who is asking, not when it is opened', async () => {
  const message = { id: MessageId.parse(`msg_${id.slice('ref_'.length)}-0008-partner-request`), referral: id };
  const opens = { to: 'partner-decision', onward: asked.id, partner: asked.partner } as const;
  const link = `/l/${await issueLinkFor(pages.world, message, opens)}`;

  await pages.get(link);
  expect(await looked()).toEqual([]);
  const shown = await pages.post(link, { decision: 'look' });

  expect(shown.html).toContain('Ottoline Sample');
  expect(await looked()).toMatchObject([{ shown: 'request', through: 'pages', by: { partner: asked.partner } }]);
});

test('a page that cannot be written down shows nobody', async () => {
  const cookie = await pages.signIn(readers.advisor);
  Object.assign(pages.world.accesses, {
    note: async () => {
      throw new Error('the store is down');
    },
  });

  const { status, html } = await pages.get(`/cases/${id}`, cookie);

  expect(status).toBe(500);
  expect(html).not.toMatch(/Ottoline|LR-/);
});
