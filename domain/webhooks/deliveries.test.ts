import { expect, test } from 'vitest';
import { WebhookEvent } from '../../schemas/webhook.ts';
import {
  active,
  ada,
  andThen,
  asked,
  at,
  day,
  gp,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardOf,
  received,
} from '../../tests/samples.ts';
import { aSubscription } from '../../tests/webhook-samples.ts';
import type { Command, Decision } from '../referral/decide.ts';
import { bodyOf, deliveriesOf, whyNotNow } from './deliveries.ts';
import { isDelivery, referralOfDelivery } from './delivery-id.ts';

const everything = aSubscription({ events: WebhookEvent.options });
const heard = (decision: Decision, subscription = everything) =>
  deliveriesOf(decision, [subscription]).map(({ event }) => event.type);
const only = (decision: Decision) => {
  const [delivery, ...more] = deliveriesOf(decision, [everything]);
  if (!delivery || more.length > 0) throw new Error('one thing is news');
  return delivery;
};
const noNews = { consent: { referral: { status: 'given' as const }, feedbackToGp: 'none' as const } };
const accept = (onward: ReturnType<typeof onwardOf>) => ({ type: 'partner-accept', onward: onward.id }) as const;
const waitlist = (onward: ReturnType<typeof onwardOf>) => ({ type: 'partner-waitlist', onward: onward.id }) as const;

test('the system that referred hears of each step once', () => {
  const receipt = received();
  const assigned = andThen(receipt, matchCommand());
  const spoken = active();
  const request = asked();
  const accepted = andThen(request, accept(onwardOf(request)), mondayMorning, neighbours);
  const attend = (on: string, attendance: 'attended' | 'did-not-attend' = 'attended'): Command => ({
    type: 'report-attendance',
    onward: onwardOf(request).id,
    attendance,
    on: day(on),
  });
  const attended = andThen(accepted, attend('2026-11-23'), mondayMorning, neighbours);
  const again = andThen(attended, attend('2026-11-24'), at('2026-11-24T16:00:00Z'), neighbours);
  const waits = andThen(request, waitlist(onwardOf(request)), mondayMorning, neighbours);
  const missed = andThen(attended, attend('2026-11-23', 'did-not-attend'), mondayMorning, neighbours);
  const leave: Command = { type: 'end-onward', onward: onwardOf(request).id, outcome: 'left-early' };
  const ended = andThen(missed, leave, mondayMorning, neighbours);
  const spokenAgain = andThen(
    spoken,
    { type: 'record-contact', contact: 'phone', outcome: 'spoke', occurredAt: mondayMorning },
    mondayMorning,
    ada,
  );

  expect(heard(receipt)).toEqual(['referral.received']);
  expect(heard(assigned)).toEqual(['referral.assigned']);
  expect(heard(spoken)).toEqual(['referral.contacted']);
  expect(heard(request)).toEqual([]);
  expect(heard(accepted)).toEqual(['referral.partner-accepted']);
  expect(heard(attended)).toEqual(['referral.attended']);
  expect(heard(again)).toEqual([]);
  expect(heard(waits)).toEqual(['referral.partner-waitlisted']);
  expect(heard(missed)).toEqual([]);
  expect(heard(ended)).toEqual(['referral.partner-ended']);
  expect(heard(spokenAgain)).toEqual([]);
});

test('it hears of every ending', () => {
  const close: Command = { type: 'close', reason: 'need-met', unmet: [] };

  const closed = andThen(active(), close, mondayMorning, ada);

  expect(heard(closed)).toEqual(['referral.closed']);
  expect(only(closed).event.status).toBe('closed');
  expect(heard(andThen(closed, { type: 'reopen', reason: 'She rang.' }, mondayMorning, ada))).toEqual([
    'referral.reopened',
  ]);
  expect(heard(andThen(received(), { type: 'withdraw', asked: 'referrer' }, mondayMorning, gp))).toEqual([
    'referral.withdrawn',
  ]);
});

test('only what was subscribed to is sent, and nothing while it is paused or disabled', () => {
  const assigned = andThen(received(), matchCommand());
  const receipts = aSubscription({ events: ['referral.received'] });

  expect(heard(received(), receipts)).toEqual(['referral.received']);
  expect(heard(assigned, receipts)).toEqual([]);
  expect(heard(assigned, aSubscription({ state: { status: 'paused', at: mondayMorning } }))).toEqual([]);
  expect(
    heard(assigned, aSubscription({ state: { status: 'disabled', at: mondayMorning, because: 'answered-gone' } })),
  ).toEqual([]);
});

