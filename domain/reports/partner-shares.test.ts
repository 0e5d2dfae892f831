import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { PartnerId } from '../../schemas/ids.ts';
import { asked, at, day, referralId } from '../../tests/samples.ts';
import { partnerShares } from './partner-shares.ts';

const november = { from: day('2026-11-01'), to: day('2026-11-30') };
const named = (name: string) => PartnerId.parse(`partner-${name}`);
const partners = ['a', 'b', 'c', 'd'].map(named);

/** Requests, each of another referral, to the partners named. */
function requestsTo(names: readonly string[]): ReferralEvent[] {
  const sample = asked().events.find(({ type }) => type === 'OnwardReferralRequested.v1');
  if (sample?.type !== 'OnwardReferralRequested.v1') throw new Error('the sample asks a partner');
  return names.map((name, i) => ({ ...sample, partner: named(name), referral: referralId(i + 1) }));
}
const shares = (names: readonly string[]) => partnerShares(requestsTo(names), november, partners, new Map());

test('half of twelve requests to one of four partners is said, and small partners are not', () => {
  const { concentration, byPartner } = shares([...'aaaaaa', ...'bbbbb', 'c']);

  expect(concentration).toMatchObject({ n: 12, partners: 4, topShare: 0.5 });
  expect(byPartner).toEqual([
    { partner: 'partner-a', count: 6 },
    { partner: 'partner-b', count: 'hidden' },
    { partner: 'partner-c', count: 'hidden' },
  ]);
});

test('of four people nothing is told, of nobody there is nothing to tell', () => {
  expect(shares([...'aaaa'])).toMatchObject({ concentration: 'hidden', byPartner: [{ count: 'hidden' }] });
  expect(shares([])).toMatchObject({ concentration: { n: 0, topShare: undefined }, byPartner: [] });
});

test('a request before the period is not in it', () => {
  const before = requestsTo([...'aaaaaa']).map(event => ({ ...event, at: at('2026-10-31T10:00:00Z') }));

  expect(partnerShares(before, november, partners, new Map()).byPartner).toEqual([]);
});

test('what is shown never exceeds the whole, never shows fewer than five, and is all of it where nothing is hidden', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), names => {
      const { byPartner } = shares(names);
      const shown = byPartner.flatMap(({ count }) => (count === 'hidden' ? [] : [count]));
      const total = shown.reduce((sum, count) => sum + count, 0);

      expect(shown.every(count => count >= 5)).toBe(true);
      if (shown.length === byPartner.length) expect(total).toBe(names.length);
      else if (shown.length > 0) expect(names.length - total).toBeGreaterThanOrEqual(5);
    }),
  );
});
