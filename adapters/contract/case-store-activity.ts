import { expect, test } from 'vitest';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { andThen, at, day, duty, expectDecision, matchCommand, received } from '../../tests/samples.ts';
import type { OpenCases } from './case-store-samples.ts';

/** What happened, by the day on which it did. */
export function caseStoreActivity(open: OpenCases): void {
  const lateOnFriday = at('2027-03-26T23:30:00Z');
  const inSummerTime = at('2027-03-28T23:30:00Z'); // half past midnight on Monday in London

  const openWithADay = async () => {
    const cases = await open();
    const first = received({}, lateOnFriday, 1);
    const second = received({}, inSummerTime, 2);
    for (const decision of [first, second]) await cases.commit({ referrals: [{ ...decision, messages: [] }] });
    const assigned = expectDecision(andThen(first, matchCommand(), at('2027-03-30T10:00:00Z'), duty));
    await cases.commit({ referrals: [{ ...assigned, messages: [] }] });
    return cases;
  };
  const typesBetween = async (cases: Awaited<ReturnType<typeof open>>, from: string, to: string) => {
    const found: ReferralEvent[] = [];
    for await (const event of cases.activity(day(from), day(to))) found.push(event);
    return found.map(({ type, referral }) => `${type} ${referral.at(-1)}`).sort();
  };

  test('an event is found on its day in London, once, and on no other', async () => {
    const cases = await openWithADay();

    expect(await typesBetween(cases, '2027-03-26', '2027-03-26')).toEqual(['ReferralReceived.v1 1']);
    expect(await typesBetween(cases, '2027-03-27', '2027-03-28')).toEqual([]);
    expect(await typesBetween(cases, '2027-03-29', '2027-03-29')).toEqual(['ReferralReceived.v1 2']);
    expect(await typesBetween(cases, '2027-03-26', '2027-03-30')).toEqual([
      'AdvisorAssigned.v1 1',
      'ReferralMatched.v1 1',
      'ReferralReceived.v1 1',
      'ReferralReceived.v1 2',
    ]);
  });

  test('every event of a busy day is found', async () => {
    const cases = await open();
    for (let number = 1; number <= 40; number++) {
      await cases.commit({ referrals: [{ ...received({}, lateOnFriday, number), messages: [] }] });
    }

    expect(await typesBetween(cases, '2027-03-26', '2027-03-26')).toHaveLength(40);
  });
}
