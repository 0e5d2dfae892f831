import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gradeOf } from '../../docs/reading-grade.ts';
import type { Link } from '../../domain/ports.ts';
import { issueLetterCodeFor, issueLinkFor } from '../../functions/shell/links.ts';
import { MessageId, type ReferralId } from '../../schemas/ids.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { aReferralInCare, onwardOf, request, withPlaces } from '../pipeline/sharing.ts';
import { day } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let id: ReferralId;
let asked: OnwardReferral;
beforeEach(async () => {
  pages = await openPages();
  id = await aReferralInCare(pages.world);
  asked = await request(pages.world, id);
});
afterEach(() => pages.close());

const message = (kind: string, sequence = 8) => ({
  id: MessageId.parse(`msg_${id.slice('ref_'.length)}-${String(sequence).padStart(4, '0')}-${kind}`),
  referral: id,
});
const linkFor = async (kind: string, opens: Link['opens'], sequence?: number) =>
  `/l/${await issueLinkFor(pages.world, message(kind, sequence), opens)}`;
const decisionLink = (sequence?: number) =>
  linkFor('partner-request', { to: 'partner-decision', onward: asked.id, partner: asked.partner }, sequence);
const standing = () => onwardOf(pages.world, id, asked.id);
const history = async () => (await pages.world.cases.events(id)).map(({ type }) => type);
const shown = (html: string) => /<main.*<\/main>/s.exec(html)?.[0] ?? '';
const personal = /Una|Sample|1970|0190|post\.example/;

