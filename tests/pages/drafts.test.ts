import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../adapters/embedded/database.ts';
import { createSqliteItems } from '../../adapters/embedded/sqlite-items.ts';
import { createDrafts } from '../../adapters/tables/drafts.ts';
import { sections } from '../../functions/pages/refer/steps/sections.tsx';
import { stepNames } from '../../functions/pages/refer/steps/step-names.ts';
import { draftFields } from '../../schemas/draft.ts';
import { allAnswers, answers, aWriter, type Writer } from './draft-writer.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let nadia: Writer;
beforeEach(async () => {
  pages = await openPages();
  nadia = await aWriter(pages);
});
afterEach(() => pages.close());

const later = { step: 'later' };

describe('a referral that is written step by step', () => {
  test('begins with the first answer, and not with looking at it', async () => {
    expect((await nadia.get('/refer')).html).toContain('href="/refer/steps"');
    await nadia.get('/refer/steps');
    await nadia.get('/refer/steps/new/name');
    expect(await nadia.drafts()).toEqual([]);

    const draft = await nadia.begin();

    expect(await nadia.drafts()).toEqual([draft]);
  });

  test('says of each section how far it is, and cannot be sent before all are completed', async () => {
    const draft = await nadia.begin();
    expect(await nadia.statusesOf(draft)).toEqual([
      ...['Incomplete', 'Not started', 'Not started', 'Not started', 'Incomplete'],
      'Cannot start yet',
    ]);
    expect((await nadia.get(`${draft}/check`)).headers['location']).toBe(draft);

    await nadia.fill(draft);

    expect(await nadia.statusesOf(draft)).toEqual([...Array(5).fill('Completed'), 'Not started']);
    expect((await nadia.get(`${draft}/check`)).html).toMatch(/999 054 8609[\s\S]*Confirm and send/);
  });

  test('asks all that the quick form asks, and keeps nothing that neither asks', () => {
    const asked = sections.flatMap(section => section.steps.flatMap(step => step.fields));

    expect([...asked].sort()).toEqual([...draftFields].sort());
    expect(sections.flatMap(section => section.steps.map(({ name }) => name))).toEqual(stepNames);
  });

  test('leads through the questions of a section and back to the list', async () => {
    const draft = await nadia.begin();
    const ways = [];
    for (const step of ['nhs-number', 'address', 'contact'] as const)
      ways.push((await nadia.answer(`${draft}/${step}`, answers[step])).goTo);

    expect(ways).toEqual([`${draft}/address`, `${draft}/contact`, draft]);
    expect(await nadia.statusesOf(draft)).toContain('Completed');
  });

  test('becomes the same referral as the same answers on the quick form', async () => {
    const draft = await nadia.finish();
    const { goTo } = await nadia.send(draft);
    await nadia.answer('/refer', { ...allAnswers, step: 'send' }, {});

    expect((await nadia.get(goTo)).html).toMatch(/Referral sent[\s\S]*LR-[\s\S]*by Wednesday 25 November/);
    const [a, b] = await Promise.all((await nadia.sent()).map(id => pages.world.cases.referral(id)));
    expect(a?.request).toEqual(b?.request);
    expect(a?.request).toMatchObject({ channel: 'gp-pcn', person: { name: { given: ['Una'] } } });
    expect(await nadia.drafts()).toEqual([]);
  });

  test('whoever has referred before need not say again who they are', async () => {
    const draft = await nadia.finish();
    await nadia.send(draft);

    expect((await nadia.statusesOf(await nadia.begin())).at(4)).toBe('Completed');
  });

  test('a wrong answer is said to be one, kept on the page, and stops nothing but Continue', async () => {
    const draft = await nadia.begin();

    const wrong = await nadia.answer(`${draft}/nhs-number`, { nhsNumberKnown: 'yes', nhsNumber: '123' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/<title>Error: Do you know[\s\S]*href="#nhsNumber"[\s\S]*value="123"/);
    expect((await nadia.answer(`${draft}/nhs-number`, {})).html).toContain('Say whether you know their NHS number');
    expect((await nadia.answer(`${draft}/nhs-number`, { nhsNumberKnown: 'yes' })).html).toContain(
      'Enter the NHS number',
    );

    const kept = await nadia.answer(`${draft}/nhs-number`, { nhsNumberKnown: 'yes', nhsNumber: '123' }, later);
    expect(kept.goTo).toBe(`${draft}?saved=yes`);
    expect((await nadia.get(`${draft}/nhs-number`)).html).toContain('value="123"');
    expect((await nadia.statusesOf(draft))[0]).toBe('Incomplete');
  });

  test('what cannot be kept is refused even for later, and stays on the page', async () => {
    const draft = await nadia.begin();

    const { status, html } = await nadia.answer(`${draft}/matters`, { ownWords: 'x'.repeat(4001) }, later);

    expect(status).toBe(422);
    expect(html).toContain('What matters to them must be 4,000 characters or fewer');
    expect(html).toContain('x'.repeat(4001));
  });

  test('not having an NHS number is an answer, and takes the number back', async () => {
    const draft = await nadia.finish();

    await nadia.answer(`${draft}/nhs-number?from=check`, { nhsNumberKnown: 'no', nhsNumber: '999 054 8609' });

    expect((await nadia.get(`${draft}/check`)).html).toMatch(/NHS number[\s\S]{0,200}Not given/);
  });

  test('a change before sending leads back to the answers', async () => {
    const draft = await nadia.finish();
    const check = await nadia.get(`${draft}/check`);
    expect(check.html).toContain(`href="${draft}/name?from=check"`);
    const page = `${draft}/name`;
    const form = pages.formOn(await nadia.get(`${page}?from=check`), page);

    const { goTo } = await nadia.post(page, { ...form, givenName: 'Oona', step: 'continue' });

    expect(goTo).toBe(`${draft}/check`);
    expect((await nadia.get(goTo)).html).toContain('Oona');
  });

  test('a concern of which somebody is not sure is looked at by a person, if they say what it is', async () => {
    const draft = await nadia.finish();
    await nadia.answer(`${draft}/risk`, { safeguarding: 'unsure', safeguardingText: 'Her nephew has her bank card.' });
    await nadia.send(draft);

    const [id] = await nadia.sent();
    expect(id && (await pages.world.cases.referral(id))?.status).toBe('held');
  });

  test('somebody whom the organisation has referred lately is an interruption here too', async () => {
    const first = await nadia.finish();
    await nadia.send(first);
    const draft = await nadia.finish();

    expect((await nadia.get(`${draft}/check`)).html).toContain('This person may have been referred already');
    expect((await nadia.get(`${draft}/check?again=yes`)).html).toContain('Check your answers');
  });
});

describe('sent once', () => {
  test('two presses of the button are one referral with one receipt, and the draft is gone', async () => {
    const draft = await nadia.finish();
    const path = `${draft}/check`;
    const form = { ...(await nadia.formAt(path)), step: 'send' };

    const ways = await Promise.all([nadia.post(path, form), nadia.post(path, form)]);
    const again = await nadia.post(path, form);

    expect([...ways, again].map(({ goTo }) => goTo)).toEqual(Array(3).fill(`${draft}/sent`));
    expect(await nadia.sent()).toHaveLength(1);
    expect(await nadia.drafts()).toEqual([]);
    expect((await nadia.get(draft)).headers['location']).toBe(`${draft}/sent`);
    expect((await nadia.get(`${draft}/sent`)).html).toContain('Referral sent');
  });

  test('a crash between sending and deleting the draft leaves one referral, and the draft shows as sent', async () => {
    pages.close();
    const drafts = createDrafts(createSqliteItems(openDatabase(':memory:'), () => 0));
    const remove = vi.fn(drafts.remove).mockRejectedValueOnce(new Error('the process stopped'));
    pages = await openPages({ drafts: { ...drafts, remove } });
    nadia = await aWriter(pages);
    const draft = await nadia.finish();

    expect((await nadia.send(draft)).status).toBe(500);

    expect(await nadia.sent()).toHaveLength(1);
    expect((await nadia.get('/referrals')).html).toContain('(0)');
    expect(await nadia.drafts()).toEqual([]);
    const onward = await nadia.get(draft);
    expect(onward.headers['location']).toBe(`${draft}/sent`);
  });

  test('a form that was sent from one page and then kept for later is not a second referral', async () => {
    const form = await nadia.formAt('/refer');
    await nadia.post('/refer', { ...form, ...allAnswers, step: 'send' });

    const { goTo } = await nadia.post('/refer', { ...form, ...allAnswers, givenName: 'Oona', step: 'later' });

    expect((await nadia.get(goTo.replace(/\?.*/, ''))).headers['location']).toMatch(/\/sent$/);
    expect(await nadia.drafts()).toEqual([]);
    expect(await nadia.sent()).toHaveLength(1);
  });

  test('a draft is on nobody’s list, wakes nobody and is in no log', async () => {
    await nadia.finish();

    expect(await pages.world.cases.worklist({ list: 'all', limit: 10 })).toEqual({ items: [] });
    expect(pages.world.waiting).toEqual({ matching: [], messages: [] });
    expect(JSON.stringify(pages.world.logged)).not.toMatch(/Una|Sample|054/);
  });
});

describe('kept from the quick form', () => {
  test('whatever was typed, right or wrong, is in the draft', async () => {
    const typed = { givenName: 'Una', postcode: 'nowhere', needs: 'loneliness', ownWords: ' a\nb' };
    const { goTo } = await nadia.answer('/refer', typed, { step: 'later' });
    const draft = goTo.replace('?saved=yes', '');

    expect((await nadia.get(goTo)).html).toContain('The draft is saved');
    expect((await nadia.get(`${draft}/address`)).html).toContain('value="nowhere"');
    expect((await nadia.get(`${draft}/matters`)).html).toContain(' a\nb');
    expect(await nadia.statusesOf(draft)).toEqual([
      ...['Incomplete', 'Completed', 'Not started', 'Not started', 'Not started'],
      'Cannot start yet',
    ]);
  });

  test('from the answers too, which then have only to be sent', async () => {
    const check = await nadia.answer('/refer', allAnswers, { step: 'check' });
    const form = pages.formOn(check, '/refer');

    const { goTo } = await nadia.post('/refer', { ...form, step: 'later' });

    expect(await nadia.statusesOf(goTo)).toEqual([...Array(5).fill('Completed'), 'Not started']);
  });

  test('twice is one draft; changed in between it is said, and nothing is overwritten', async () => {
    const form = { ...(await nadia.formAt('/refer')), step: 'later' };
    await nadia.post('/refer', { ...form, givenName: 'Una' });
    expect((await nadia.post('/refer', { ...form, givenName: 'Una' })).status).toBe(303);

    const { status, html } = await nadia.post('/refer', { ...form, givenName: 'Oona' });

    expect(status).toBe(409);
    expect(html).toMatch(/You have saved this form before[\s\S]*value="Oona"/);
    const [draft = ''] = await nadia.drafts();
    expect((await nadia.get(`${draft}/name`)).html).toContain('value="Una"');
  });

  test('what is too long to be kept is refused with all that was typed', async () => {
    const { status, html } = await nadia.answer('/refer', { givenName: 'U'.repeat(401) }, { step: 'later' });

    expect(status).toBe(422);
    expect(html).toContain('First name must be 400 characters or fewer');
    expect(await nadia.drafts()).toEqual([]);
  });
});
