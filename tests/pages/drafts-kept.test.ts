import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { targets } from '../../domain/targets.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import { OrganisationId } from '../../schemas/ids.ts';
import { demonstration } from '../world.ts';
import { answers, aWriter, type Writer } from './draft-writer.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let nadia: Writer;
beforeEach(async () => {
  pages = await openPages();
  nadia = await aWriter(pages);
});
afterEach(() => pages.close());

const later = { step: 'later' };

describe('whose drafts they are', () => {
  test.each([
    ['a colleague of the same organisation', 'omar-colleague'],
    ['somebody of another organisation', 'marine-parade-surgery'],
  ])('%s finds nothing, changes nothing and deletes nothing', async (_, subject) => {
    await bind('omar-colleague', 'org-walton-village-practice');
    const draft = await nadia.finish();
    const other = await aWriter(pages, subject);

    for (const path of ['', '/name', '/check', '/delete', '/sent'])
      expect((await other.get(`${draft}${path}`)).status, path).toBe(404);
    expect(await other.drafts()).toEqual([]);
    for (const path of ['/name', '/check', '/delete']) {
      const address = `${draft}${path}`;
      const confirm = await other.post(address, { version: '1', step: 'continue', givenName: 'Stolen' });
      expect((await other.post(address, pages.formOn(confirm, address))).html, path).not.toContain('Una');
    }
    expect((await nadia.get(`${draft}/name`)).html).toContain('value="Una"');
  });

  test.each(['amina-yusuf', 'life-rooms-manager', 'life-rooms-operator'])(
    '%s may see no draft at all',
    async subject => {
      const draft = await nadia.begin();
      const other = await pages.signIn(subject);

      for (const path of ['/referrals/drafts', draft, `${draft}/name`])
        expect((await pages.get(path, other)).status, path).toBe(403);
    },
  );

  test('who moves to another organisation leaves them behind', async () => {
    await nadia.begin();

    await bind('nadia-farouk', 'org-marine-parade-surgery');

    expect(await nadia.drafts()).toEqual([]);
  });

  test('nobody who is not signed in sees any', async () => {
    expect((await pages.get(await nadia.begin())).headers['location']).toMatch(/^\/sign-in/);
  });
});

describe('how long they stay', () => {
  test('28 days after they were last changed, which the page says', async () => {
    const draft = await nadia.begin();
    expect((await nadia.get(draft)).html).toContain('It is deleted on Monday 21 December 2026');
    const days = (n: number) => n * 24 * 60;
    pages.world.passMinutes(days(targets.drafts.days) - 1);
    await nadia.signInAgain();
    await nadia.answer(`${draft}/name`, { givenName: 'Oona' });

    pages.world.passMinutes(days(targets.drafts.days) - 1);
    await nadia.signInAgain();
    expect((await nadia.get(draft)).status).toBe(200);
    pages.world.setTime(plusMinutes(pages.world.clock.now(), 2));

    const { status, html } = await nadia.get(draft);
    expect(status).toBe(404);
    expect(html).toContain('28 days after they were last changed');
    expect(await nadia.drafts()).toEqual([]);
  });

  test('deleting asks first, and deletes once or twice', async () => {
    const draft = await nadia.begin();
    const path = `${draft}/delete`;
    const asked = await nadia.get(path);
    expect(asked.html).toContain('Delete this draft?');
    expect(await nadia.drafts()).toEqual([draft]);
    const form = pages.formOn(asked, path);

    for (const _ of [1, 2]) expect((await nadia.post(path, form)).goTo).toBe('/referrals/drafts');

    expect(await nadia.drafts()).toEqual([]);
    expect((await nadia.get(draft)).status).toBe(404);
  });

  test('one sign-in may have so many, and is told so without losing what was typed', async () => {
    for (let n = 0; n < targets.drafts.ofOneSignIn; n++) await nadia.begin({ givenName: `Una ${n}` });
    expect((await nadia.get('/referrals')).html).toContain('(20)');

    for (const refused of [
      await nadia.answer('/refer/steps/new/name', { givenName: 'Oona' }),
      await nadia.answer('/refer', { givenName: 'Oona' }, { step: 'later' }),
    ]) {
      expect(refused.status).toBe(409);
      expect(refused.html).toMatch(/there is room for no more[\s\S]*value="Oona"/);
    }
    const [draft = ''] = await nadia.drafts();
    expect((await nadia.answer(`${draft}/name`, { givenName: 'Una' })).status).toBe(303);
  });
});

