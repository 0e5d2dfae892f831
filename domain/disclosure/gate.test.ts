import { describe, expect, test } from 'vitest';
import { type Message, MessageKind } from '../../schemas/message.ts';
import {
  active,
  ada,
  aFlag,
  andThen,
  asked,
  at,
  consentCommand,
  day,
  duty,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardCommand,
  onwardOf,
  received,
  una,
} from '../../tests/samples.ts';
import { messagesOf } from '../referral/consequences.ts';
import type { Decision } from '../referral/decide.ts';
import type { Referral } from '../referral/state.ts';
import { plusMinutes } from '../time/working-time.ts';
import { type GateFacts, mayBeSent } from './gate.ts';

function owed(decision: Decision, kind: MessageKind): Message {
  const message = messagesOf(decision).find(one => one.kind === kind);
  if (!message) throw new Error(`${kind} is owed`);
  return message;
}

/** Asks the gate as things stand, with somebody who can be reached. */
const ask = (message: Message, referral: Referral, change: Partial<GateFacts> = {}) =>
  mayBeSent(message, {
    referral,
    now: mondayMorning,
    recipient:
      message.to.kind === 'person' ? { person: { request: referral.request, others: [] } } : { email: 'a@b.example' },
    ledger: [],
    carries: ['email', 'sms', 'letter'],
    ...change,
  });
const passes = { pass: { channel: 'email', to: 'a@b.example', isDiscreet: false } };

describe('an address', () => {
  const decision = received();

  test('an acknowledgement goes to the one it is given', () => {
    expect(ask(owed(decision, 'referrer-acknowledged'), decision.after)).toEqual(passes);
  });

  test('a referrer who gave none is not written to, and the ledger says why', () => {
    const recipient = { email: undefined };

    expect(ask(owed(decision, 'referrer-acknowledged'), decision.after, { recipient })).toEqual({
      stop: 'the referrer gave no e-mail address',
    });
  });

  test('whoever works with us and has none is for a person to mend', () => {
    const request = asked();

    expect(ask(owed(request, 'partner-request'), request.after, { recipient: { email: undefined } })).toEqual({
      fail: 'the directory has no e-mail address of this partner',
    });
  });
});

