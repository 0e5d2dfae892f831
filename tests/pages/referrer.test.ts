import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aCommit } from '../../adapters/contract/case-store-samples.ts';
import { aReferral } from '../../adapters/contract/samples.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import { OrganisationId, ReferralId } from '../../schemas/ids.ts';
import { send } from '../pipeline/ask.ts';
import { aRequestBody, mondayMorning, referralId } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let cookie: string;
beforeEach(async () => {
  pages = await openPages();
  cookie = await pages.signIn('nadia-farouk');
});
afterEach(() => pages.close());

const nobody = { number: '999 054 8609' };
const answers = {
  givenName: 'Una',
  familyName: 'Sample',
  'birthDate-day': '5',
  'birthDate-month': '6',
  'birthDate-year': '1970',
  nhsNumber: nobody.number,
  phone: '0151 496 0190',
  needs: 'loneliness',
  concerns: 'none',
  consent: 'given',
  referrerName: 'Nadia Farouk',
  organisation: 'Walton Village Practice',
  channel: 'gp-pcn',
  referrerEmail: 'nadia.farouk@walton-village.example',
};

/** As from a page of its own, so that each is a request of its own. */
async function fill(step: string, more: Record<string, string> = {}) {
  const form = pages.formOn(await pages.get('/refer', cookie), '/refer');
  return pages.post('/refer', { ...form, ...answers, ...more, step }, cookie);
}

const sentBy = async () =>
  (await pages.get('/referrals?by=organisation', cookie)).html.matchAll(/href="\/referrals\/(ref_\w+)"/g);
const idsOf = async () => [...(await sentBy())].map(([, id = '']) => ReferralId.parse(id));

describe('referring somebody', () => {
  test('the form knows who is signed in, and after the first referral all that they said of themselves', async () => {
    expect((await pages.get('/refer', cookie)).html).toContain('value="Walton Village Practice"');

    await fill('send', { referrerRole: 'Link worker' });

    expect((await pages.get('/refer', cookie)).html).toContain('value="Link worker"');
  });

  test('answers are checked before they are sent, and nothing is kept until then', async () => {
    const check = await fill('check');

    expect(check.html).toContain('Check your answers');
    expect(check.html).toContain('999 054 8609');
    expect(await idsOf()).toEqual([]);
    const { html } = await pages.post('/refer', { ...pages.formOn(check, '/refer'), step: 'send' }, cookie);
    expect(html).toMatch(/Referral sent.*LR-[0-9A-Z]{4}-[0-9A-Z]{3}/s);
    expect(html).toContain('First contact will be attempted by Wednesday 25 November');
    const [id] = await idsOf();
    const kept = await pages.world.cases.referral(ReferralId.parse(id));
    expect(kept?.request).toMatchObject({ channel: 'gp-pcn', risk: { immediateConcern: [] } });
    expect(kept?.source).toEqual({ subject: 'nadia-farouk', organisation: 'org-walton-village-practice' });
  });

  test('the same form sent twice is one referral with one answer', async () => {
    const form = { ...pages.formOn(await pages.get('/refer', cookie), '/refer'), ...answers, step: 'send' };

    const [first, second] = [await pages.post('/refer', form, cookie), await pages.post('/refer', form, cookie)];

    const reference = /LR-[0-9A-Z]{4}-[0-9A-Z]{3}/;
    expect(reference.exec(second.html)?.[0]).toBe(reference.exec(first.html)?.[0]);
    expect(await idsOf()).toHaveLength(1);
  });

  test('everything that is wrong is said at once, and what was typed is kept', async () => {
    const wrong = {
      channel: '',
      givenName: '',
      familyName: '',
      needs: '',
      concerns: '',
      nhsNumber: '123',
      postcode: 'nowhere',
    };
    const { status, html } = await fill('send', wrong);

    expect(status).toBe(422);
    for (const field of ['givenName', 'nhsNumber', 'postcode', 'needs', 'concerns', 'channel'])
      expect(html, field).toMatch(new RegExp(`<a href="#${field}">`));
    expect(html).toContain('value="nowhere"');
    expect(await idsOf()).toEqual([]);
  });

  test('who is held is told at once not to wait for us', async () => {
    const { html } = await fill('send', { concerns: 'suicidal-thoughts-or-self-harm' });

    expect(html).toContain('Do not wait for us');
    expect(html).toContain('116 123');
  });

  test('somebody whom the same organisation has referred lately is an interruption, and going on is one button', async () => {
    await fill('send');

    const asked = await fill('check');
    expect(asked.html).toContain('This person may have been referred already');
    const [id] = await idsOf();
    expect(asked.html).toContain(`href="/referrals/${id}"`);
    const { html } = await pages.post('/refer', { ...pages.formOn(asked, '/refer'), step: 'check' }, cookie);

    expect(html).toContain('Check your answers');
  });

  test('what another organisation has sent is told nobody', async () => {
    const body = aRequestBody({ person: { nhsNumber: { value: '9990548609' }, name: { given: ['Una'] } } });
    const { body: other } = await send(pages.world, body, { as: 'marine-parade-surgery' });

    expect((await fill('check')).html).toContain('Check your answers');
    expect(await idsOf()).toEqual([]);
    expect((await pages.get(`/referrals/${String(other['id'])}`, cookie)).status).toBe(404);
  });

  test.each([
    ['markup', '<script>alert(1)</script>'],
    ['a quote', '"><img src=x onerror=alert(1)>'],
    ['a name of an object', '__proto__'],
    ['the other direction', '\u202Egnirts'],
  ])('%s is text wherever it is shown', async (_, text) => {
    await fill('send', { familyName: text, ownWords: text });

    const [id] = await idsOf();
    const shown = [
      await pages.get('/referrals', cookie),
      await pages.get(`/referrals/${id}`, cookie),
      await fill('change', { familyName: text }),
    ];
    for (const { html, status } of shown) {
      expect(status).toBe(200);
      expect(html).not.toMatch(/<script>alert|<img src=x/);
    }
  });
});

