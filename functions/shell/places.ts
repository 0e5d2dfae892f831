import { placesOn } from '../../domain/directory/places-on.ts';
import type { Places, PlacesChange, ReferralChange } from '../../domain/ports.ts';
import type { Refusal } from '../../domain/referral/decide.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { Offer } from '../../schemas/directory.ts';
import type { ListedOffer } from '../../schemas/match.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'count'> & {
  readonly cases: Pick<World['cases'], 'places' | 'match'>;
  readonly directory: Pick<World['directory'], 'offer' | 'staff'>;
};

/** The last place has gone between looking and taking. The refusal says what can be done instead. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
  readonly refusal: Refusal;
  constructor(sentence: string) {
    super('no place is left');
    this.refusal = { refused: 'no-place', sentence };
  }
}

/**
 * What a decision takes and gives back of the places of offers, to be stored with it. Places are kept by the id of the
 * onward referral, so that none is taken or given back twice.
 * @throws NoPlaceError when more would be held and taken than there are
 */
export async function placesOf(world: Needs, change: ReferralChange): Promise<PlacesChange[]> {
  const offers = Map.groupBy(movesIn(change), ({ offer }) => offer);
  return Promise.all(
    [...offers].map(async ([offer, moves]) => {
      const [before, record] = await Promise.all([
        world.cases.places(offer),
        moves.some(isIn) ? world.directory.offer(offer) : undefined,
      ]);
      const after = moves.reduce(moved, { ...before, version: before.version + 1 });
      const isMore = record && occupied(after) > occupied(before);
      if (isMore && occupied(after) > (await limitOf(world, record.offer, change)))
        throw await noPlace(world, change, moves);
      return { before, after, ...(record && { offerVersion: record.version }) };
    }),
  );
}

/** With the places that grants have bought for today; nobody is turned away where nobody counts. */
async function limitOf({ directory }: Needs, offer: Offer, { events }: ReferralChange): Promise<number> {
  const { grants } = await directory.staff();
  const at = events.at(-1)?.at;
  return (at && placesOn(offer, grants, londonDate(at))) ?? Infinity;
}

/** The onward referrals that have come to a place, or away from one. */
function movesIn({ before, after }: ReferralChange): OnwardReferral[] {
  const places = new Map(before?.onward.map(({ id, place }) => [id, place]));
  return after.onward.filter(({ id, place }) => place !== 'none' && place !== places.get(id));
}

const isIn = ({ place }: OnwardReferral) => place === 'held' || place === 'taken';

function moved({ held, taken, ...places }: Places, { id, place }: OnwardReferral): Places {
  const others = (ids: Places['held']) => ids.filter(one => one !== id);
  return {
    ...places,
    held: [...others(held), ...(place === 'held' ? [id] : [])],
    taken: [...others(taken), ...(place === 'taken' ? [id] : [])],
  };
}

const occupied = ({ held, taken }: Places) => held.length + taken.length;

async function noPlace(world: Needs, change: ReferralChange, moves: readonly OnwardReferral[]): Promise<NoPlaceError> {
  world.count('PlaceGone');
  const wanted = moves.find(isIn);
  const { type, by } = change.events.at(-1) ?? {};
  if (type === 'PartnerAnswerUndone.v1')
    return new NoPlaceError('Somebody else has been given the place meanwhile. Please ring The Life Rooms.');
  if (by?.kind === 'partner')
    return new NoPlaceError(
      'All places of this offer are taken. Say how many there are now, or put the person on your waiting list.',
    );
  const next = wanted ? await nextBest(world, change, wanted) : [];
  const gone = `The last place of ${wanted?.offerName} has just gone.`;
  return new NoPlaceError(
    next.length > 0
      ? `${gone} Next best: ${next.map(({ name, partnerName }) => `${name} (${partnerName})`).join(', ')}.`
      : `${gone} Nothing else on the shortlist is left: match again, with other wishes perhaps.`,
  );
}

/** The first three of the last shortlist for this need that could still be asked. */
async function nextBest(
  { cases }: Needs,
  { after: { id, matches, onward, setAside } }: ReferralChange,
  { need }: OnwardReferral,
): Promise<ListedOffer[]> {
  const shortlist = matches > 0 ? await cases.match(id, matches) : undefined;
  const listed = shortlist?.needs.find(({ code }) => code === need)?.offers ?? [];
  const tried = new Set([...onward, ...setAside].map(({ offer }) => offer));
  return listed.filter(({ offer, signpostOnly }) => !signpostOnly && !tried.has(offer)).slice(0, 3);
}
