import { expect, test } from 'vitest';
import { at } from '../../tests/samples.ts';
import { aDelivery, aSubscription } from '../../tests/webhook-samples.ts';
import { plusSeconds } from '../time/working-time.ts';
import { afterAttempt, afterPosting, again } from './attempts.ts';
import type { Posted } from './ports.ts';

const now = at('2026-11-23T10:00:00Z');
const hour = 3600;

/** Tries until it is settled. @returns the seconds after the first attempt of each one made, and how it ended */
function tryUntilSettled(posted: Posted) {
  let delivery = aDelivery();
  let time = now;
  const tried: number[] = [];
  for (let guard = 0; guard < 50 && delivery.state.status === 'queued'; guard++) {
    time = delivery.state.dueAt > time ? delivery.state.dueAt : time;
    tried.push((Date.parse(time) - Date.parse(now)) / 1000);
    delivery = afterAttempt({ ...delivery, tries: delivery.tries + 1 }, posted, time);
  }
  return { tried, delivery };
}

test('a receiver that is down is tried less and less often, and given up after about a day', () => {
  const { tried, delivery } = tryUntilSettled({ failure: 'unreachable' });

  const waits = tried.map((seconds, i) => seconds - (tried[i - 1] ?? 0));
  expect(waits).toEqual([0, 5, 300, 1800, 2 * hour, 5 * hour, 8 * hour, 8 * hour]);
  expect(tried.at(-1)).toBeGreaterThan(23 * hour);
  expect(tried.at(-1)).toBeLessThan(24 * hour);
  expect(delivery.state).toMatchObject({ status: 'failed', because: 'it was not taken within a day' });
  expect(delivery.attempts).toHaveLength(8);
  expect(delivery.attempts[0]).toEqual({ at: now, failure: 'unreachable' });
});

test.each([200, 201, 202, 204, 299])('%i is a receipt', status => {
  const { tried, delivery } = tryUntilSettled({ status });

  expect(tried).toEqual([0]);
  expect(delivery).toMatchObject({ state: { status: 'delivered', at: now }, attempts: [{ at: now, status }] });
});

test.each([199, 301, 307, 400, 401, 404, 409, 429, 500, 503])('%i is not a receipt and is tried again', status => {
  expect(afterAttempt(aDelivery({ tries: 1 }), { status }, now).state.status).toBe('queued');
});

test('a receiver that is gone is not tried again', () => {
  expect(tryUntilSettled({ status: 410 })).toMatchObject({ tried: [0], delivery: { state: { status: 'failed' } } });
});

test.each([
  [429, '60', 60],
  [503, '60', 60],
  [503, '1', 5],
  [503, 'Mon, 23 Nov 2026 10:10:00 GMT', 600],
  [503, 'Mon, 23 Nov 2026 09:00:00 GMT', 5],
  [503, '999999999', 6 * hour],
  [503, '9'.repeat(400), 5],
  [503, '-60', 5],
  [503, 'soon', 5],
  [500, '60', 5],
])('after a first %i that asks for %j we wait %i seconds', (status, retryAfter, seconds) => {
  const { state } = afterAttempt(aDelivery({ tries: 1 }), { status, retryAfter }, now);

  expect(state).toEqual({ status: 'queued', dueAt: plusSeconds(now, seconds) });
});

test('what is sent again begins a new round, and its log goes on', () => {
  const { delivery } = tryUntilSettled({ status: 500 });
  const later = plusSeconds(now, 3 * 24 * hour);

  const queued = again(delivery, later);
  const tried = afterAttempt({ ...queued, tries: queued.tries + 1 }, { status: 500 }, later);

  expect(tried.state).toEqual({ status: 'queued', dueAt: plusSeconds(later, 5) });
  expect(tried.attempts).toHaveLength(9);
});

test('the log of one delivery cannot grow without end', () => {
  let delivery = aDelivery();
  for (let i = 0; i < 100; i++) delivery = afterAttempt(delivery, { status: 500 }, plusSeconds(now, i));

  expect(delivery.attempts).toHaveLength(24);
  expect(delivery.attempts.at(-1)?.at).toBe(plusSeconds(now, 99));
});

const gaveUp = aDelivery({ state: { status: 'failed', at: now, because: 'it was not taken within a day' } });
const daysAgo = (days: number) => plusSeconds(now, -days * 24 * hour);
const failingFor = (days: number) => aSubscription({ state: { status: 'active', failingSince: daysAgo(days) } });

test('a subscription remembers since when nothing was taken, and forgets it with the first receipt', () => {
  const waiting = aDelivery({ tries: 1 });
  const failing = afterPosting(aSubscription(), waiting, { status: 500 }, now);
  const stillFailing = afterPosting(failing, waiting, { failure: 'timed-out' }, plusSeconds(now, 60));

  expect(failing.state).toEqual({ status: 'active', failingSince: now });
  expect(stillFailing).toBe(failing);
  expect(afterPosting(stillFailing, waiting, { status: 204 }, now).state).toEqual({ status: 'active' });
});

test('a subscription whose deliveries arrive is left as it is', () => {
  const subscription = aSubscription();

  expect(afterPosting(subscription, aDelivery(), { status: 204 }, now)).toBe(subscription);
});

test('it is disabled when a delivery is given up and nothing was taken for five days', () => {
  expect(afterPosting(failingFor(4.9), gaveUp, { status: 500 }, now).state.status).toBe('active');
  expect(afterPosting(failingFor(5), aDelivery({ tries: 3 }), { status: 500 }, now).state.status).toBe('active');
  expect(afterPosting(failingFor(5), gaveUp, { status: 500 }, now)).toMatchObject({
    timesDisabled: 1,
    state: { status: 'disabled', at: now, because: 'nothing-delivered-for-days' },
  });
});

test('it is disabled at once when its receiver is gone', () => {
  expect(afterPosting(aSubscription(), gaveUp, { status: 410 }, now)).toMatchObject({
    timesDisabled: 1,
    state: { status: 'disabled', because: 'answered-gone' },
  });
});

test('what comes back late changes nothing about a subscription that was paused meanwhile', () => {
  const paused = aSubscription({ state: { status: 'paused', at: now } });

  expect(afterPosting(paused, gaveUp, { status: 410 }, now)).toBe(paused);
});