test('when the person wants no news to go back, the receipt is all that does', () => {
  expect(heard(received(noNews))).toEqual(['referral.received']);
  expect(heard(andThen(received(noNews), matchCommand()))).toEqual([]);
  expect(only(received(noNews)).ground).toBe('direct-care-receipt');
  expect(only(andThen(received(), matchCommand())).ground).toBe('direct-care-feedback');
});

test('each subscription has a delivery of its own, and a retry of the decision makes the same ones', () => {
  const other = aSubscription({ id: 'whk_01JD8ZM3N0P1Q2R3S4T5V6W7X9' });
  const ids = () => deliveriesOf(received(), [everything, other]).map(({ id }) => id);

  expect(new Set(ids()).size).toBe(2);
  expect(ids()).toEqual(ids());
  expect(ids().every(isDelivery)).toBe(true);
  expect(ids().map(referralOfDelivery)).toEqual([received().after.id, received().after.id]);
});

test('a partner has ten minutes to take an answer back, so nobody is told before', () => {
  const request = asked();
  const accepted = andThen(request, accept(onwardOf(request)), mondayMorning, neighbours);
  const undone = andThen(accepted, { type: 'undo-answer', onward: onwardOf(request).id }, mondayMorning, neighbours);
  const declined = andThen(
    undone,
    { type: 'partner-decline', onward: onwardOf(request).id, reason: 'no-capacity', declinedBy: 'partner' },
    mondayMorning,
    neighbours,
  );
  const delivery = only(accepted);

  expect(delivery.state).toEqual({ status: 'queued', dueAt: at('2026-11-23T10:10:00Z') });
  expect(whyNotNow(delivery, accepted.after, everything)).toBeUndefined();
  for (const { after } of [undone, declined])
    expect(whyNotNow(delivery, after, everything)).toBe('the partner’s answer no longer holds');
});

test.each([
  ['accept', accept],
  ['wait-list', waitlist],
])('an answer to %s that was taken back is no news, even when the next one is the same', (_, answer) => {
  const request = asked();
  const { id: onward } = onwardOf(request);
  const first = andThen(request, answer(onwardOf(request)), mondayMorning, neighbours);
  const undone = andThen(first, { type: 'undo-answer', onward }, at('2026-11-23T10:05:00Z'), neighbours);
  const second = andThen(undone, answer(onwardOf(request)), at('2026-11-23T10:06:00Z'), neighbours);

  expect(whyNotNow(only(first), second.after, everything)).toBe('the partner’s answer no longer holds');
  expect(whyNotNow(only(second), second.after, everything)).toBeUndefined();
});

test('that somebody waits is no news any more once there is a place', () => {
  const request = asked();
  const waits = andThen(request, waitlist(onwardOf(request)), mondayMorning, neighbours);
  const accepted = andThen(waits, accept(onwardOf(request)), at('2026-11-23T10:05:00Z'), neighbours);

  expect(whyNotNow(only(waits), waits.after, everything)).toBeUndefined();
  expect(whyNotNow(only(waits), accepted.after, everything)).toBe('the partner’s answer no longer holds');
});

test('whatever stands against it when its turn comes stops it', () => {
  const assigned = andThen(received(), matchCommand());
  const delivery = only(assigned);
  const forbidden = andThen(received(noNews), matchCommand()).after;
  const paused = aSubscription({ state: { status: 'paused', at: mondayMorning } });

  expect(whyNotNow(delivery, assigned.after, everything)).toBeUndefined();
  expect(whyNotNow(delivery, assigned.after, undefined)).toBe('the subscription has been deleted');
  expect(whyNotNow(delivery, assigned.after, paused)).toBe('the subscription is paused');
  expect(whyNotNow(delivery, forbidden, everything)).toBe('the person does not want news to go back');
});

test('what is sent names the referral and says nothing of the person', () => {
  const text = JSON.stringify(bodyOf(only(received())));

  expect(JSON.parse(text)).toMatchObject({
    type: 'referral.received',
    data: { referral: received().after.id, status: 'received', links: { self: expect.stringMatching(/^\/v1\//) } },
  });
  for (const personal of ['Una', 'Sample', '1970', '496', 'L9', 'Example Street', 'loneliness', 'Menon', 'Walton'])
    expect(text).not.toContain(personal);
});
