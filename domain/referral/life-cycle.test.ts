import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReferralEvent } from '../../events/referral-events.ts';
import { MessageId } from '../../schemas/ids.ts';
import { aLife, live, type Step } from '../../tests/lives.ts';
import { clock, expectDecision, received } from '../../tests/samples.ts';
import { plusMinutes } from '../time/working-time.ts';
import { messagesOf } from './consequences.ts';
import { decide } from './decide.ts';
import { fold } from './evolve.ts';
import { nextDue, promisesOf } from './promises.ts';
import { isOpen, lifeCycle, type Referral } from './state.ts';

// Lives of referrals in which anybody tries anything at any time.

const whatever = (property: (steps: Step[]) => void) =>
  fc.assert(
    fc.property(aLife, life => property(live(life))),
    { numRuns: 300 },
  );

test('the lives that are tried reach every event, so that the rest of this file says something', () => {
  const seen = new Set(
    fc
      .sample(aLife, { numRuns: 1000, seed: 1 })
      .flatMap(life => live(life))
      .flatMap(({ events }) => events.map(({ type }) => type)),
  );
  const elsewhere = ['PossibleDuplicateNoted.v1', 'PersonToBeTold.v1', 'WishesChanged.v1', 'ActionDone.v1'];

  const known = ReferralEvent.options.map(option => option.shape.type.value);
  expect(known.filter(type => !seen.has(type) && !elsewhere.includes(type))).toEqual([]);
});

test('whatever happens, the referral is the fold of its events, numbered without a gap, and each parses', () => {
  whatever(steps => {
    const events = steps.flatMap(step => step.events);

    expect(events.map(event => event.sequence)).toEqual(events.map((_, i) => i + 1));
    expect(fold(events)).toEqual(steps.at(-1)?.after);
    for (const event of events) expect(ReferralEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });
});

test('whatever happens, a status only ever moves as the life cycle allows', () => {
  whatever(steps => {
    for (const { before, events } of steps) {
      let status = before?.status;
      for (let i = 1; i <= events.length; i++) {
        const next = fold(events.slice(0, i), before)?.status;
        const allowed: readonly (Referral['status'] | undefined)[] = status
          ? [status, ...lifeCycle[status]]
          : ['received'];
        expect(allowed).toContain(next);
        status = next;
      }
    }
  });
});

test('whatever happens, a flagged referral leaves its hold only by a person (invariant 5)', () => {
  whatever(steps => {
    for (const { before, after, by, command } of steps) {
      if (before?.status !== 'held' || after.status === 'held') continue;
      expect(['caller', 'person']).toContain(by?.kind);
      expect(['release-hold', 'close', 'withdraw', 'enter-in-error']).toContain(command?.type);
    }
  });
});

test('whatever happens, no machine closes, accepts, declines, discloses or decides; partners and persons do their own part', () => {
  const own = {
    machine: [
      'ReferralMatched',
      'NeedUnmet',
      'AdvisorAssigned',
      'ReferralLinked',
      'MessageFailed',
      'PersonToBeTold',
      'HoldUnseen',
      'AssignmentEscalated',
      'FirstContactOverdue',
      'ContactOverdue',
      'ConsentReviewDue',
      'EscalationUnacknowledged',
      'AttentionOverdue',
      'ReviewDue',
      'PartnerNudged',
      'PartnerSilenceEscalated',
      'AttendanceCheckDue',
    ],
    partner: [
      'PartnerAccepted',
      'PartnerWaitlisted',
      'PartnerDeclined',
      'PartnerAsked',
      'PartnerAnswerUndone',
      'AttendanceReported',
      'OnwardReferralEnded',
    ],
    person: ['PersonAnswered', 'ConsentWithdrawn', 'OnwardReferralWithdrawn', 'ReferralWithdrawn', 'EnteredInError'],
  };
  whatever(steps => {
    for (const { events, by } of steps)
      if (by && by.kind !== 'caller')
        for (const { type } of events) expect(own[by.kind]).toContain(type.replace('.v1', ''));
  });
});

test('whatever happens, nothing is asked of a partner without a consent for it that holds', () => {
  whatever(steps => {
    for (const { before, events } of steps)
      for (const event of events) {
        if (event.type !== 'OnwardReferralRequested.v1') continue;
        const consent = before?.consents.find(({ partner }) => partner === event.partner);
        expect(consent).toMatchObject({ status: expect.stringMatching(/given|best-interests/), event: event.consent });
        expect(consent?.scope).toEqual(expect.arrayContaining(event.scope));
      }
  });
});

test('whatever happens, what is under way rests on a consent that holds, and nothing is under way once it has ended', () => {
  whatever(steps => {
    for (const { after } of steps)
      for (const { status, partner, scope } of after.onward) {
        if (!['requested', 'waitlisted', 'accepted', 'in-progress'].includes(status)) continue;
        expect(after.consents.find(one => one.partner === partner)?.scope).toEqual(expect.arrayContaining(scope));
        expect(['withdrawn', 'entered-in-error']).not.toContain(after.status);
      }
  });
});

test('whatever happens, a decline or a silence is put before the advisor, and whoever is asked to decide is told', () => {
  whatever(steps => {
    for (const step of steps)
      for (const event of step.events) {
        if (event.type !== 'PartnerDeclined.v1' && event.type !== 'PartnerSilenceEscalated.v1') continue;
        expect(step.after.attention.some(({ onward }) => onward === event.onward)).toBe(true);
        expect(messagesOf(step).map(({ kind }) => kind)).toEqual(
          expect.arrayContaining([expect.stringMatching(/advisor-attention|manager-decision-overdue/)]),
        );
      }
  });
});

test('whatever happens, no two messages share an id, and each is named after an event of its decision', () => {
  whatever(steps => {
    const ids = steps.flatMap(step => messagesOf(step).map(({ id }) => MessageId.parse(id)));

    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('whatever happens, an open referral has something due, or the manager has been told that it is overdue', () => {
  whatever(steps => {
    for (const { after } of steps)
      if (isOpen(after) && !(after.status === 'assigned' && after.overdue)) expect(nextDue(after)).toBeDefined();
  });
});

test('whatever happens, a promise that the clock has looked at is not due again in the same moment', () => {
  whatever(steps => {
    const { after } = steps.at(-1) ?? received();
    const due = nextDue(after);
    const waitsForMatching = promisesOf(after).some(({ that }) => that === 'it-is-matched');
    if (!due || waitsForMatching) return;
    const late = plusMinutes(due, 7);
    const kept = expectDecision(decide(after, { type: 'keep-promises' }, late, clock));
    expect((nextDue(kept.after) ?? 'never') > late).toBe(true);
  });
});
