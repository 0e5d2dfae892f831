import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReferralId } from '../../schemas/ids.ts';
import { ask, send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { aRequestBody } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let cookie: string;
let address: string;
let id: ReferralId;
beforeEach(async () => {
  pages = await openPages();
  cookie = await pages.signIn('amina-yusuf');
  const { body } = await send(pages.world, aRequestBody({ risk: { immediateConcern: ['domestic-abuse'] } }));
  await run(pages.world);
  id = ReferralId.parse(body['id']);
  address = `/cases/${id}/release-hold`;
});
afterEach(() => pages.close());

const statusOf = async () => (await pages.world.cases.referral(id))?.status;

test('an advisor releases a hold, says why, and comes back to the case', async () => {
  const form = pages.formOn(await pages.get(address, cookie), address);

  const { status, headers } = await pages.post(address, { ...form, reason: 'I spoke with the sender.' }, cookie);

  expect(status).toBe(303);
  expect(headers['location']).toBe(`/cases/${id}?done=released`);
  expect(await statusOf()).toBe('received');
});

test('an advisor takes a hold by one button', async () => {
  const take = `/cases/${id}/take-hold`;
  const form = pages.formOn(await pages.get(`/cases/${id}`, cookie), take);

  expect((await pages.post(take, form, cookie)).status).toBe(303);

  expect((await pages.get(`/cases/${id}`, cookie)).html).toContain('With: amina-yusuf');
});

test('a form with a mistake comes back with what was typed and what to do', async () => {
  const form = pages.formOn(await pages.get(address, cookie), address);

  const { status, html } = await pages.post(address, { ...form, reason: 'x'.repeat(1001) }, cookie);

  expect(status).toBe(422);
  expect(html).toContain('<title>Error: Release the hold');
  expect(html).toMatch(/There is a problem.*<a href="#reason">Say it in 1,000 characters or fewer<\/a>/s);
  expect(html).toMatch(/<textarea[^>]*id="reason"[^>]*aria-describedby="reason-hint reason-error"/);
  expect(html).toContain('x'.repeat(1001));
  expect(pages.formOn({ html, status, headers: {}, cookies: [] }, address)['_request']).toBe(form['_request']);
  expect(await statusOf()).toBe('held');
});

test('sent twice, it is done once; with other words the same form does nothing more and says so', async () => {
  const form = { ...pages.formOn(await pages.get(address, cookie), address), reason: 'I spoke with the sender.' };

  await pages.post(address, form, cookie);
  const second = await pages.post(address, form, cookie);
  const changed = await pages.post(address, { ...form, reason: 'Something else.' }, cookie);

  expect(second.status).toBe(303);
  expect(changed.status).toBe(409);
  expect(changed.html).toContain('This form has done its work already');
  const released = (await pages.world.cases.events(id)).filter(({ type }) => type === 'HoldReleased.v1');
  expect(released).toHaveLength(1);
});

test.each([
  ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
  ['another site that hides its name', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of the same domain', { 'sec-fetch-site': 'same-site' }],
  ['no page at all', { 'sec-fetch-site': 'none' }],
])('a form from %s is refused', async (_who, headers) => {
  const form = { ...pages.formOn(await pages.get(address, cookie), address), reason: 'Not by us.' };

  const { status, html } = await pages.post(address, form, cookie, headers);

  expect(status).toBe(403);
  expect(html).toContain('We did not take this form');
  expect(await statusOf()).toBe('held');
});

test('a token is good for its own form and session alone', async () => {
  const form = { ...pages.formOn(await pages.get(address, cookie), address), reason: 'I looked.' };
  const colleague = await pages.signIn('tomasz-zielinski');
  const other = pages.formOn(await pages.get(`/cases/${id}`, cookie), '/sign-out');

  for (const [fields, as] of [
    [form, colleague],
    [{ ...form, _token: other['_token'] ?? '' }, cookie],
    [{ ...form, _token: '' }, cookie],
  ] as const) {
    const { status, html } = await pages.post(address, fields, as);
    expect(status).toBe(403);
    expect(html).toContain('Send this again?');
  }

  expect(await statusOf()).toBe('held');
});

test('what was typed while the session ran out is kept, and can be sent after signing in again', async () => {
  const form = { ...pages.formOn(await pages.get(address, cookie), address), reason: 'A long & careful "account".' };
  pages.world.passMinutes(31);

  const late = await pages.post(address, form, cookie);
  expect(late.html).toContain('You have been signed out');
  expect(await statusOf()).toBe('held');

  const again = await pages.signIn('amina-yusuf');
  const asked = await pages.post(address, { ...pages.formOn(late, address), reason: form.reason }, again);
  expect(asked.html).toContain('Send this again?');
  expect(asked.html).toContain('A long &amp; careful &quot;account&quot;.');
  const confirmed = await pages.post(address, { ...pages.formOn(asked, address), reason: form.reason }, again);
  expect(confirmed.status).toBe(303);
  expect(await statusOf()).toBe('received');
});

test('what is no form is refused', async () => {
  expect((await pages.post(address, {}, cookie, { 'content-type': 'application/json' })).status).toBe(400);
  expect((await pages.post(address, { reason: 'x'.repeat(70_000) }, cookie)).status).toBe(413);
});

test('an advisor writes down what the referrer may hear, and the case says so', async () => {
  const feedback = `/cases/${id}/feedback`;
  expect((await pages.get(`/cases/${id}/outcomes`, cookie)).html).toMatch(
    /Walton Village Practice.*Hears what happens/s,
  );

  const form = pages.formOn(await pages.get(feedback, cookie), feedback);
  const { headers } = await pages.post(feedback, { ...form, feedback: 'none' }, cookie);

  expect(headers['location']).toBe(`/cases/${id}/outcomes?done=feedback`);
  expect((await pages.get(`/cases/${id}/outcomes`, cookie)).html).toContain('Hears nothing');
});

test('an advisor puts right how somebody is reached, and what the form does not show stays', async () => {
  const details = `/cases/${id}/contact-details`;
  expect((await pages.get(`/cases/${id}`, cookie)).html).toContain(`href="${details}"`);
  const third = { system: 'phone', value: '+441514960103' };
  const mobile = { system: 'phone', value: '+447700900123', type: 'mobile', okToText: true, rank: 1 };
  const telecom = [{ system: 'phone', value: '+441514960101' }, mobile, third];
  const contactPreference = { via: 'Her sister', safeTimes: 'Mornings only' };
  const sent = { telecom, contactPreference, address: { lines: ['1 Example Street'], noFixedAbode: false } };
  await ask(pages.world, 'correctContact', { as: 'amina-yusuf', id, body: sent });

  const page = await pages.get(details, cookie);
  expect(page.html).toMatch(
    /value="0151 496 0101".*value="07700 900123".*value="text" checked.*value="Mornings only"/s,
  );
  const phones = { phone: '0151 496 0101', otherPhone: '07700 900123' };
  const shown = { ...pages.formOn(page, details), ...phones, address: '1 Example Street' };
  const wrong = await pages.post(details, { ...shown, phone: 'ring her', email: 'una', postcode: 'L' }, cookie);
  expect(wrong.status).toBe(422);
  expect(wrong.html).toMatch(/#phone">Enter a phone.*#email">Enter an e-mail.*#postcode">Enter a full UK/s);
  const changed = { ...shown, otherPhoneMay: 'text', otherPhoneSafe: 'no', safeTimes: '', doNotContact: 'letter' };
  const { headers } = await pages.post(details, changed, cookie);

  expect(headers['location']).toBe(`/cases/${id}?done=contact-details`);
  expect((await pages.world.cases.referral(id))?.request.person).toMatchObject({
    telecom: [telecom[0], { ...mobile, safe: false }, third],
    address: sent.address,
    contactPreference: { via: 'Her sister', doNotContact: ['letter'] },
  });
  expect(await statusOf()).toBe('held');
});
