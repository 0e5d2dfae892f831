import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OnwardCommand } from '../../domain/referral/decide/onward.ts';
import { Actor } from '../../events/referral-events.ts';
import { keepPromises } from '../../functions/clock/keep-promises.ts';
import { NoPlaceError } from '../../functions/shell/places.ts';
import type { Metric } from '../../functions/world.ts';
import type { OnwardId, ReferralId } from '../../schemas/ids.ts';
import { at } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { act, aReferralInCare, benefitChecks, onwardOf, request, withPlaces } from './sharing.ts';

let world: TestWorld;
let counted: Metric[];
beforeEach(async () => {
  counted = [];
  world = await openWorld({ count: metric => void counted.push(metric) });
});
afterEach(() => world.close());

const kestrel = Actor.parse({ kind: 'partner', partner: 'partner-kestrel-money-advice', via: 'api' });

describe('the last place of an offer', () => {
  test('goes to one of two advisors who want it at once; the other is told what else there is', async () => {
    await withPlaces(world, 1);
    const [una, sam] = [await aReferralInCare(world), await aReferralInCare(world)];

    const outcomes = await Promise.allSettled([request(world, una), request(world, sam)]);

    const refusals = outcomes.filter(({ status }) => status === 'rejected').map(one => 'reason' in one && one.reason);
    expect(refusals).toEqual([expect.any(NoPlaceError)]);
    expect(refusals[0].refusal).toMatchObject({
      refused: 'no-place',
      sentence: expect.stringMatching(
        /^The last place of Benefit checks and forms has just gone\. Next best: .+ \(.+\)/,
      ),
    });
    expect(refusals[0].refusal.sentence).not.toContain('Benefit checks and forms (');
    expect((await world.cases.places(benefitChecks)).held).toHaveLength(1);
    expect(counted.filter(metric => metric === 'PlaceGone')).toHaveLength(1);
  });

  test('is followed by those that a grant has bought, for as long as it runs', async () => {
    const staff = await world.directory.staff();
    const [grant] = staff.grants;
    if (!grant) throw new Error('the demonstration has a grant');
    world.directory.staff = async () => ({ ...staff, grants: [{ ...grant, offer: benefitChecks, places: 1 }] });
    await withPlaces(world, 1);
    const [una, sam, ali] = [await aReferralInCare(world), await aReferralInCare(world), await aReferralInCare(world)];

    await request(world, una);
    await request(world, sam);
    await expect(request(world, ali)).rejects.toBeInstanceOf(NoPlaceError);
    world.directory.staff = async () => ({ ...staff, grants: [] });

    await expect(request(world, ali)).rejects.toBeInstanceOf(NoPlaceError);
    expect((await world.cases.places(benefitChecks)).held).toHaveLength(2);
  });

  test('is free again when the partner declines, and the one before cannot take it back once it has gone', async () => {
    await withPlaces(world, 1);
    const [una, sam] = [await aReferralInCare(world), await aReferralInCare(world)];
    const { id: onward } = await request(world, una);
    await act(world, una, { type: 'partner-decline', onward, reason: 'no-capacity', declinedBy: 'partner' }, kestrel);
    await request(world, sam);

    const undone = act(world, una, { type: 'undo-answer', onward }, kestrel);

    await expect(undone).rejects.toMatchObject({
      refusal: { sentence: 'Somebody else has been given the place meanwhile. Please ring The Life Rooms.' },
    });
    expect(await onwardOf(world, una, onward)).toMatchObject({ status: 'declined', place: 'released' });
  });

  test('is free again after eight working days of silence, once, and a late yes needs one that is free', async () => {
    await withPlaces(world, 1);
    const [una, sam] = [await aReferralInCare(world), await aReferralInCare(world)];
    const { id: onward } = await request(world, una);
    world.setTime(at('2026-12-04T12:00:00Z'));
    await keepPromises(world);
    expect(await world.cases.places(benefitChecks)).toMatchObject({ held: [], taken: [] });
    const { id: other } = await request(world, sam);

    const late = act(world, una, { type: 'partner-accept', onward }, kestrel);

    await expect(late).rejects.toMatchObject({ refusal: { sentence: expect.stringContaining('All places') } });
    await act(world, sam, { type: 'withdraw-onward', onward: other });
    await act(world, una, { type: 'partner-accept', onward }, kestrel);
    expect(await world.cases.places(benefitChecks)).toMatchObject({ held: [], taken: [onward] });
  });

  test('is not asked for where places are not counted', async () => {
    await withPlaces(world, undefined);
    const id = await aReferralInCare(world);
    const { id: onward } = await request(world, id);

    await act(world, id, { type: 'partner-accept', onward }, kestrel);

    expect(await world.cases.places(benefitChecks)).toMatchObject({ version: 0 });
  });
});

test('whatever happens in whatever order, no more places are held and taken than there are, and each by who has one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(steps, { maxLength: 12 }), async (limit, rounds) => {
      const crowded = await openWorld();
      await withPlaces(crowded, limit);
      const referrals = [
        await aReferralInCare(crowded),
        await aReferralInCare(crowded),
        await aReferralInCare(crowded),
      ];
      for (const round of rounds) {
        await Promise.allSettled(round.map(([who, what]) => step(crowded, referrals[who], what)));
        await expectPlacesToAgree(crowded, referrals, limit);
      }
      crowded.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

const doings = [
  ...(['request-onward', 'request-onward', 'withdraw-onward', 'partner-accept', 'partner-waitlist'] as const),
  ...(['partner-decline', 'undo-answer', 'end-onward'] as const),
];
type Doing = (typeof doings)[number];
/** Up to three at once. */
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(...doings)), {
  minLength: 1,
  maxLength: 3,
});

async function step(crowded: TestWorld, id: ReferralId | undefined, what: Doing): Promise<void> {
  if (!id) throw new Error('there are three referrals');
  if (what === 'request-onward') return void (await request(crowded, id));
  const onward = (await crowded.cases.referral(id))?.onward.at(-1)?.id;
  if (onward) await act(crowded, id, commandOf(what, onward), what === 'withdraw-onward' ? undefined : kestrel);
}

function commandOf(what: Exclude<Doing, 'request-onward'>, onward: OnwardId): OnwardCommand {
  switch (what) {
    case 'partner-decline':
      return { type: what, onward, reason: 'no-capacity', declinedBy: 'partner' };
    case 'end-onward':
      return { type: what, onward, outcome: 'completed' };
    case 'withdraw-onward':
    case 'partner-accept':
    case 'partner-waitlist':
    case 'undo-answer':
      return { type: what, onward };
  }
}

async function expectPlacesToAgree(crowded: TestWorld, ids: readonly ReferralId[], limit: number): Promise<void> {
  const { held, taken } = await crowded.cases.places(benefitChecks);
  const onward = (await Promise.all(ids.map(id => crowded.cases.referral(id)))).flatMap(one => one?.onward ?? []);
  const whoHas = (place: string) => onward.filter(one => one.place === place).map(({ id }) => id);

  expect(held.length + taken.length).toBeLessThanOrEqual(limit);
  expect([held.toSorted(), taken.toSorted()]).toEqual([whoHas('held').toSorted(), whoHas('taken').toSorted()]);
}