describe('the link of a request', () => {
  test('shows what is asked and nobody’s details, and tells no other site or list where it is', async () => {
    const link = await decisionLink();
    const before = await history();

    const { status, headers, html } = await pages.get(link);

    expect(status).toBe(200);
    expect(shown(html)).toMatch(/Benefit checks and forms.*Have you a place.*Thursday 3 December 2026/s);
    expect(html).not.toMatch(personal);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('Sign in');
    expect(await history()).toEqual(before);
  });

  test('asks, once it is answered, whether what we say of the offer is still right, and keeps what it is told', async () => {
    const { world } = pages;
    const record = await world.directory.offer(asked.offer);
    await world.directory.amendOffer(asked.offer, { assuredOn: day('2026-08-01') }, record?.version ?? 0);
    const link = await decisionLink();

    const answered = await pages.post(link, { decision: 'wait-list' });
    expect(shown(answered.html)).toMatch(/Is what we say about it still right\?.*Yes, it is still right/s);
    const confirmed = await pages.post(link, { decision: 'still-right' });

    expect(shown(confirmed.html)).toContain('We have noted that it is still right');
    expect((await world.directory.offer(asked.offer))?.offer.assuredOn).toBe('2026-11-23');
    await pages.post(link, { decision: 'undo' });
    expect(shown((await pages.post(link, { decision: 'wait-list' })).html)).not.toContain('still right');
  });

  test('shows who it is when asked, and takes an acceptance with the first date', async () => {
    const link = await decisionLink();

    const looked = await pages.post(link, { decision: 'look' });
    expect(shown(looked.html)).toMatch(/Una Sample.*0151 496 0190/s);
    expect(await standing()).toEqual(asked);
    const accepted = await pages.post(link, {
      decision: 'accept',
      'firstDate[day]': '1',
      'firstDate[month]': '12',
      'firstDate[year]': '2026',
      contactRoute: 'We ring on Friday',
    });

    expect(shown(accepted.html)).toMatch(/You have accepted.*10:10am.*0151 496 0190/s);
    expect(await standing()).toMatchObject({
      status: 'accepted',
      firstDate: '2026-12-01',
      contactRoute: 'We ring on Friday',
    });
  });

  test('sent twice shows how it stands, and names nobody to whoever only opens it', async () => {
    const link = await decisionLink();
    await pages.post(link, { decision: 'accept' });

    for (const again of [await pages.post(link, { decision: 'accept' }), await pages.get(link)]) {
      expect(again.status).toBe(200);
      expect(shown(again.html)).toContain('You have accepted');
      expect(again.html).not.toMatch(personal);
    }
    expect((await history()).filter(type => type === 'PartnerAccepted.v1')).toHaveLength(1);
  });

  test('takes an answer back for ten minutes, and then another one', async () => {
    const link = await decisionLink();
    await pages.post(link, { decision: 'decline', reason: 'no-capacity', suggests: 'Ask at the library' });
    expect(await standing()).toMatchObject({ status: 'declined', declined: { suggests: 'Ask at the library' } });

    const undone = await pages.post(link, { decision: 'undo' });
    expect(shown(undone.html)).toMatch(/Your answer is taken back.*Your answer/s);
    const listed = await pages.post(link, { decision: 'wait-list', expectedWeeks: '4' });

    expect(shown(listed.html)).toContain('They are on your waiting list');
    expect(await standing()).toMatchObject({ status: 'waitlisted', expectedWeeks: 4 });
    pages.world.passMinutes(10);
    expect((await pages.post(link, { decision: 'undo' })).status).toBe(404);
  });

  test('used, too old and unknown are one page', async () => {
    const [used, old] = [await decisionLink(8), await decisionLink(12)];
    await pages.post(used, { decision: 'ask', question: 'Can she use stairs?' });
    pages.world.passMinutes(29 * 24 * 60);
    const answers = await Promise.all([used, old, `/l/${'x'.repeat(43)}`, '/l/x'].map(link => pages.get(link)));

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ html }) => shown(html))).size).toBe(1);
    expect(shown(answers[0]?.html ?? '')).toContain('This link does not work any more');
  });

  test('sends a mistake back with what was typed, and is not used up by it', async () => {
    const link = await decisionLink();

    const { status, html } = await pages.post(link, { decision: 'decline', suggests: 'The "library"' });

    expect(status).toBe(422);
    expect(html).toMatch(/There is a problem.*<a href="#reason">Choose the main reason<\/a>/s);
    expect(html).toContain('value="The &quot;library&quot;"');
    expect(html).toMatch(/<details[^>]*open[^>]*>\s*<summary[^>]*>.{0,80}Decline/s);
    expect(await standing()).toEqual(asked);
  });

  test('says why a place cannot be taken', async () => {
    const link = await decisionLink();
    await pages.post(link, { decision: 'wait-list' });
    await withPlaces(pages.world, 0);
    pages.world.passMinutes(60);
    const later = await decisionLink(15);

    const { status, html } = await pages.post(later, { decision: 'accept' });

    expect(status).toBe(422);
    expect(shown(html)).toContain('All places');
  });

  test('asks after somebody once they have been accepted', async () => {
    await pages.post(await decisionLink(), { decision: 'accept' });
    pages.world.passMinutes(60);
    const opens = { to: 'partner-attendance', onward: asked.id, partner: asked.partner } as const;
    const link = await linkFor('partner-attendance', opens, 30);
    expect((await pages.get(link)).html).not.toMatch(personal);
    expect(shown((await pages.post(link, { decision: 'look' })).html)).toMatch(/They came.*They did not come/s);

    const today = { 'on[day]': '23', 'on[month]': '11', 'on[year]': '2026' };
    const { html } = await pages.post(link, { decision: 'attendance', attendance: 'attended', ...today });

    expect(shown(html)).toContain('Thank you for telling us');
    expect(await standing()).toMatchObject({ status: 'in-progress', sessions: 1 });
  });

  test('is told by no browser where a form comes from, and still by no other site', async () => {
    const link = await decisionLink();
    const hidden = { origin: 'null', 'sec-fetch-site': 'same-origin' };

    expect((await pages.post(link, { decision: 'look' }, undefined, hidden)).status).toBe(200);
    for (const from of [
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ])
      expect((await pages.post(link, { decision: 'accept' }, undefined, from)).status).toBe(403);
    expect(await standing()).toEqual(asked);
  });

  test('stops whoever tries too often, and says when to come back', async () => {
    const link = await decisionLink();
    const tries = [];
    for (let i = 0; i < 21; i++) tries.push(await pages.post(link, { decision: 'look' }));

    const last = tries.at(-1);
    expect([tries.at(-2)?.status, last?.status]).toEqual([200, 429]);
    expect(last?.headers).toMatchObject({ 'retry-after': '600', 'referrer-policy': 'no-referrer' });
    expect(last?.html).toContain('Please try again in ten minutes');
  });
});

