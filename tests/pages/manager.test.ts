import { afterEach, beforeEach, expect, test } from 'vitest';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { aRequestBody, at } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let manager: string;
beforeEach(async () => {
  pages = await openPages();
  manager = await pages.signIn('margaret-sefton-hughes');
});
afterEach(() => pages.close());

const headline = async () => /id="received-headline">([^<]*)/.exec((await pages.get('/dashboard', manager)).html)?.[1];

test('the number moves when a referral arrives, and again when it has an advisor', async () => {
  expect(await headline()).toBe('0 referrals came in, and 0 of them have an advisor');

  await send(pages.world, aRequestBody());
  expect(await headline()).toBe('1 referral came in, and 0 of them have an advisor');

  await run(pages.world);
  expect(await headline()).toBe('1 referral came in, and 1 of them have an advisor');
});

test('who is still waiting is counted among the first contacts, and who waits too long is said', async () => {
  await send(pages.world, aRequestBody());
  await run(pages.world);
  pages.world.setTime(at('2026-12-11T10:00:00Z'));

  const { html } = await pages.get('/dashboard', await pages.signIn('margaret-sefton-hughes'));

  expect(html).toContain('First contact in time for 0 of 1 referral; still waiting: 1, of them overdue: 1');
  expect(html).toContain('Waiting for a first contact: 1 of 1 referral; for over 10 working days: 1');
});

test('the period is in the address, the title, the page and the name of the spreadsheet', async () => {
  const { html } = await pages.get('/dashboard?from=2026-11-01&to=2026-11-30', manager);
  const file = await pages.get('/dashboard/activity.csv?from=2026-11-01&to=2026-11-30', manager);

  expect(html).toContain('<title>The service in numbers, 1 Nov 2026 to 30 Nov 2026 – ');
  expect(html).toContain('href="/dashboard/activity.csv?from=2026-11-01&amp;to=2026-11-30"');
  expect(file.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="activity-2026-11-01-2026-11-30.csv"',
  });
  expect(file.html).toContain('\r\nwaiting,total,0,');
});

test('a period that cannot be is said, and the usual one is shown', async () => {
  const { html } = await pages.get('/dashboard?from=2026-11-30&to=2026-11-01', manager);

  expect(html).toContain('<title>Error: ');
  expect(html).toContain(
    '<a href="#to">Enter a last day that is not before the first, and at most a year after it</a>',
  );
});

test('every figure says how it was worked out and can be had as a spreadsheet that exists', async () => {
  const { html } = await pages.get('/dashboard', manager);
  const figures = html.split('<div class="lr-figure"').slice(1);

  expect(figures).toHaveLength(8);
  for (const figure of figures) {
    expect(figure).toContain('How this number is worked out');
    const href = /href="(\/dashboard\/[^"]*)"/.exec(figure)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await pages.get(href, manager)).status, href).toBe(200);
  }
});

test('nobody but a manager reads the numbers', async () => {
  for (const who of ['amina-yusuf', 'dev-patel-moore', 'nadia-farouk'])
    expect((await pages.get('/dashboard', await pages.signIn(who))).status).toBe(403);
});
