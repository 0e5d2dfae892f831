import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CaseStore } from '../../domain/ports.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { ask, send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { aRequestBody } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

// A link worker with many people to ring: whom first, and where is the one who has just rung?

let pages: TestPages;
let cookie: string;
beforeEach(async () => {
  pages = await openPages();
  cookie = await pages.signIn('amina-yusuf');
});
afterEach(() => pages.close());

const aPerson = async (name: string, change: Parameters<typeof aRequestBody>[0] = {}, person: object = {}) => {
  const own = { ...aRequestBody().person, name: { given: [name], family: 'Sample' }, ...person };
  const { body } = await send(pages.world, aRequestBody({ ...change, person: own }));
  return ReferralId.parse(body['id']);
};
const inBootle = { address: { postcode: 'L20 4AA' } };
const inNorrisGreen = { address: { postcode: 'L11 1AA' } };
const read = async (path: string) => (await pages.get(path, cookie)).html;
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('filters', () => {
  test('go through the whole list, stay in the address, and the spreadsheet has what they leave', async () => {
    await aPerson('Aisha', { risk: { immediateConcern: ['domestic-abuse'] } });
    for (let number = 0; number < 105; number++) await aPerson(`Filler${number}`);
    await aPerson('Zola', { needs: [{ code: 'legal' }] });

    const html = await read('/worklist?view=all&need=legal');

    expect(html).toContain('1 case of 107 fits the filter');
    expect(html).toContain('Zola Sample');
    expect(wordsOf(html)).toMatch(/Filter: Legal/);
    expect(await read('/worklist.csv?view=all&need=legal')).toMatch(/Zola Sample/);
    expect(await read('/worklist.csv?view=all&need=legal')).not.toMatch(/Filler|Aisha/);
    expect(await read('/worklist?view=all&flag=risk')).toMatch(/Aisha Sample.*Risk or safeguarding/s);
  });

  test('a page without one asks the store no more than its list and the number of each', async () => {
    const asked: string[] = [];
    const { cases } = pages.world;
    const noted = new Proxy(cases, {
      get: (store, name: keyof CaseStore) => {
        asked.push(name);
        return store[name];
      },
    });
    const spied = await openPages({ cases: noted });

    await spied.get('/worklist', await spied.signIn('amina-yusuf'));
    spied.close();

    expect(asked.sort()).toEqual([...Array(5).fill('countOf'), 'worklist']);
  });
});

test('who was rung last, and what became of it, stands beside who was not', async () => {
  const una = await aPerson('Una');
  await aPerson('Ben');
  await run(pages.world);
  await ask(pages.world, 'recordContact', {
    as: 'life-rooms-desk',
    id: una,
    body: { type: 'phone', outcome: 'no-answer' },
  });

  const words = wordsOf(await read('/worklist?view=all'));

  expect(words).toMatch(/Una Sample .* Mon 23 Nov, 10am no answer \(attempt 1 of 3\)/);
  expect(words).toMatch(/Ben Sample .* None yet/);
  expect(await read('/worklist.csv?view=all')).toMatch(/Una Sample.*,2026-11-23T10:00:00\.000Z,no answer,/);
});

test('a partner who has not replied has a tab that says so', async () => {
  const words = wordsOf(await read('/worklist'));
  expect(words).toMatch(/Partner not replied \(0\) Review due \(0\)/);

  expect(await read('/worklist?view=partner-silent')).toContain('Cases whose partner has not replied');
  expect(await read('/worklist?view=review-due')).toContain('No cases');
});

test('a closed case is found again, on a tab of its own and by its name, and can be opened again', async () => {
  const una = await aPerson('Una');
  await aPerson('Ben');
  await run(pages.world);
  const body = { reason: 'need-met' };
  expect((await ask(pages.world, 'close', { as: 'life-rooms-desk', id: una, body })).status).toBe(200);

  const closed = wordsOf(await read('/worklist?view=closed'));
  expect(closed).toMatch(/Closed cases 1 case .*Una Sample .* Closed 23 Nov 2026/);
  expect(closed).not.toMatch(/Ben Sample|On track|9999/);
  expect(await read('/worklist.csv?view=closed')).toMatch(/Una Sample.*,2026-11-23T10:00:00\.000Z\r\n$/);

  const open = await pages.post(
    '/worklist/search',
    { ...pages.formOn(await pages.get('/worklist', cookie), '/worklist/search'), text: 'Una' },
    cookie,
  );
  expect(wordsOf(open.html)).toMatch(/No open case fits.*Look among closed cases/);
  const among = { ...pages.formOn(open, '/worklist/search'), text: 'Una', among: 'closed' };
  const found = await pages.post('/worklist/search', among, cookie);
  expect(found.html).toContain(`href="/cases/${una}"`);
  expect(wordsOf(found.html)).toMatch(/Closed cases 1 case fits/);
  expect(found.html).not.toContain('Look among closed cases');
  expect(await read(`/cases/${una}`)).toContain(`/cases/${una}/reopen`);
});

