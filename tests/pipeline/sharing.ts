import { usuallyShared } from '../../domain/disclosure/consent.ts';
import { type Command, decide, isRefusal } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Actor } from '../../events/referral-events.ts';
import { againOnConflict, changeOf, commit } from '../../functions/shell/commit.ts';
import { OfferId, type OnwardId, ReferralId } from '../../schemas/ids.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { aRequestBody, duty } from '../samples.ts';
import type { TestWorld } from '../world.ts';
import { send } from './ask.ts';
import { run } from './run.ts';

// How a referral gets as far as a partner.

/** Run by Kestrel Money Advice, who are told the name, the telephone number, the language and the need. */
export const benefitChecks = OfferId.parse('offer-kestrel-benefit-checks');

export const needsBenefits = { needs: [{ code: 'benefits' as const }] };

/** Received, matched and assigned. */
export async function aReferralInCare(world: TestWorld, change: Parameters<typeof aRequestBody>[0] = needsBenefits) {
  const { body } = await send(world, aRequestBody(change));
  await run(world);
  return ReferralId.parse(body['id']);
}

/** @throws Error with the sentence when it is refused */
export function act(world: TestWorld, id: ReferralId, command: Command, by: Actor = duty): Promise<Referral> {
  return againOnConflict(async () => {
    const decision = decide(await world.cases.referral(id), command, world.clock.now(), by);
    if (isRefusal(decision)) throw new Error(decision.sentence);
    await commit(world, { referrals: [changeOf(decision)] });
    return decision.after;
  });
}

/** The person agrees, and the advisor asks. @throws NoPlaceError */
export async function request(world: TestWorld, id: ReferralId, offerId = benefitChecks): Promise<OnwardReferral> {
  const found = await world.directory.offer(offerId);
  const { partners } = await world.directory.staff();
  const partner = partners.find(one => one.id === found?.offer.partner);
  if (!found || !partner) throw new Error(`${offerId} is not in the demonstration`);
  const { offer } = found;
  const consent = { partner: partner.id, purpose: 'a place', channel: 'spoken' as const };
  await act(world, id, { type: 'give-consent', ...consent, scope: offer.shares ?? usuallyShared });
  const { onward } = await act(world, id, { type: 'request-onward', offer, partner, need: 'benefits' });
  const [last] = onward.slice(-1);
  if (!last) throw new Error('nothing has been requested');
  return last;
}

export async function withPlaces(world: TestWorld, places: number | undefined, offer = benefitChecks): Promise<void> {
  const found = await world.directory.offer(offer);
  if (!found) throw new Error(`${offer} is not in the demonstration`);
  await world.directory.amendOffer(offer, { places }, found.version);
}

export async function onwardOf(world: TestWorld, id: ReferralId, onward: OnwardId): Promise<OnwardReferral> {
  const found = (await world.cases.referral(id))?.onward.find(one => one.id === onward);
  if (!found) throw new Error(`${onward} is not there`);
  return found;
}
