import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../domain/referral/evolve.ts';
import { nextDue } from '../../domain/referral/promises.ts';
import { isOpen, type Referral } from '../../domain/referral/state.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { offers } from '../lives.ts';
import { aRequestBody } from '../samples.ts';
import type { Service } from './service.ts';

/** What is wrong with the service as it stands: the six things that hold at all times. Empty when nothing is. */
export async function violations(service: Service): Promise<string[]> {
  const { world, referrals, wrongs } = service;
  const found = [...wrongs];
  const heads: Referral[] = [];
  for (const id of referrals) {
    const head = await world.cases.referral(id);
    if (!head) {
      found.push(`${id} is lost`);
      continue;
    }
    heads.push(head);
    found.push(...historyWrongs(service, head, await world.cases.events(id)));
    found.push(...(await ledgerWrongs(service, head)));
  }
  return [...found, ...(await listWrongs(service, heads)), ...(await placeWrongs(service, heads)), ...leaks(service)];
}

/** 1: answered is never lost, and stands on a list that somebody looks at, once. */
async function listWrongs({ world }: Service, heads: readonly Referral[]): Promise<string[]> {
  const listed = async (list: Parameters<typeof world.cases.worklist>[0]['list']) =>
    (await world.cases.worklist({ list, limit: 100 })).items.map(({ id }) => id).sort();
  const idsOf = (status: Referral['status']) => heads.filter(head => head.status === status).map(({ id }) => id);
  const found: string[] = [];
  const expect = async (list: Parameters<typeof listed>[0], ids: ReferralId[]) => {
    if (String(await listed(list)) !== String(ids.sort()))
      found.push(`the list of ${JSON.stringify(list)} is not right`);
  };
  await expect(
    'all',
    heads.filter(isOpen).map(({ id }) => id),
  );
  await expect('unassigned', idsOf('received'));
  await expect('held', idsOf('held'));
  for (const head of heads)
    if (isOpen(head) && !nextDue(head) && !(head.status === 'assigned' && head.overdue))
      found.push(`${head.id} is promised nothing`);
  return found;
}

/** 2: the head is the fold of its events, and those are never changed or removed. 5: no flag is passed by machine. */
function historyWrongs({ seen }: Service, head: Referral, events: readonly ReferralEvent[]): string[] {
  const found: string[] = [];
  if (!isDeepStrictEqual(fold(events), head)) found.push(`${head.id} is not the fold of its events`);
  const known = seen.get(head.id) ?? [];
  if (!isDeepStrictEqual(events.slice(0, known.length), known))
    found.push(`${head.id} has another history than it had`);
  seen.set(head.id, [...events]);
  let isHeld = false;
  for (const { type, by } of events) {
    if (type === 'ReferralHeld.v1') isHeld = true;
    if (isHeld && (type === 'AdvisorAssigned.v1' || type === 'ReferralTaken.v1'))
      found.push(`${head.id} was moved past its hold`);
    if (type === 'HoldReleased.v1' || type === 'ReferralClosed.v1') {
      isHeld = false;
      if (by.kind !== 'caller') found.push(`${head.id} was released or closed by a ${by.kind}`);
    }
  }
  return found;
}

/** 4: whatever is owed has one row in the ledger, and each row is owed. */
async function ledgerWrongs({ world }: Service, head: Referral): Promise<string[]> {
  const events = await world.cases.events(head.id);
  const decisions = Object.values(Object.groupBy(events, ({ at, by }) => `${at} ${JSON.stringify(by)}`));
  const caused = new Set(decisions.flatMap(decision => (decision ?? []).map(({ sequence }) => sequence)));
  const ledger = await world.cases.messages(head.id);
  return ledger
    .filter(({ id }) => !caused.has(Number(id.slice(31, 35))))
    .map(({ id }) => `${id} was caused by nothing`);
}

/** 3: no offer has more people than places, and each place is somebody's. */
async function placeWrongs({ world }: Service, heads: readonly Referral[]): Promise<string[]> {
  const found: string[] = [];
  for (const { id, places: limit } of offers) {
    if (limit === undefined) continue;
    const { held, taken } = await world.cases.places(id);
    if (held.length + taken.length > limit)
      found.push(`${id} has ${limit} places and ${held.length + taken.length} people`);
    const whose = (place: 'held' | 'taken') =>
      heads
        .flatMap(({ onward }) => onward.filter(one => one.offer === id && one.place === place).map(one => one.id))
        .sort();
    if (String(whose('held')) !== String([...held].sort()))
      found.push(`${id}: other places are held than are written down`);
    if (String(whose('taken')) !== String([...taken].sort()))
      found.push(`${id}: other places are taken than are written down`);
  }
  return found;
}

/** 6: no personal data in what is logged or queued. */
function leaks({ world: { logged, waiting } }: Service): string[] {
  const { person, referrer } = aRequestBody();
  const telling = [person.name.family, person.address?.postcode, person.telecom?.[0]?.value, referrer?.contact.email];
  const written = JSON.stringify([logged, waiting]);
  return telling.filter(value => value && written.includes(value)).map(value => `${value} was logged or queued`);
}