test('one case after the other is opened, the most urgent first and none twice, until all have been passed by', async () => {
  for (const name of ['Una', 'Ben', 'Carys']) await aPerson(name);
  await run(pages.world);
  const own = await pages.signIn('life-rooms-desk');
  const locationOf = async (path: string) => z.string().parse((await pages.get(path, own)).headers['location']);

  const opened: string[] = [];
  let next = '/worklist/next';
  for (let i = 0; i < 3; i++) {
    const address = await locationOf(next);
    const { html } = await pages.get(address, own);
    opened.push(address.replace(/\?.*/, ''));
    next = /href="(\/worklist\/next[^"]*)"/.exec(html)?.[1] ?? '';
  }

  expect(new Set(opened).size).toBe(3);
  expect(await locationOf(next)).toBe('/worklist?view=mine');
});

describe('looking for somebody', () => {
  const find = async (text: string, more: Record<string, string> = {}) => {
    const form = pages.formOn(await pages.get('/worklist', cookie), '/worklist/search');
    return pages.post('/worklist/search', { ...form, text, ...more }, cookie);
  };

  test('finds them by name, by reference and by NHS number among everybody’s open cases', async () => {
    const id = await aPerson('Niamh', {}, { nhsNumber: { value: '999 054 8609' } });
    await aPerson('Ben');
    const reference = (await pages.world.cases.referral(id))?.reference ?? '';

    for (const text of ['niam', reference.toLowerCase(), '999 054 8609']) {
      const { status, html } = await find(text);
      expect(status).toBe(200);
      expect(html).toContain(`href="/cases/${id}"`);
      expect(html).toContain('1 case fits');
      expect(html).not.toContain('Ben Sample');
    }
  });

  test('what was typed is in no address, no title and no line of the log', async () => {
    await aPerson('Niamh');
    const { html, headers } = await find('Niamh');

    expect(headers).not.toHaveProperty('location');
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe('Find a case – Life Rooms referrals');
    expect([...html.matchAll(/(?:href|action)="([^"]*)"/g)].join(' ')).not.toContain('Niamh');
    expect(JSON.stringify(pages.world.logged)).not.toContain('Niamh');
  });

  test('what somebody typed is shown as they typed it and does nothing', async () => {
    const { status, html } = await find('"><img src=x onerror=alert(1)>');

    expect(status).toBe(200);
    expect(html).not.toContain('<img');
    expect(html).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
    expect(html).toContain('No open case fits');
  });

  test('nothing typed is said, and a place that nobody gave out leads nowhere', async () => {
    const { status, html } = await find(' ');

    expect(status).toBe(422);
    expect(html).toMatch(/There is a problem.*Write a name, a reference or an NHS number/s);
    expect((await find('Una', { cursor: 'next please' })).status).toBe(404);
  });

  test('is for those who support people, and from a page of ours', async () => {
    expect((await pages.get('/worklist/search', await pages.signIn('nadia-farouk'))).status).toBe(403);
    const stranger = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect((await pages.post('/worklist/search', { text: 'Una' }, cookie, stranger)).status).toBe(403);
    expect((await pages.get('/worklist/search', cookie)).html).toContain('Find somebody');
  });
});

describe('whoever works at several sites', () => {
  const choose = async (site: string) => {
    const form = pages.formOn(await pages.get('/site', cookie), '/site');
    return pages.post('/site', { ...form, site }, cookie);
  };

  test('says where they are today, and lists, drop-ins and what they take begin with it', async () => {
    await aPerson('Bootler', {}, inBootle);
    await aPerson('Norris', {}, inNorrisGreen);
    await aPerson('Nowhere', {}, { address: undefined });

    const { status, headers } = await choose('site-norris-green-library');
    expect([status, headers['location']]).toEqual([303, '/worklist']);

    const html = await read('/worklist?view=unassigned');
    expect(html).toMatch(/Site: Norris Green Library · change/);
    expect(wordsOf(html)).toMatch(/You work at Norris Green Library today.* Show all sites/);
    expect(html).toMatch(/Nowhere Sample/);
    expect(html).not.toContain('Bootler');
    expect(await read('/worklist?view=unassigned&site=any')).toMatch(/Bootler.*Nowhere/s);
    expect(await read('/drop-in')).toMatch(/<option value="site-norris-green-library" selected/);

    await choose('none');
    expect(await read('/worklist?view=unassigned')).toMatch(/Site: The Life Rooms Walton · change.*Bootler/s);
  });

  test('must choose one of their own', async () => {
    const { status, html } = await choose('site-southport');

    expect(status).toBe(422);
    expect(html).toContain('Choose where you are today');
  });

  test('and nobody else is asked', async () => {
    for (const subject of ['margaret-sefton-hughes', 'siobhan-keegan']) {
      const other = await pages.signIn(subject);
      expect((await pages.get('/worklist', other)).html).not.toContain('· change');
      expect((await pages.get('/site', other)).status).toBe(404);
    }
  });
});
