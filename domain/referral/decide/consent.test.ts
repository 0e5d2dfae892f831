import { expect, test } from 'vitest';
import { PartnerId } from '../../../schemas/ids.ts';
import {
  ada,
  andThen,
  asked,
  at,
  consentCommand,
  facing,
  machine,
  mondayMorning,
  neighbours,
  onwardCommand,
  onwardOf,
  tick,
  told,
  typesOf,
  una,
} from '../../../tests/samples.ts';
import { standingConsent } from '../../disclosure/consent.ts';
import { decide } from '../decide.ts';

const tuesday = at('2026-11-24T10:00:00Z');
const partner = PartnerId.parse('partner-neighbours');

test('the person changes their mind: the request is stopped, the place given back, the partner told, the advisor asked', () => {
  const withdrawn = andThen(asked(), { type: 'withdraw-consent' }, tuesday, una);

  expect(typesOf(withdrawn)).toEqual(['ConsentWithdrawn', 'OnwardReferralWithdrawn']);
  expect(onwardOf(withdrawn)).toMatchObject({ status: 'withdrawn', place: 'released' });
  expect(told(withdrawn)).toEqual(['advisor-attention to advisor', 'partner-stop to partner']);
  expect(facing(withdrawn)).toEqual(['consent-withdrawn']);
});

test('what the person says about why is read for what somebody must look at now (H4)', () => {
  const reason = 'It makes no difference, I want to die.';
  const withdrawn = andThen(asked(), { type: 'withdraw-consent', reason }, tuesday, una);

  expect(told(withdrawn)).toContain('duty-concern to duty');
  expect(withdrawn.after.attention).toMatchObject([{ decideBy: '2026-11-24T11:00:00.000Z' }]);
});

test('after that nothing more goes to this partner without a new yes', () => {
  const withdrawn = andThen(asked(), { type: 'withdraw-consent', partner }, tuesday, una);
  expect(decide(withdrawn.after, onwardCommand(), tuesday, ada)).toMatchObject({ refused: 'no-consent' });

  const again = andThen(withdrawn, consentCommand(), tuesday, ada);
  expect(andThen(again, onwardCommand(), tuesday, ada).after.onward).toHaveLength(2);
});

test('what an advisor writes down for the person stops the same things, and asks the advisor nothing', () => {
  const withdrawn = andThen(asked(), { type: 'withdraw-consent', partner }, tuesday, ada);

  expect(onwardOf(withdrawn).status).toBe('withdrawn');
  expect(facing(withdrawn)).toEqual([]);
});

test('a no to one partner stops what had been asked of it', () => {
  const refused = andThen(asked(), { type: 'refuse-consent', partner, purpose: 'Tea' }, tuesday, ada);

  expect(onwardOf(refused).status).toBe('withdrawn');
  expect(standingConsent(refused.after, partner)).toBeUndefined();
});

test('agreeing to less than before withdraws the rest: what rests on it is stopped', () => {
  const less = andThen(asked(), consentCommand({ scope: ['full-name', 'need'] }), tuesday, ada);
  const more = andThen(asked(), consentCommand({ scope: ['full-name', 'need', 'phone', 'email'] }), tuesday, ada);

  expect(onwardOf(less).status).toBe('withdrawn');
  expect(onwardOf(more).status).toBe('requested');
});

test('withdrawing a second time finds nothing to withdraw, and a no stays a no', () => {
  const withdrawn = andThen(asked(), { type: 'withdraw-consent' }, tuesday, una);

  expect(decide(withdrawn.after, { type: 'withdraw-consent' }, tuesday, una)).toMatchObject({
    refused: 'nothing-to-do',
  });
});

test('consent can be withdrawn after the referral has been closed', () => {
  const accepted = andThen(asked(), { type: 'partner-accept', onward: onwardOf(asked()).id }, tuesday, neighbours);
  const closed = andThen(accepted, { type: 'close', reason: 'need-met', unmet: [] }, tuesday, ada);

  const withdrawn = andThen(closed, { type: 'withdraw-consent' }, tuesday, una);

  expect(withdrawn.after.status).toBe('closed');
  expect(onwardOf(withdrawn).status).toBe('withdrawn');
  expect(told(withdrawn)).toContain('partner-stop to partner');
});

test('consent is gone over after a year; renewing it settles that', () => {
  const due = tick(tick(asked(), at('2027-11-20T10:00:00Z')), at('2027-11-23T09:30:00Z'));
  expect(facing(due)).toContain('consent-review');

  const renewed = andThen(due, consentCommand(), at('2027-11-24T10:00:00Z'), ada);
  expect(facing(renewed)).not.toContain('consent-review');
});

test('the decision to share for somebody who cannot decide says why', () => {
  const decided = andThen(
    asked(),
    consentCommand({ bestInterests: 'Agreed with her daughter on 20 November.' }),
    tuesday,
    ada,
  );

  expect(standingConsent(decided.after, partner)).toMatchObject({
    status: 'best-interests',
    reason: expect.any(String),
  });
});

test('neither a machine nor a partner gives consent', () => {
  for (const by of [machine, neighbours])
    expect(decide(asked().after, consentCommand(), mondayMorning, by)).toMatchObject({ refused: 'not-yours' });
});