describe('what is no longer true is not said', () => {
  test('a page about a hold that has been released', () => {
    const held = received(aFlag);
    const released = andThen(held, { type: 'release-hold', reason: 'spoke with her' }, undefined, duty);

    expect(ask(owed(held, 'duty-hold'), held.after)).toEqual(passes);
    expect(ask(owed(held, 'duty-hold'), released.after)).toHaveProperty('stop');
  });

  test('a referral that is another advisor’s by now', () => {
    const assigned = andThen(received(), matchCommand());
    const elsewhere = { ...assigned.after, advisor: 'advisor-ben' } as Referral;

    expect(ask(owed(assigned, 'advisor-assigned'), assigned.after)).toEqual(passes);
    expect(ask(owed(assigned, 'advisor-assigned'), elsewhere)).toHaveProperty('stop');
  });

  test('that something is late which has been done', () => {
    const decision = received();
    const late = andThen(
      decision,
      { type: 'keep-promises' },
      decision.after.status === 'received' ? decision.after.assignBy : undefined,
    );
    const assigned = andThen(late, matchCommand());

    expect(ask(owed(late, 'manager-unassigned'), late.after)).toEqual(passes);
    expect(ask(owed(late, 'manager-unassigned'), assigned.after)).toHaveProperty('stop');
  });

  test('a reminder to a partner who has answered', () => {
    const request = asked();
    const nudged = andThen(request, { type: 'keep-promises' }, onwardOf(request).nudgeAt, {
      kind: 'machine',
      stage: 'clock',
    });
    const answered = andThen(
      nudged,
      { type: 'partner-waitlist', onward: onwardOf(request).id },
      mondayMorning,
      neighbours,
    );

    expect(ask(owed(nudged, 'partner-nudge'), nudged.after)).toEqual(passes);
    expect(ask(owed(nudged, 'partner-nudge'), answered.after)).toHaveProperty('stop');
  });

  test('a partner with a waiting list is asked whether there is a place by now, until it has said', () => {
    const request = asked();
    const { id: onward } = onwardOf(request);
    const waits = andThen(request, { type: 'partner-waitlist', onward }, mondayMorning, neighbours);
    const due = andThen(waits, { type: 'keep-promises' }, onwardOf(waits).checkAt, { kind: 'machine', stage: 'clock' });
    const declined = andThen(
      due,
      { type: 'partner-decline', onward, reason: 'waiting-too-long', declinedBy: 'partner' },
      onwardOf(waits).checkAt,
      neighbours,
    );

    expect(ask(owed(due, 'partner-attendance'), due.after)).toEqual(passes);
    expect(ask(owed(due, 'partner-attendance'), declined.after)).toHaveProperty('stop');
  });

  test('an answer that was taken back, even when the next one is the same', () => {
    const request = asked();
    const onward = onwardOf(request).id;
    const accept = { type: 'partner-accept', onward } as const;
    const first = andThen(request, accept, mondayMorning, neighbours);
    const undone = andThen(first, { type: 'undo-answer', onward }, plusMinutes(mondayMorning, 5), neighbours);
    const second = andThen(undone, accept, plusMinutes(mondayMorning, 6), neighbours);

    for (const kind of ['referrer-partner-accepted', 'advisor-partner-accepted', 'person-accepted'] as const) {
      expect(ask(owed(first, kind), undone.after), kind).toHaveProperty('stop');
      expect(ask(owed(first, kind), second.after), kind).toHaveProperty('stop');
      expect(ask(owed(second, kind), second.after), kind).not.toHaveProperty('stop');
    }
  });

  test('that somebody waits for a place, once the partner has taken it back, has a place, or is not to know of them', () => {
    const request = asked();
    const { id: onward, partner } = onwardOf(request);
    const waits = andThen(request, { type: 'partner-waitlist', onward }, mondayMorning, neighbours);
    const later = plusMinutes(mondayMorning, 5);
    const overtaken = [
      andThen(waits, { type: 'undo-answer', onward }, later, neighbours),
      andThen(waits, { type: 'partner-accept', onward }, later, neighbours),
      andThen(waits, { type: 'withdraw-consent', partner }, later, ada),
    ];

    for (const kind of ['person-waitlisted', 'referrer-partner-waitlisted'] as const) {
      expect(ask(owed(waits, kind), waits.after), kind).not.toHaveProperty('stop');
      for (const { after } of overtaken) expect(ask(owed(waits, kind), after), kind).toHaveProperty('stop');
    }
  });

  test('nothing is said to somebody who has died', () => {
    const request = asked();
    const died = andThen(request, { type: 'close', reason: 'deceased', unmet: [] }, mondayMorning, ada);

    expect(ask(owed(request, 'person-shared'), died.after)).toEqual({ stop: 'the person has died' });
  });

  test('a partner that was never asked is not told to stop', () => {
    const request = asked();
    const withdrawn = andThen(request, { type: 'withdraw-onward', onward: onwardOf(request).id }, mondayMorning, ada);
    const stop = owed(withdrawn, 'partner-stop');
    const sent = { status: 'sent', at: mondayMorning, channel: 'email', address: 'x', providerId: 'y' } as const;

    expect(ask(stop, withdrawn.after)).toEqual({ stop: 'the partner was never asked' });
    expect(ask(stop, withdrawn.after, { ledger: [{ ...owed(request, 'partner-request'), state: sent }] })).toEqual(
      passes,
    );
  });
});

