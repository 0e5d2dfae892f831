import { expect, test } from 'vitest';
import { andThen, duty, matchCommand, received } from '../../tests/samples.ts';
import { messagesOf } from '../referral/consequences.ts';
import type { Decision } from '../referral/decide.ts';
import { mayBeSent } from './gate.ts';

const concern = { risk: { immediateConcern: ['immediate-danger' as const] } };

function owed(decision: Decision, kind: string) {
  const message = messagesOf(decision).find(one => one.kind === kind);
  if (!message) throw new Error(`${kind} is owed`);
  return message;
}

test('an acknowledgement goes to the address it is given', () => {
  const decision = received();

  expect(mayBeSent(owed(decision, 'referrer-acknowledged'), decision.after, 'a@b.example')).toEqual({
    pass: 'a@b.example',
  });
});

test('without an address it is stopped, and the ledger says why', () => {
  const decision = received();

  expect(mayBeSent(owed(decision, 'referrer-acknowledged'), decision.after, undefined)).toEqual({
    stop: 'the recipient has no e-mail address',
  });
});

test('a page about a hold that has been released meanwhile is stopped', () => {
  const held = received(concern);
  const released = andThen(held, { type: 'release-hold', reason: 'spoke with her' }, undefined, duty);

  expect(mayBeSent(owed(held, 'duty-hold'), held.after, 'duty@x.example')).toHaveProperty('pass');
  expect(mayBeSent(owed(held, 'duty-hold'), released.after, 'duty@x.example')).toHaveProperty('stop');
});

test('an advisor is not told of a referral that is not theirs', () => {
  const assigned = andThen(received(), matchCommand());

  expect(mayBeSent(owed(assigned, 'advisor-assigned'), assigned.after, 'ada@x.example')).toHaveProperty('pass');
  expect(
    mayBeSent(
      owed(assigned, 'advisor-assigned'),
      { ...assigned.after, advisor: 'advisor-ben' } as typeof assigned.after,
      'a@x.example',
    ),
  ).toHaveProperty('stop');
});

test('a manager is not told that something is late which has been done', () => {
  const decision = received();
  const late = andThen(
    decision,
    { type: 'keep-promises' },
    decision.after.status === 'received' ? decision.after.assignBy : undefined,
  );
  const assigned = andThen(late, matchCommand());

  expect(mayBeSent(owed(late, 'manager-unassigned'), late.after, 'm@x.example')).toHaveProperty('pass');
  expect(mayBeSent(owed(late, 'manager-unassigned'), assigned.after, 'm@x.example')).toHaveProperty('stop');
});

test('when the person wants no news to go back, feedback is stopped and the receipt is not', () => {
  const consent = { referral: { status: 'given' as const }, feedbackToGp: 'none' as const };
  const decision = received({ consent });
  const linked = andThen(decision, { type: 'link', to: decision.after.id, reference: decision.after.reference });

  expect(mayBeSent(owed(linked, 'referrer-linked'), linked.after, 'gp@x.example')).toHaveProperty('stop');
  expect(mayBeSent(owed(decision, 'referrer-acknowledged'), decision.after, 'gp@x.example')).toHaveProperty('pass');
});