describe('the link to a person', () => {
  test('asks whether it helped, in words that everybody can read, and never says what', async () => {
    const link = await linkFor('person-did-it-help', { to: 'person-answer', onward: asked.id });

    const { html } = await pages.get(link);

    expect(html).not.toMatch(personal);
    expect(html).not.toContain('Benefit checks');
    expect(gradeOf(wordsOf(html))).toBeLessThan(5);
    const thanked = await pages.post(link, { answer: 'something-else', words: 'The bus does not go there.' });
    expect(shown(thanked.html)).toMatch(/Thank you.*999.*111.*116 123/s);
    expect(gradeOf(wordsOf(thanked.html))).toBeLessThan(5);
    expect((await pages.world.cases.events(id)).at(-1)).toMatchObject({
      answer: 'something-else',
      words: 'The bus does not go there.',
    });
  });

  test('without an answer asks again and keeps the words', async () => {
    const link = await linkFor('person-did-it-help', { to: 'person-answer', onward: asked.id });

    const { status, html } = await pages.post(link, { words: 'Half a thought' });

    expect(status).toBe(422);
    expect(html).toMatch(/<a href="#answer">Choose one answer<\/a>.*Half a thought/s);
  });

  test('that asks whether it helped lets them change their mind as well', async () => {
    const link = await linkFor('person-did-it-help', { to: 'person-answer', onward: asked.id });

    const { html } = await pages.post(link, { answer: 'stop' });

    expect(shown(html)).toContain('We have stopped');
    expect(await standing()).toMatchObject({ status: 'withdrawn' });
  });

  test('lets them change their mind about one of them', async () => {
    const link = await linkFor('person-shared', { to: 'person-consent', onward: asked.id });
    expect(gradeOf(wordsOf((await pages.get(link)).html))).toBeLessThan(5);

    const { html } = await pages.post(link, { withdraw: 'this' });

    expect(shown(html)).toContain('We have stopped');
    expect(await standing()).toMatchObject({ status: 'withdrawn' });
    expect((await pages.get(link)).status).toBe(404);
  });

  test('lets them change their mind about all of them by one button', async () => {
    const link = await linkFor('person-not-reached', { to: 'person-consent' });

    await pages.post(link, { reason: '' });

    expect(await standing()).toMatchObject({ status: 'withdrawn' });
  });
});

describe('the code of a letter', () => {
  const codeOf = async (opens: Link['opens']) => {
    const { reference } = (await pages.world.cases.referral(id)) ?? {};
    if (!reference) throw new Error('it is there');
    return {
      reference,
      code: await issueLetterCodeFor(pages.world, message('person-did-it-help', 9), reference, opens),
    };
  };

  test('leads to the question, and the answer is kept once', async () => {
    const { reference, code } = await codeOf({ to: 'person-answer', onward: asked.id });
    expect((await pages.get('/answer')).html).toContain('Answer a letter from us');

    const typed = { reference: reference.toLowerCase().replaceAll('-', ' '), code: code.toLowerCase() };
    const question = await pages.post('/answer', typed);
    expect(shown(question.html)).toContain('Did it help?');
    const kept = pages.formOn(question, '/answer');
    expect(kept).toMatchObject(typed);
    expect((await pages.post('/answer', kept)).html).toContain('Choose one answer');
    const thanked = await pages.post('/answer', { ...kept, answer: 'yes' });

    expect(shown(thanked.html)).toContain('We are glad that it helped');
    expect((await pages.world.cases.events(id)).at(-1)).toMatchObject({ by: { kind: 'person', via: 'letter-code' } });
    expect((await pages.post('/answer', { ...kept, answer: 'yes' })).status).toBe(404);
  });

  test('that is wrong can be tried again, five times a day', async () => {
    const { reference, code } = await codeOf({ to: 'person-answer', onward: asked.id });
    expect((await pages.post('/answer', { reference: 'LR-1111-111', code: '1' })).html).toMatch(
      /Check the reference.*Check the code/s,
    );

    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await pages.post('/answer', { reference, code: '00000000' })).status);

    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await pages.post('/answer', { reference, code })).html).toContain('Please try again tomorrow');
  });
});

/** What stands on the page itself, a sentence for each element. */
const wordsOf = (html: string) =>
  shown(html)
    .replaceAll(/<\/(p|li|h1|h2|label|legend|div)>/g, '. ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/(\s*\.)+/g, '.')
    .replaceAll(/\s+/g, ' ');