describe('the ground that a row names must hold', () => {
  const request = asked();
  const toPartner = owed(request, 'partner-request');

  // As it would be if the request itself had been left standing, which the domain does not do.
  test('consent that was withdrawn stops what it had allowed', () => {
    const withdrawn = {
      ...request.after,
      consents: request.after.consents.map(one => ({ ...one, status: 'withdrawn' as const })),
    };

    expect(ask(toPartner, request.after)).toEqual(passes);
    expect(ask(toPartner, withdrawn)).toEqual({ stop: 'consent was withdrawn' });
  });

  test('consent that was narrowed does not carry what it no longer covers', () => {
    const consents = request.after.consents.map(one => ({ ...one, scope: ['need' as const] }));

    expect(ask(toPartner, { ...request.after, consents })).toEqual({
      stop: 'consent no longer covers what the partner would read',
    });
  });

  test('consent for another partner is none', () => {
    const others = request.after.consents.map(one => ({ ...one, partner: 'partner-others' as typeof one.partner }));

    expect(ask(toPartner, { ...request.after, consents: others })).toHaveProperty('stop');
  });

  test('consent that was renewed, and covers as much, carries on', () => {
    const renewed = andThen(request, consentCommand(), plusMinutes(mondayMorning, 60), ada);

    expect(ask(toPartner, renewed.after)).toEqual(passes);
  });

  test('when the person wants no news to go back, feedback is stopped and the receipt is not', () => {
    const silent = received({ consent: { referral: { status: 'given' }, feedbackToGp: 'none' } });
    const linked = andThen(silent, { type: 'link', to: silent.after.id, reference: silent.after.reference });

    expect(ask(owed(linked, 'referrer-linked'), linked.after)).toHaveProperty('stop');
    expect(ask(owed(silent, 'referrer-acknowledged'), silent.after)).toEqual(passes);
  });

  test.each(MessageKind.options)('%s does not go out on another kind’s ground', kind => {
    for (const ground of ['consent', 'staff-duty', 'direct-care-receipt'] as const) {
      const row = { ...toPartner, kind, ground };
      const outcome = ask(row, request.after);

      if ('pass' in outcome) expect([kind, ground]).toEqual([kind, expectedGround(kind)]);
    }
  });
});

/** Of those that the test above can let through. */
const expectedGround = (kind: MessageKind) => {
  if (kind.startsWith('partner-')) return 'consent';
  return kind.startsWith('referrer-') ? 'direct-care-receipt' : 'staff-duty';
};

describe('a person', () => {
  const everything = {
    name: { given: ['Una'], family: 'Sample' },
    telecom: [{ system: 'email' as const, value: 'una@post.example' }],
    address: { lines: ['1 Example Street'], postcode: 'L9 2AF' },
  };
  const requestFor = (person: object) => {
    const agreed = andThen(active({ person: { ...everything, ...person } }), consentCommand(), mondayMorning, ada);
    return andThen(agreed, onwardCommand(), mondayMorning, ada);
  };

  test('is not woken: what is due at night waits until nine', () => {
    const request = requestFor({});
    const night = at('2026-11-23T22:00:00Z');

    expect(ask(owed(request, 'person-shared'), request.after, { now: night })).toEqual({
      notBefore: '2026-11-24T09:00:00.000Z',
    });
    expect(ask(owed(request, 'person-shared'), request.after)).toEqual({
      pass: { channel: 'email', to: 'una@post.example', isDiscreet: false },
    });
  });

  test('may be sent a letter at night: the post is not so fast', () => {
    const request = requestFor({ telecom: [] });

    expect(ask(owed(request, 'person-shared'), request.after, { now: at('2026-11-23T22:00:00Z') })).toHaveProperty(
      'pass.channel',
      'letter',
    );
  });

  test('whom no machine may write to is left to their advisor', () => {
    const request = requestFor({ contactPreference: { via: 'her daughter' } });

    expect(ask(owed(request, 'person-shared'), request.after)).toHaveProperty('leave');
  });

  test('who has changed their mind hears no more of it', () => {
    const request = requestFor({});
    const withdrawn = andThen(request, { type: 'withdraw-consent' }, mondayMorning, una);

    expect(ask(owed(request, 'person-shared'), withdrawn.after)).toHaveProperty('stop');
  });

  test('is asked whether it helped even after the referral was closed', () => {
    const request = requestFor({});
    const onward = onwardOf(request).id;
    const accepted = andThen(request, { type: 'partner-accept', onward }, mondayMorning, neighbours);
    const been = andThen(
      accepted,
      { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-11-23') },
      mondayMorning,
      neighbours,
    );
    const closed = andThen(been, { type: 'close', reason: 'need-met', unmet: [] }, mondayMorning, ada);

    expect(ask(owed(been, 'person-did-it-help'), closed.after)).toHaveProperty('pass');
  });
});
