import type { Image } from '../../domain/matching/engine/image.ts';
import { matchIndexed } from '../../domain/matching/match-indexed.ts';
import type { Images } from '../../domain/ports.ts';
import { fold } from '../../domain/referral/evolve.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { profileOf } from '../../functions/match/shortlist-for.ts';
import { isRefused, openStoredImage, openStoredPartners } from '../../functions/match/stored-image.ts';
import { fingerprint } from '../../functions/shell/fingerprint.ts';
import { Reference, ReferralId } from '../../schemas/ids.ts';
import type { ContentHash } from '../../schemas/manifest.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import { CannotStart } from '../cannot-start.ts';
import { differencesBetween } from './differences.ts';
import type { Recorded } from './recorded.ts';

/** What became of making one stored shortlist again. */
export interface Replayed {
  readonly reference: Reference;
  readonly stored: MatchSnapshot;
  readonly outcome:
    | { readonly is: 'identical' }
    | { readonly is: 'different'; readonly differences: readonly string[] }
    | { readonly is: 'impossible'; readonly missing: readonly string[] };
}

/**
 * Every shortlist of a referral, made again from what was stored: the referral as it stood when it was matched, the day, the
 * images and the partners that the shortlist names.
 * @throws CannotStart when there is no such referral or nothing to replay
 */
export async function makeAgain(recorded: Recorded, name: string): Promise<Replayed[]> {
  const { cases, images } = recorded;
  const referral = await cases.referral(idOf(recorded, name));
  if (!referral) throw new CannotStart(`There is no referral ${name}.`);
  const events = await cases.events(referral.id);
  if (referral.matches === 0) throw new CannotStart(`${name} has not been matched: it is ${referral.status}.`);

  const replayed: Replayed[] = [];
  for (let number = 1; number <= referral.matches; number++) {
    const stored = await cases.match(referral.id, number);
    if (!stored) throw new CannotStart(`Shortlist ${number} of ${name} is not there.`);
    const then = before(events, number);
    if (!then) throw new CannotStart(`The history of ${name} does not say how it stood before shortlist ${number}.`);
    const outcome = await again(images, stored, then);
    replayed.push({ reference: referral.reference, stored, outcome });
  }
  return replayed;
}

/** @throws CannotStart when the name is neither an id nor a reference that is known */
function idOf({ referralWith }: Recorded, name: string): ReferralId {
  const id = ReferralId.safeParse(name);
  if (id.success) return id.data;
  const reference = Reference.safeParse(name.toUpperCase());
  if (!reference.success) throw new CannotStart(`${name} is neither the id nor the reference of a referral.`);
  const found = referralWith(reference.data);
  if (!found) throw new CannotStart(`There is no referral ${name}.`);
  return found;
}

/** As it stood when this shortlist was made. */
function before(events: readonly ReferralEvent[], number: number): Referral | undefined {
  const at = events.findIndex(event => event.type === 'ReferralMatched.v1' && event.match === number);
  return at < 1 ? undefined : fold(events.slice(0, at));
}

async function again(images: Images, stored: MatchSnapshot, referral: Referral): Promise<Replayed['outcome']> {
  const missing: string[] = [];
  const opened: Image[] = [];
  if (!stored.images || !stored.partners)
    return { is: 'impossible', missing: ['It names no images: it was made before there were any.'] };
  for (const { shard, hash } of stored.images) {
    const image = await openStoredImage(images, hash);
    if (isRefused(image)) missing.push(`The image ${shard} ${short(hash)} cannot be used. ${image.sentence}`);
    else opened.push(image);
  }
  const partners = await openStoredPartners(images, stored.partners);
  if (isRefused(partners)) {
    missing.push(`The list of partners ${short(stored.partners)} cannot be used. ${partners.sentence}`);
    return { is: 'impossible', missing };
  }
  if (missing.length > 0) return { is: 'impossible', missing };

  const profile = profileOf(referral, stored.matchedAt);
  const needs = matchIndexed(profile, { images: opened, partners });
  const differences = differencesBetween(stored, { inputsHash: fingerprint(profile), needs });
  return differences.length > 0 ? { is: 'different', differences } : { is: 'identical' };
}

/** Enough to find a file by. */
export const short = (hash: ContentHash | string): string => hash.slice(0, 12);
