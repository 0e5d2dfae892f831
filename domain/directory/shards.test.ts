import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Offer } from '../../schemas/directory.ts';
import { PartnerId } from '../../schemas/ids.ts';
import { anOffer, aPartner } from '../../tests/samples.ts';
import { directoryOf, needsAsked, personOf } from '../matching/engine/directory-for-tests.ts';
import { match } from '../matching/match.ts';
import { currentRuleset } from '../matching/ruleset.ts';
import { inShards, shardsFor } from './shards.ts';

test('an offer is with the area of each district that it serves, and with everybody where it serves all or nobody has said', () => {
  const offers = [
    anOffer({ id: 'offer-liverpool', area: { outcodes: ['L9', 'L4'] } }),
    anOffer({ id: 'offer-both-banks', area: { outcodes: ['CH41', 'L1'] } }),
    anOffer({ id: 'offer-anywhere', area: 'anywhere' }),
    anOffer({ id: 'offer-unsaid', area: undefined }),
  ];

  const shards = [...inShards(offers)].map(([shard, held]) => [shard, held.map(({ id }) => id)]);

  expect(Object.fromEntries(shards)).toEqual({
    national: ['offer-anywhere', 'offer-unsaid'],
    CH: ['offer-both-banks'],
    L: ['offer-both-banks', 'offer-liverpool'],
  });
});

test('the national shard is there even when nothing is in it, and so is somebody’s whose area has no offers', () => {
  expect([...inShards([]).keys()]).toEqual(['national']);
  expect(shardsFor('SW1A', ['national', 'L'])).toEqual(['national']);
  expect(shardsFor('L9', ['CH', 'L', 'national'])).toEqual(['L', 'national']);
  expect(shardsFor(undefined, ['CH', 'L', 'national'])).toEqual(['CH', 'L', 'national']);
});

test('the order in which offers are read does not matter', () => {
  const offers = directoryOf({ seed: 1, offers: 40, unknown: 0.3, spread: 'districts', areAllEqual: false });

  expect(inShards([...offers].reverse())).toEqual(inShards(offers));
});

test('whoever asks is listed exactly what judging every offer lists', () => {
  const partners = Array.from({ length: 9 }, (_, i) => aPartner({ id: PartnerId.parse(`partner-${i}`) }));
  const mood = { unknown: 0.3, spread: 'districts', areAllEqual: false } as const;

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 60 }), (seed, count) => {
      const offers = directoryOf({ ...mood, seed, offers: count });
      const person = personOf(seed + 1, { ...mood, seed, offers: count });
      const profile = { ...person, needs: needsAsked.map((code, i) => ({ code, priority: i })) };
      const shards = inShards(offers);
      const near = shardsFor(profile.outcode, [...shards.keys()]).flatMap(shard => shards.get(shard) ?? []);

      const listed = (judged: readonly Offer[]) =>
        match(profile, { offers: judged, partners }, currentRuleset).map(({ code, offers: shortlist }) => [
          code,
          shortlist,
        ]);
      expect(listed([...new Set(near)])).toEqual(listed(offers));
    }),
    { numRuns: 300 },
  );
});
