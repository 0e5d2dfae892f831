import { areSimilarNames } from '../../domain/identity/name-similarity.ts';
import { referenceFor } from '../../domain/identity/reference.ts';
import { traitValues } from '../../domain/identity/traits.ts';
import type { AnsweredRequest, Changes, PersonRecord, RequestKey, Trait } from '../../domain/ports.ts';
import {
  type Command,
  type Decision,
  decide,
  isRefusal,
  type Refusal,
  together,
} from '../../domain/referral/decide.ts';
import { isOpen, type Referral } from '../../domain/referral/state.ts';
import type { Actor, DuplicateBecause, ReferralEvent } from '../../events/referral-events.ts';
import type { PersonId, ReferralId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import type { World } from '../world.ts';

export interface Incoming {
  readonly request: ReferralRequest;
  readonly source: Referral['source'];
  readonly by: Actor;
  readonly key: RequestKey;
  readonly fingerprint: string;
  /** What has been done with it already when it is received, and is kept or lost with it. */
  readonly next?: (referral: Referral) => readonly Command[];
}

export type Received =
  /** The events that were stored in the same step, the receipt first. */
  | { readonly outcome: 'accepted' | 'replayed'; readonly events: readonly ReferralEvent[] }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

type Needs = Pick<World, 'cases' | 'directory' | 'queues' | 'hasher' | 'clock' | 'ids' | 'count' | 'log'>;

/**
 * Keeps a referral: once for each key, for ever. The person is found by NHS number or made new; nobody is ever merged on a
 * likeness, which is only noted for a human. Everything is stored in one transaction before anybody is woken.
 */
export async function receiveReferral(world: Needs, incoming: Incoming): Promise<Received> {
  const traits = await hashed(world, incoming.request.person);
  const id = world.ids.referral();
  const freshPerson = world.ids.person();
  return againOnConflict(async () => {
    const answered = await world.cases.answered(incoming.key);
    if (answered && answered.fingerprint !== incoming.fingerprint) return { outcome: 'key-reused' };
    if (answered) return { outcome: 'replayed', events: await eventsUpTo(world, answered) };

    const found = await findPerson(world, incoming.request.person, traits, freshPerson);
    const open = await openReferrals(world, found.record);
    const received = accept(world, incoming, { id, found, open });
    if (isRefusal(received)) return { outcome: 'refused', refusal: received };
    await commit(world, {
      referrals: [changeOf(received), ...open.map(other => changeOf(linkBack(world, other, received, incoming.by)))],
      person: { record: found.record, traits: found.traits },
      request: { ...incoming.key, fingerprint: incoming.fingerprint, referral: id, version: received.after.version },
    } satisfies Changes);
    return { outcome: 'accepted', events: received.events };
  });
}

/** What was there when it was answered the first time. */
export async function eventsUpTo(
  { cases }: Pick<Needs, 'cases'>,
  { referral, version }: AnsweredRequest,
): Promise<ReferralEvent[]> {
  return (await cases.events(referral)).filter(({ sequence }) => sequence <= version);
}

interface Found {
  readonly record: PersonRecord;
  readonly traits: readonly Trait[];
  readonly duplicates: readonly { readonly person: PersonId; readonly because: DuplicateBecause }[];
}

const hashed = (world: Pick<World, 'hasher'>, person: Person): Promise<Trait[]> =>
  Promise.all(
    traitValues(person).map(async ({ kind, value }) => ({ kind, hash: await world.hasher.hash(`${kind}:${value}`) })),
  );

/**
 * The same NHS number is the same person, unless the birth dates contradict each other: then a digit may be wrong, and
 * opening somebody else's record would be the greater harm (hazard H3).
 */
async function findPerson(world: Needs, person: Person, traits: readonly Trait[], fresh: PersonId): Promise<Found> {
  const number = traits.find(trait => trait.kind === 'nhs-number');
  const [owner] = number ? await world.cases.personsWith(number) : [];
  const known = owner === undefined ? undefined : await world.cases.person(owner);
  if (known && !isContradicted(known.details, person))
    return { record: { ...known, version: known.version + 1 }, traits: [], duplicates: [] };

  const usable = known ? traits.filter(trait => trait !== number) : traits;
  const contradicted = known ? [{ person: known.id, because: 'same-nhs-number-other-birth-date' as const }] : [];
  const alike = await lookAlikes(world, person, usable);
  return {
    record: { id: fresh, version: 1, details: person },
    traits: usable,
    duplicates: [...contradicted, ...alike.filter(one => one.person !== known?.id)],
  };
}

function isContradicted(known: Person, given: Person): boolean {
  const isSure = (person: Person) => person.birthDate !== undefined && !person.birthDateEstimated;
  return isSure(known) && isSure(given) && known.birthDate !== given.birthDate;
}

async function lookAlikes(world: Needs, person: Person, traits: readonly Trait[]): Promise<Found['duplicates']> {
  const found = new Map<PersonId, DuplicateBecause>();
  for (const trait of traits.filter(({ kind }) => kind !== 'nhs-number'))
    for (const candidate of await world.cases.personsWith(trait)) {
      if (trait.kind === 'phone') found.set(candidate, 'same-phone');
      else if (!found.has(candidate)) {
        const record = await world.cases.person(candidate);
        if (record && areSimilarNames(record.details.name, person.name))
          found.set(candidate, 'same-birth-date-and-similar-name');
      }
    }
  return [...found].slice(0, mostNoted).map(([one, because]) => ({ person: one, because }));
}

/** A shared telephone, as in a hostel, could be many people's: the first few are enough to make somebody look. */
const mostNoted = 5;

/** Open referrals of this person, newest last. Beyond the newest ten the transaction would grow without helping anyone. */
async function openReferrals(world: Needs, person: PersonRecord): Promise<Referral[]> {
  if (person.version === 1) return [];
  const ids = (await world.cases.referralsOf(person.id)).slice(-10);
  const referrals = await Promise.all(ids.map(id => world.cases.referral(id)));
  return referrals.filter(referral => referral !== undefined && isOpen(referral));
}

function accept(
  world: Needs,
  { request, source, by, next }: Incoming,
  { id, found, open }: { id: ReferralId; found: Found; open: readonly Referral[] },
): Decision | Refusal {
  const now = world.clock.now();
  const receipt = decide(
    undefined,
    {
      type: 'receive',
      id,
      reference: referenceFor(id),
      person: found.record.id,
      source,
      request,
      duplicates: found.duplicates,
      openReferrals: open,
    },
    now,
    by,
  );
  if (isRefusal(receipt)) return receipt;
  const commands = next?.(receipt.after) ?? [];
  return together(receipt, ...commands.map(command => (after: Referral) => decide(after, command, now, by)));
}

function linkBack(world: Needs, other: Referral, received: Decision, by: Actor): Decision {
  const { id, reference } = received.after;
  const decision = decide(other, { type: 'link', to: id, reference }, world.clock.now(), by);
  if (isRefusal(decision)) throw new RangeError(decision.sentence);
  return decision;
}
