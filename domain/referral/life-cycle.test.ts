import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReferralEvent } from '../../events/referral-events.ts';
import { ImmediateConcern } from '../../schemas/codes.ts';
import { MessageId } from '../../schemas/ids.ts';
import { duty, machine, matchCommand, received, referralId } from '../../tests/samples.ts';
import { referenceFor } from '../identity/reference.ts';
import { plusMinutes } from '../time/working-time.ts';
import { messagesOf } from './consequences.ts';
import { type Command, type Decision, decide, isRefusal } from './decide.ts';
import { fold } from './evolve.ts';
import { nextDue } from './promises.ts';
import { lifeCycle, type Referral } from './state.ts';

const aCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constant(matchCommand()),
  fc.constant<Command>({ type: 'take-hold' }),
  fc.constant<Command>({ type: 'release-hold', reason: 'looked at' }),
  fc.constant<Command>({ type: 'keep-promises' }),
  fc
    .integer({ min: 2, max: 9 })
    .map<Command>(n => ({ type: 'link', to: referralId(n), reference: referenceFor(referralId(n)) })),
  fc.constant<Command>({
    type: 'note-failed-message',
    message: MessageId.parse('msg_01JD8ZK4T6V9W2X3Y5Z7000001-0002-duty-hold-duty'),
    kind: 'duty-hold',
    because: 'MessageRejected',
  }),
);

const aStep = fc.record({ command: aCommand, byPerson: fc.boolean(), minutesLater: fc.integer({ min: 0, max: 5000 }) });
const aLife = fc.record({
  concerns: fc.subarray([...ImmediateConcern.options], { maxLength: 2 }),
  steps: fc.array(aStep, { maxLength: 20 }),
});

type Life = typeof aLife extends fc.Arbitrary<infer T> ? T : never;

/** Plays a life and hands every decision that was not refused to `look`. */
function live(
  { concerns, steps }: Life,
  look: (decision: Decision, command?: Command, byPerson?: boolean) => void,
): Decision[] {
  let decision = received({ risk: { immediateConcern: concerns } });
  const decisions = [decision];
  look(decision);
  let now = decision.events[0]?.at;
  for (const { command, byPerson, minutesLater } of steps) {
    if (!now) throw new Error('a receipt has a time');
    now = plusMinutes(now, minutesLater);
    const outcome = decide(decision.after, command, now, byPerson ? duty : machine);
    if (isRefusal(outcome)) continue;
    decision = outcome;
    decisions.push(decision);
    look(decision, command, byPerson);
  }
  return decisions;
}

test('whatever happens, the referral is the fold of its events, numbered without a gap, and each parses', () => {
  fc.assert(
    fc.property(aLife, life => {
      const decisions = live(life, () => {});
      const events = decisions.flatMap(({ events }) => events);

      expect(events.map(event => event.sequence)).toEqual(events.map((_, i) => i + 1));
      expect(fold(events)).toEqual(decisions.at(-1)?.after);
      for (const event of events) expect(ReferralEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }),
  );
});

test('whatever happens, a status only ever moves as the life cycle allows', () => {
  fc.assert(
    fc.property(aLife, life => {
      live(life, ({ before, events }) => {
        let status = before?.status;
        for (let i = 1; i <= events.length; i++) {
          const next = fold(events.slice(0, i), before)?.status;
          const allowed: readonly (Referral['status'] | undefined)[] = status
            ? [status, ...lifeCycle[status]]
            : ['received'];
          expect(allowed).toContain(next);
          status = next;
        }
      });
    }),
  );
});

test('whatever happens, a flagged referral leaves its hold only by a person (invariant 5)', () => {
  fc.assert(
    fc.property(aLife, life => {
      live(life, ({ before, after }, command, byPerson) => {
        if (before?.status === 'held' && after.status !== 'held')
          expect([command?.type, byPerson]).toEqual(['release-hold', true]);
      });
    }),
  );
});

test('whatever happens, no two messages share an id, and each is named after an event of its decision', () => {
  fc.assert(
    fc.property(aLife, life => {
      const ids = live(life, () => {}).flatMap(decision => messagesOf(decision).map(({ id }) => MessageId.parse(id)));

      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('whatever happens, an open referral has something due until a person has been told', () => {
  fc.assert(
    fc.property(aLife, life => {
      live(life, ({ after }) => {
        if (after.status !== 'assigned' || !after.overdue) expect(nextDue(after)).toBeDefined();
      });
    }),
  );
});
