import type { OfferChange, Places } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { Offer } from '../../schemas/directory.ts';
import type { OfferId, PartnerId } from '../../schemas/ids.ts';
import type { OfferUpkeep, PartnerOffer } from '../../schemas/partner-work.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { againOnConflict } from '../shell/commit.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock'>;

/** A partner's own offers, with how many of their places are held and taken. */
export async function listOffers(world: Needs, partner: PartnerId): Promise<PartnerOffer[]> {
  const { offers } = await world.directory.snapshot();
  const own = offers.filter(offer => offer.partner === partner);
  return Promise.all(own.map(async offer => viewOf(offer, await world.cases.places(offer.id))));
}

export type Upkept = PartnerOffer | 'unknown' | { readonly refused: string };

/** Changes what is known of a partner's own offer. Those who hold or have taken a place keep it. */
export function keepUpOffer(world: Needs, partner: PartnerId, id: OfferId, upkeep: OfferUpkeep): Promise<Upkept> {
  return againOnConflict(async () => {
    const [record, places] = await Promise.all([world.directory.offer(id), world.cases.places(id)]);
    if (record?.offer.partner !== partner) return 'unknown';
    const today = londonDate(world.clock.now());
    const refused = refusalOf(record.offer, places, upkeep, today);
    if (refused) return { refused };
    const change = changeOf(record.offer, upkeep, today);
    const asRead = typeof upkeep.places === 'number' ? places : undefined;
    const { offer } = await world.directory.amendOffer(id, change, record.version, asRead);
    return viewOf(offer, places);
  });
}

function refusalOf({ status }: Offer, places: Places, upkeep: OfferUpkeep, today: CalendarDate): string | undefined {
  const inUse = places.held.length + places.taken.length;
  if (typeof upkeep.places === 'number' && upkeep.places < inUse)
    return `${inUse} places are held or taken: there cannot be fewer. Answer those requests first.`;
  if (upkeep.pausedUntil && upkeep.pausedUntil <= today) return 'A pause ends on a day that is still to come.';
  if (upkeep.pausedUntil !== undefined && status === 'closed')
    return 'This offer is closed. Please ring The Life Rooms to open it again.';
  return undefined;
}

function changeOf({ status }: Offer, { stillRight, ...upkeep }: OfferUpkeep, today: CalendarDate): OfferChange {
  const said = Object.entries(upkeep).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(said.map(([field, value]) => [field, value ?? undefined])),
    ...(upkeep.pausedUntil && { status: 'paused' as const }),
    ...(upkeep.pausedUntil === null && status === 'paused' && { status: 'open' as const }),
    ...(stillRight && { assuredOn: today }),
  };
}

function viewOf(offer: Offer, { held, taken }: Places): PartnerOffer {
  const { id, name, status, capacity, places, pausedUntil, waitingWeeks, nextStart, assuredOn } = offer;
  return {
    ...{ id, name, status, capacity },
    ...(places !== undefined && { places, held: held.length, taken: taken.length }),
    ...(pausedUntil && { pausedUntil }),
    ...(waitingWeeks !== undefined && { waitingWeeks }),
    ...(nextStart && { nextStart }),
    ...(assuredOn && { assuredOn }),
  };
}