test('wherever a draft is listed it is said that nobody has been told, and whom to ring', async () => {
  const draft = await nadia.begin();

  for (const path of [draft, '/refer/steps', '/referrals/drafts'])
    expect((await nadia.get(path)).html, path).toMatch(/Nobody has been told yet[\s\S]*999[\s\S]*111/);
});

describe('two tabs', () => {
  test('the later save is told, and neither answer is lost', async () => {
    const draft = await nadia.begin();
    const path = `${draft}/name`;
    const [one, two] = [await nadia.get(path), await nadia.get(path)];
    await nadia.post(path, { ...pages.formOn(one, path), givenName: 'Una', familyName: 'One', step: 'continue' });

    const told = await nadia.post(path, {
      ...pages.formOn(two, path),
      givenName: 'Una',
      familyName: 'Two',
      step: 'continue',
    });

    expect(told.status).toBe(409);
    expect(told.html).toMatch(/changed in another tab[\s\S]*value="Two"/);
    expect((await nadia.get(path)).html).toContain('value="One"');
    const mended = pages.formOn(told, path);
    await nadia.post(path, { ...mended, givenName: 'Una', familyName: 'Two', step: 'continue' });
    expect((await nadia.get(path)).html).toContain('value="Two"');
  });

  test('a step that is left empty is gone through, whatever has changed in others', async () => {
    const draft = await nadia.begin();
    const path = `${draft}/address`;
    const behind = await nadia.formAt(path);
    await nadia.answer(`${draft}/name`, { givenName: 'Oona' });

    expect((await nadia.post(path, { ...behind, step: 'continue' })).goTo).toBe(`${draft}/contact`);

    for (const step of ['nhs-number', 'contact'] as const) await nadia.answer(`${draft}/${step}`, answers[step]);
    expect((await nadia.statusesOf(draft))[0]).toBe('Completed');
    expect((await nadia.get(`${draft}/name`)).html).toContain('value="Oona"');
  });

  test('the same page sent twice is no quarrel, even where it began the draft', async () => {
    const path = '/refer/steps/new/name';
    const form = { ...(await nadia.formAt(path)), ...answers.name, step: 'continue' };

    const [one, two] = [await nadia.post(path, form), await nadia.post(path, form)];

    expect(two.goTo).toBe(one.goTo);
    expect(await nadia.drafts()).toHaveLength(1);
  });

  test('what was changed after the answers were shown is shown again before it is sent', async () => {
    const draft = await nadia.finish();
    const path = `${draft}/check`;
    const form = await nadia.formAt(path);
    await nadia.answer(`${draft}/name`, { givenName: 'Oona' });

    const { status, html } = await nadia.post(path, { ...form, step: 'send' });

    expect(status).toBe(409);
    expect(html).toMatch(/changed in another tab[\s\S]*Oona/);
    expect(await nadia.sent()).toEqual([]);
  });
});

test.each([
  ['markup', '<script>alert(1)</script>'],
  ['a quote', '"><img src=x onerror=alert(1)>'],
  ['a name of an object', '__proto__'],
  ['the other direction', '\u202Egnirts'],
])('%s is text wherever a draft shows it', async (_, text) => {
  const draft = await nadia.begin({ givenName: text });
  await nadia.answer(`${draft}/needs`, { needs: text }, later);
  await nadia.answer(`${draft}/nhs-number`, { nhsNumberKnown: text, nhsNumber: text }, later);

  const [title, ...shown] = await Promise.all(
    [draft, '/referrals/drafts', `${draft}/name`, `${draft}/needs`, `${draft}/nhs-number`, `${draft}/delete`].map(
      path => nadia.get(path),
    ),
  );

  for (const page of [title, ...shown]) {
    expect(page?.status).toBe(200);
    expect(page?.html).not.toMatch(/<script>alert|<img src=x/);
    expect(page?.html).not.toMatch(/<title>[^<]*gnirts/);
  }
});

test('fields that the form does not have are not kept', async () => {
  const draft = await nadia.begin({ givenName: 'Una', organisation: 'Elsewhere', constructor: 'x', __proto__x: 'y' });

  const page = await nadia.get(`${draft}/you`);
  expect(page.html).not.toContain('Elsewhere');
});

/** As the directory says from now on whom a sign-in stands for. */
async function bind(subject: string, organisation: string): Promise<void> {
  const content = demonstration();
  const referrers = content.callers.filter(caller => caller.subject === 'nadia-farouk');
  const bound = referrers.map(caller => ({ ...caller, subject, organisation: OrganisationId.parse(organisation) }));
  const others = content.callers.filter(caller => caller.subject !== subject);
  await pages.world.upkeep.replace({ ...content, callers: [...others, ...bound] });
}
