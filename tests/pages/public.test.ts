import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentsFromRepository } from '../../functions/pages/docs/documents.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
beforeEach(async () => {
  pages = await openPages();
});
afterEach(() => pages.close());

describe('looking for support', () => {
  test('nobody has to sign in, and everything open is there, ten to a page', async () => {
    const first = await pages.get('/offers');
    const second = await pages.get('/offers?page=2');

    expect(first.status).toBe(200);
    expect(first.html.match(/class="nhsuk-card__link"/g)).toHaveLength(10);
    expect(second.html).toContain('page 2 of');
    expect(second.cookies).toEqual([]);
  });

  test('the address says what is looked for, and so does the title', async () => {
    const { html } = await pages.get('/offers?need=debt-money&near=L9&within=5&free=yes');

    expect(html).toContain('<title>Find support for debt, bills or budgeting near L9 – ');
    expect(html).toMatch(/<option value="debt-money" selected/);
    expect(html).toMatch(/about \d+ km away|close by/);
  });

  test('of a whole postcode no more than the district is kept in an address', async () => {
    const { status, headers } = await pages.get('/offers?near=l9+2af&need=housing');

    expect(status).toBe(303);
    expect(headers['location']).toBe('/offers?need=housing&near=L9');
  });

  test('a place that nobody can read, and one that we do not know, are said and hide nothing', async () => {
    const all = (await pages.get('/offers')).html;
    const unclear = (await pages.get('/offers?near=%3Cb%3E')).html;
    const unknown = (await pages.get('/offers?near=ZE1&within=2')).html;

    expect(unclear).toContain('That is not the first half of a postcode');
    expect(unclear).not.toContain('<b>');
    expect(/(\d+) offers/.exec(unclear)?.[1]).toBe(/(\d+) offers/.exec(all)?.[1]);
    expect(unknown).toContain('We do not know where ZE1 is');
  });

  test('what makes no sense in an address is left out', async () => {
    const { html } = await pages.get('/offers?need=x&within=7&day=someday&access=y,bsl&page=-3');

    expect(html).toContain('<title>Find support – ');
    expect(html).toMatch(/value="bsl" checked/);
  });

  test('an offer is told as far as it is known, and what is not is to be asked', async () => {
    const { html } = await pages.get('/offers/offer-southport-coffee-morning');

    expect(html).toMatch(/Friday coffee morning, Southport.*It does not have.*British Sign Language/is);
    expect(html).toContain('You can just go.');
    expect(html).not.toMatch(/PR8 \d/);
  });

  test('an offer that is closed or was never there is not found', async () => {
    const { offers } = await pages.world.directory.snapshot();
    const shut = offers.find(({ status }) => status !== 'open');

    for (const id of [shut?.id, 'offer-of-nobody']) expect((await pages.get(`/offers/${id}`)).status).toBe(404);
  });

  test('these pages ask for no record of anybody', async () => {
    const { cases } = pages.world;
    const asked: string[] = [];
    for (const name of Object.keys(cases) as (keyof typeof cases)[])
      Object.assign(cases, { [name]: () => asked.push(name) });

    for (const path of ['/offers?need=housing', '/offers/offer-southport-coffee-morning', '/crisis'])
      expect((await pages.get(path)).status).toBe(200);

    expect(asked).toEqual([]);
  });
});

describe('what everybody may know', () => {
  test('how matching works is told from the rules themselves', async () => {
    const { html } = await pages.get('/how-matching-works');

    expect(html).toContain('<h1 class="nhsuk-heading-l" id="at-how-we-choose-what-to-suggest">');
    expect(html).toMatch(/What matching may never know.*their ethnicity/s);
    expect(html).toContain('<table class="nhsuk-table">');
  });

  test.each(['/', '/offers', '/nothing'])('%s ends with the ways to what everybody may need', async path => {
    const { html } = await pages.get(path);

    for (const href of ['/offers', '/how-matching-works', '/crisis', '/privacy', '/accessibility', '/docs'])
      expect(html).toContain(`<a class="nhsuk-footer__list-item-link" href="${href}">`);
  });
});

describe('documents for developers', () => {
  test('every link on every document, operation and schema leads somewhere', async () => {
    const seen = new Set<string>();
    const left = ['/docs'];
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, html } = await pages.get(path);
      expect(status, path).toBe(200);
      const links = [...html.matchAll(/href="(\/docs[^"#]*)/g)].map(([, href = '']) => href);
      left.push(...links);
    }

    expect(seen.size).toBeGreaterThan(150);
  });

  test('a link to a part of a document leads to its heading', async () => {
    for (const { name } of documentsFromRepository().list()) {
      const { html } = await pages.get(`/docs/${name}`);
      for (const [, part] of html.matchAll(/href="#(at-[^"]*)"/g))
        expect(html, `${name}#${part}`).toContain(`id="${part}"`);
    }
  });

  test('an operation says who may ask, what to send, and what can go wrong', async () => {
    const { html } = await pages.get('/docs/api/operations/recordContact');

    expect(html).toMatch(/POST \/v1\/referrals\/\{id\}\/contacts.*cases\/work.*Idempotency-Key.*412/s);
    expect(html).toContain('href="/docs/api/schemas/Problem"');
  });

  test.each(['/docs/..%2fpackage', '/docs/api/schemas/__proto__', '/docs/api/operations/nothing'])(
    '%s is not found',
    async path => {
      expect((await pages.get(path)).status).toBe(404);
    },
  );
});
