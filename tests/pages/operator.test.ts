import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorkQueue, type EmbeddedQueue } from '../../adapters/embedded/work-queue.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { aRequestBody } from '../samples.ts';
import { emptyDesk, openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
let operator: string;
let queue: EmbeddedQueue;
beforeEach(async () => {
  const timers: (() => void)[] = [];
  queue = createWorkQueue({
    name: 'matching',
    visibilitySeconds: 180,
    maximumReceives: 1,
    batchSize: 10,
    consume: () => Promise.reject(new Error('cannot be done')),
    onCrash: () => {},
    scheduler: {
      now: () => Date.parse('2026-11-23T10:00:00Z'),
      after(_, wait) {
        timers.push(wait);
        return () => {};
      },
    },
  });
  pages = await openPages({ desks: { matching: queue.desk, messages: emptyDesk } });
  operator = await pages.signIn('dev-patel-moore');
  for (const referral of referrals) await queue.wake({ referral });
  queue.start();
  while (queue.depth().dead < referrals.length) {
    timers.shift()?.();
    await new Promise<void>(resolve => setImmediate(resolve));
  }
  await queue.stop();
});
afterEach(() => pages.close());

const referrals = ['0', '1'].map(end => ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C${end}`));
const letters = '/operations/dead-letters';
const audit = () => pages.world.logged.filter(line => /dead letter/.test(JSON.stringify(line)));
const discardOf = (html: string) => /href="(\/operations\/dead-letters\/[^"]*\/discard)"/.exec(html)?.[1] ?? '';

describe('what was given up', () => {
  test('health counts it and leads to it', async () => {
    const { html } = await pages.get('/operations', operator);

    expect(html).toContain(`<a href="${letters}">2 given up</a>`);
    expect(html).toMatch(/Images up to date/);
  });

  test('all of it is put back, and who did that is written down', async () => {
    const page = await pages.get(letters, operator);

    const { status } = await pages.post(`${letters}/redrive`, pages.formOn(page, `${letters}/redrive`), operator);

    expect(status).toBe(303);
    expect(queue.depth()).toMatchObject({ waiting: 2, dead: 0 });
    expect(audit()).toMatchObject([
      { message: 'dead letter redriven', queue: 'matching', referral: referrals[0], by: 'dev-patel-moore' },
      { referral: referrals[1] },
    ]);
    expect((await pages.get(letters, operator)).html).toContain('Nothing has been given up');
  });

  test('one of it is put back, and the other stays', async () => {
    const page = await pages.get(letters, operator);
    const [letter] = await queue.desk.deadLetters();
    const form = pages.formOn(page, `${letters}/redrive`);
    expect(page.html).toContain('is written to the log');

    await pages.post(`${letters}/redrive`, { ...form, queue: 'matching', letter: letter?.id ?? '' }, operator);

    expect(queue.depth()).toMatchObject({ waiting: 1, dead: 1 });
    expect(audit()).toHaveLength(1);
  });

  test('it is discarded only with a reason, once', async () => {
    const address = discardOf((await pages.get(letters, operator)).html);
    const form = pages.formOn(await pages.get(address, operator), address);

    const refused = await pages.post(address, form, operator);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('Say why it may be forgotten');
    expect(queue.depth().dead).toBe(2);

    await pages.post(address, { ...form, reason: 'settled' }, operator);
    await pages.post(address, { ...form, reason: 'settled' }, operator);
    expect(queue.depth().dead).toBe(1);
    expect(audit()).toMatchObject([{ message: 'dead letter discarded', reason: 'settled', by: 'dev-patel-moore' }]);
  });
});

test('health says which version runs, of which commit, and where', async () => {
  const { html } = await pages.get('/operations', operator);

  expect(html).toMatch(/Version \d+\.\d+\.\d+, commit c0ffee5.*Runs in.*a test/s);
});

describe('the trace of a referral', () => {
  test('it is found by id and by reference, and says nothing about the person', async () => {
    const { body } = await send(pages.world, aRequestBody());
    await run(pages.world);
    const head = await pages.world.cases.referral(ReferralId.parse(body['id']));
    const { name } = (head && (await pages.world.cases.person(head.person)))?.details ?? {};

    const byId = await pages.get(`/operations/trace?about=${body['id']}`, operator);
    const byReference = await pages.get(`/operations/trace?about=${String(body['reference']).toLowerCase()}`, operator);

    for (const { html } of [byId, byReference]) {
      expect(html).toMatch(
        /ReferralReceived\.v1.*referrer of org-walton-village-practice.*AdvisorAssigned\.v1.*stage match/s,
      );
      for (const word of [...(name?.given ?? []), name?.family ?? 'nobody']) expect(html).not.toContain(word);
    }
  });

  test('what is no referral is said to be none', async () => {
    for (const about of ['LR-0000-000', 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0', '%3Cscript%3E'])
      expect((await pages.get(`/operations/trace?about=${about}`, operator)).html).toContain(
        'There is no such referral',
      );
  });
});

test('policy is read from what runs', async () => {
  const { html } = await pages.get('/operations/policy', operator);

  expect(html).toMatch(/First contact working days: soon.*<\/th>.*1.*Partner nudge working days.*3, 6/s);
});

test('nobody but an operator sees to the service', async () => {
  for (const who of ['margaret-sefton-hughes', 'amina-yusuf'])
    for (const path of ['/operations', letters, '/operations/trace', '/operations/policy'])
      expect((await pages.get(path, await pages.signIn(who))).status).toBe(403);
});