describe('what was sent', () => {
  test('each sees their own first, their organisation’s at one click, and filters by status', async () => {
    await send(pages.world, aRequestBody());
    await fill('send');

    expect((await pages.get('/referrals', cookie)).html).toContain('1 referral');
    expect((await pages.get('/referrals?by=organisation', cookie)).html).toContain('2 referrals, newest first');
    expect((await pages.get('/referrals?by=organisation&status=closed', cookie)).html).toContain(
      'No referrals of 2 fit the filter',
    );
  });

  test('the filter reads on until a page is full, and says how far it has looked', async () => {
    const source = { subject: 'nadia-farouk', organisation: OrganisationId.parse('org-walton-village-practice') };
    for (let number = 1; number <= 206; number++) {
      const status = number === 1 ? 'assigned' : 'received';
      const receivedAt = plusMinutes(mondayMorning, number);
      const after = aReferral({ number, source, status, receivedAt });
      await pages.world.cases.commit({ referrals: [aCommit({ after })] });
    }
    const list = '/referrals?by=me';

    const first = await pages.get(`${list}&status=assigned`, cookie);
    expect(first.html).toContain('No referrals of the 200 looked at for this page fit the filter');
    const older = /href="([^"]+)"[^>]*>[\s\S]{0,300}Look at older ones/.exec(first.html)?.[1] ?? '';
    const second = await pages.get(older.replaceAll('&amp;', '&'), cookie);
    expect(second.html).toContain('1 referral of the 6 looked at for this page fits the filter');
    expect(second.html).toContain(`href="/referrals/${referralId(1)}"`);
    const full = (await pages.get(`${list}&status=received`, cookie)).html;
    expect(full).toContain('20 referrals of the 20 looked at for this page fit the filter, newest first');
  });

  test('a referral is withdrawn once, with why, and that is on its page', async () => {
    await fill('send');
    const [id] = await idsOf();
    const address = `/referrals/${id}/withdraw`;
    const page = await pages.get(address, cookie);
    const form = { ...pages.formOn(page, address), why: 'person', reason: 'She has found a group herself.' };

    for (const _ of [1, 2]) expect((await pages.post(address, form, cookie)).status).toBe(303);

    expect((await pages.get(`/referrals/${id}`, cookie)).html).toContain('Withdrawn');
    expect((await pages.get(`/referrals/${id}/letter`, cookie)).html).toContain('Closing letter');
    expect((await pages.world.cases.events(ReferralId.parse(id))).at(-1)?.type).toBe('ReferralWithdrawn.v1');
  });

  test('a mistake is said to be one, and needs words', async () => {
    await fill('send');
    const [id] = await idsOf();
    const address = `/referrals/${id}/withdraw`;
    const form = { ...pages.formOn(await pages.get(address, cookie), address), why: 'error' };

    expect((await pages.post(address, form, cookie)).html).toContain('Say what the mistake was');
    await pages.post(address, { ...form, reason: 'The wrong Una.' }, cookie);

    expect((await pages.get(`/referrals/${id}`, cookie)).html).toContain('Entered in error');
  });
});

describe('asking for oneself', () => {
  const own = { givenName: 'Una', phone: '0151 496 0190', needs: 'loneliness', agree: 'yes' };
  const post = async (fields: Record<string, string>) =>
    pages.post('/self-referral', { ...pages.formOn(await pages.get('/self-referral'), '/self-referral'), ...fields });

  test('nobody signs in: the answer is on the page, and what was sent belongs to the form', async () => {
    const { status, html } = await post(own);

    expect(status).toBe(200);
    expect(html).toContain('We have what you wrote');
    expect(html).toContain('Wednesday 25 November');
    const { items } = await pages.world.cases.worklist({ list: 'all', limit: 10 });
    expect(items[0]).toMatchObject({ request: { channel: 'self' }, source: { organisation: 'org-self-referral' } });
  });

  test('agreement is asked for, and crisis help comes first', async () => {
    const { status, html } = await post({ ...own, agree: '' });

    expect(status).toBe(422);
    expect(html).toContain('Tick the box if you agree');
    expect(html.indexOf('116 123')).toBeLessThan(html.indexOf('name="givenName"'));
  });

  test('whoever has left no way to be reached is asked to call in, and nobody is told what referrers are', async () => {
    const { html } = await post({ ...own, phone: '' });

    expect(html).toMatch(/116 123.*You have left no number or address/s);
    expect(html).not.toMatch(/Somebody tries to get in touch|Keep the person safe/);
  });

  test('whoever sends more than a whole site would is asked to come back', async () => {
    const statuses = [];
    for (let i = 0; i < 32; i++) statuses.push((await post({ ...own, phone: '' })).status);

    expect(statuses.slice(0, 30).every(status => status === 200)).toBe(true);
    expect(statuses.slice(30)).toEqual([429, 429]);
  });
});
