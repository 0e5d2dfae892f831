import type { Image } from '../../domain/matching/engine/image.ts';
import { matchIndexed } from '../../domain/matching/match-indexed.ts';
import { needProfile } from '../../domain/matching/profile.ts';
import type { Images } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { isRefused, openStoredImage, openStoredPartners } from '../../functions/match/stored-image.ts';
import { fingerprint } from '../../functions/shell/fingerprint.ts';
import { Reference, ReferralId } from '../../schemas/ids.ts';
import type { ContentHash } from '../../schemas/manifest.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
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
 * Every shortlist of a referral, made again from what was stored: the request as it was received, the day of the match, the
 * images and the partners that the shortlist names.
 * @throws CannotStart when there is no such referral or nothing to replay
 */
export async function replay(recorded: Recorded, name: string): Promise<Replayed[]> {
  const { cases, images } = recorded;
  const referral = await cases.referral(idOf(recorded, name));
  if (!referral) throw new CannotStart(`There is no referral ${name}.`);
  const received = (await cases.events(referral.id)).find(event => event.type === 'ReferralReceived.v1');
  if (!received) throw new CannotStart(`The history of ${name} does not begin with its receipt.`);
  if (referral.matches === 0) throw new CannotStart(`${name} has not been matched: it is ${referral.status}.`);

  const replayed: Replayed[] = [];
  for (let number = 1; number <= referral.matches; number++) {
    const stored = await cases.match(referral.id, number);
    if (!stored) throw new CannotStart(`Shortlist ${number} of ${name} is not there.`);
    const outcome = await again(images, stored, referral.id, received.request);
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

async function again(
  images: Images,
  stored: MatchSnapshot,
  id: ReferralId,
  request: ReferralRequest,
): Promise<Replayed['outcome']> {
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

  const profile = needProfile(id, request, londonDate(stored.matchedAt));
  const needs = matchIndexed(profile, { images: opened, partners });
  const differences = differencesBetween(stored, { inputsHash: fingerprint(profile), needs });
  return differences.length > 0 ? { is: 'different', differences } : { is: 'identical' };
}

/** Enough to find a file by. */
export const short = (hash: ContentHash | string): string => hash.slice(0, 12);
