import { type CodedFact, codedFacts, gpCodes, leftOutCodes } from '../../domain/coding/gp-codes.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { GpCoding } from '../../schemas/gp-coding.ts';
import type { PersonId, ReferralId } from '../../schemas/ids.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { maySee } from './may-see.ts';

type Needs = Pick<World, 'cases'>;
interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * What was written down in a period that practices file: of the caller's own referrals, or of all for a manager.
 * @returns with the referrals that there is a row of
 */
export async function exportGpCoding(
  { cases }: Needs,
  caller: Caller,
  period: Period,
): Promise<{ coding: GpCoding; referrals: ReferralId[] }> {
  const people = {
    listed: new Set<PersonId>(),
    withoutNhsNumber: new Set<PersonId>(),
    withoutAgreement: new Set<PersonId>(),
  };
  const rows: GpCoding['rows'] = [];
  const referrals: ReferralId[] = [];
  for (const id of await referralsSpokenOf({ cases }, period)) {
    const referral = await cases.referral(id);
    if (!referral || !maySee(caller, referral)) continue;
    const facts = (await factsOf({ cases }, referral)).filter(({ at }) => isWithin(londonDate(at), period));
    if (facts.length === 0) continue;
    const standing = standingOf(referral);
    people[standing].add(referral.person);
    if (standing !== 'listed') continue;
    rows.push(...facts.map(fact => rowOf(referral, fact)));
    referrals.push(id);
  }
  rows.sort((a, b) => (a.date + a.reference < b.date + b.reference ? -1 : 1));
  const counted = { listed: people.listed.size, withoutNhsNumber: people.withoutNhsNumber.size };
  const counts = { ...counted, withoutAgreement: people.withoutAgreement.size };
  return { coding: { ...period, rows, people: counts, leftOut: [...leftOutCodes] }, referrals };
}

/** Those that something that could be filed has happened to. */
async function referralsSpokenOf({ cases }: Needs, { from, to }: Period): Promise<Set<ReferralId>> {
  const found = new Set<ReferralId>();
  for await (const { type, referral } of cases.activity(from, to)) if (canBeFiled.has(type)) found.add(referral);
  return found;
}

const canBeFiled = new Set<string>(['ContactRecorded.v1', 'ReferralClosed.v1', 'ReferralWithdrawn.v1']);

async function factsOf({ cases }: Needs, { id, person }: Referral): Promise<CodedFact[]> {
  const others = (await cases.referralsOf(person)).filter(other => other !== id);
  const [history, ...histories] = await Promise.all([id, ...others].map(one => cases.events(one)));
  return codedFacts(history ?? [], histories);
}

const isWithin = (date: CalendarDate, { from, to }: Period) => from <= date && date <= to;

function standingOf({ request: { consent, person } }: Referral) {
  if (consent.feedbackToGp === 'none') return 'withoutAgreement';
  return person.nhsNumber ? 'listed' : 'withoutNhsNumber';
}

function rowOf({ request, reference }: Referral, { code, date }: CodedFact): GpCoding['rows'][number] {
  const { person, gpPractice, referrer, channel } = request;
  const practice = gpPractice?.ods ?? (channel === 'gp-pcn' ? referrer?.organisation.ods : undefined);
  return { nhsNumber: person.nhsNumber?.value ?? '', date, ...gpCodes[code], ...(practice && { practice }), reference };
}
