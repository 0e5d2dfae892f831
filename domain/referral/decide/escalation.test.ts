import { expect, test } from 'vitest';
import { active, ada, andThen, at, machine, mondayMorning, tick, told } from '../../../tests/samples.ts';
import { type Command, decide } from '../decide.ts';
import { nextDue } from '../promises.ts';

const raise = (to: 'crisis-team' | 'gp'): Command => ({
  type: 'escalate',
  to,
  contact: 'Rang 0151 496 0199 at ten.',
  reason: 'She says that she has stopped eating.',
});
const fridayEvening = at('2026-11-27T16:25:00Z');

test('a crisis has no office hours: without a receipt the page is repeated and climbs', () => {
  let decision = andThen(active({}, fridayEvening), raise('crisis-team'), fridayEvening, ada);
  const pages = ['2026-11-27T16:55:00Z', '2026-11-27T17:55:00Z', '2026-11-27T18:55:00Z', '2026-11-27T19:55:00Z'].map(
    when => {
      decision = tick(decision, at(when));
      return told(decision)
        .map(page => page.replace('duty-receipt-missing to ', ''))
        .join(' and ');
    },
  );

  expect(pages).toEqual(['duty', 'duty and manager', 'manager and clinical-lead', 'manager and clinical-lead']);
});

test('nobody is paged at night for a practice that is shut', () => {
  const raised = andThen(active({}, fridayEvening), raise('gp'), fridayEvening, ada);

  expect(nextDue(raised.after)).toBe('2026-11-30T16:25:00.000Z');
  expect(nextDue(tick(raised, at('2026-11-30T16:25:00Z')).after)).toBe('2026-12-01T10:25:00.000Z');
});

test('once somebody there has it, nobody is paged again, and it cannot be noted twice', () => {
  const raised = andThen(active(), raise('crisis-team'), undefined, ada);
  const escalation = raised.after.escalations[0]?.id;
  if (!escalation) throw new Error('it has been raised');
  const has = { type: 'acknowledge-escalation' as const, escalation, from: 'Sister Adeyemi' };
  const receipt = andThen(raised, has, undefined, ada);

  expect(decide(receipt.after, { type: 'keep-promises' }, at('2026-11-23T12:00:00Z'), machine)).toMatchObject({
    refused: 'nothing-due',
  });
  expect(decide(receipt.after, has, mondayMorning, ada)).toMatchObject({ refused: 'nothing-to-do' });
});

test('a concern outlives the referral: withdrawn, it is still paged until a team has it', () => {
  const raised = andThen(active(), raise('crisis-team'), undefined, ada);
  const withdrawn = andThen(raised, { type: 'withdraw', asked: 'person' }, undefined, ada);

  expect(told(tick(withdrawn, at('2026-11-23T10:30:00Z')))).toEqual(['duty-receipt-missing to duty']);
});

test('only a person raises a concern', () => {
  expect(decide(active().after, raise('gp'), mondayMorning, machine)).toMatchObject({ refused: 'not-yours' });
});
