import { expect, test } from 'vitest';
import type { Due, Promised } from '../../domain/ports.ts';
import { messagesOf } from '../../domain/referral/consequences.ts';
import { fold } from '../../domain/referral/evolve.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { keepPromises } from '../../functions/clock/keep-promises.ts';
import { receiveReferral } from '../../functions/intake/receive-referral.ts';
import { matchReferral } from '../../functions/match/match-referral.ts';
import { sendMessage } from '../../functions/notify/send-message.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { aRequest, aRequestBody, gp, practice } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { noTrouble, Scheduler } from './scheduler.ts';

const people = ['9990548609', '9990509972', undefined];
const requests = 5;

/** One life of the service: senders that try again, handlers that die, wake-ups lost and doubled; then calm. */
async function live(
  seed: number,
): Promise<{ world: TestWorld; answered: Map<string, Set<ReferralId>>; faults: number }> {
  const scheduler = new Scheduler(seed);
  const real = await openWorld();
  const world = troubled(real, scheduler);
  const answered = new Map<string, Set<ReferralId>>();
  scheduler.trouble = { crash: scheduler.dice() * 0.06, refusal: scheduler.dice() * 0.06 };

  for (let round = 0; round < 4; round++) {
    for (let number = 0; number < requests; number++)
      for (let copy = 0; copy <= scheduler.dice() * 2; copy++) scheduler.start(() => post(world, number, answered));
    deliver(world, scheduler);
    await scheduler.settle();
    deliver(world, scheduler);
    await scheduler.settle();
    // Whatever still ran is killed by its time-out long before this much time has passed, as on Lambda.
    real.passMinutes(Math.floor(scheduler.dice() * 3));
    scheduler.start(() => keepPromises(world));
    await scheduler.settle();
  }
  const { faults } = scheduler;
  scheduler.trouble = noTrouble;
  for (let number = 0; number < requests; number++) scheduler.start(() => post(world, number, answered));
  for (let calm = 0; calm < 20; calm++) {
    await scheduler.settle();
    deliver(world, scheduler);
    await scheduler.settle();
    real.passMinutes(1);
    scheduler.start(() => keepPromises(world));
  }
  do {
    await scheduler.settle();
    deliver(world, scheduler);
    await scheduler.settle();
  } while (real.waiting.matching.length + real.waiting.messages.length > 0);
  return { world: real, answered, faults };
}

function troubled(real: TestWorld, scheduler: Scheduler): TestWorld {
  const { due } = real.cases;
  const listed = scheduler.between({
    async listDue(now: Parameters<typeof due>[0]) {
      const found: Promised[] = [];
      for await (const one of due(now)) found.push(one);
      return found;
    },
  });
  const lossy = (list: Due[]) => ({
    async wake(what: Due) {
      const luck = scheduler.isCalm ? 0.5 : scheduler.dice();
      if (luck < 0.1) return; // lost
      list.push(what);
      if (luck > 0.8) list.push(what); // delivered twice
    },
  });
  return {
    ...real,
    cases: {
      ...scheduler.between(real.cases),
      due: async function* (now) {
        yield* await listed.listDue(now);
      },
    },
    directory: scheduler.between(real.directory),
    offers: scheduler.between(real.offers),
    courier: scheduler.between(real.courier),
    hasher: scheduler.between(real.hasher),
    queues: {
      matching: scheduler.between(lossy(real.waiting.matching)),
      messages: scheduler.between(lossy(real.waiting.messages)),
    },
  };
}

async function post(world: TestWorld, number: number, answered: Map<string, Set<ReferralId>>): Promise<void> {
  const key = `key-${number}`;
  const nhsNumber = people[number % people.length];
  const { person } = aRequestBody();
  const received = await receiveReferral(world, {
    request: aRequest({
      person: { ...person, ...(nhsNumber && { nhsNumber: { value: nhsNumber } }) },
      risk: { immediateConcern: number === 4 ? ['immediate-danger'] : [] },
    }),
    source: { subject: 'walton-village-practice', organisation: practice },
    by: gp,
    key: { source: 'walton-village-practice', key },
    fingerprint: key,
  });
  if (!('events' in received)) throw new Error('the same request has the same fingerprint, and nothing to refuse');
  const [receipt] = received.events;
  if (receipt) answered.set(key, (answered.get(key) ?? new Set()).add(receipt.referral));
}

/** Hands out what waits, in any order, each to a handler of its own. */
function deliver(world: TestWorld, scheduler: Scheduler): void {
  for (const { referral } of world.waiting.matching.splice(0)) scheduler.start(() => matchReferral(world, referral));
  for (const { referral, message } of world.waiting.messages.splice(0))
    if (message) scheduler.start(() => sendMessage(world, referral, message));
}

async function violations({ cases, sent }: TestWorld, answered: Map<string, Set<ReferralId>>): Promise<string[]> {
  const found: string[] = [];
  if (answered.size !== requests) found.push(`${requests - answered.size} senders never got an answer`);
  const { items } = await cases.worklist({ list: 'all', limit: 100 });
  if (items.length !== requests) found.push(`${requests} requests became ${items.length} referrals`);
  for (const [key, ids] of answered) if (ids.size !== 1) found.push(`${key} was answered with ${ids.size} referrals`);
  for (const head of items) {
    const events = await cases.events(head.id);
    if (JSON.stringify(fold(events)) !== JSON.stringify(head)) found.push(`${head.id} is not the fold of its events`);
    if (head.status === 'received') found.push(`${head.id} reached nobody`);
    const types = events.map(({ type }) => type);
    if (types.includes('ReferralHeld.v1') && types.includes('AdvisorAssigned.v1'))
      found.push(`${head.id} moved by machine`);
    if (types.filter(type => type === 'AdvisorAssigned.v1').length > 1) found.push(`${head.id} was assigned twice`);
    const owed = decisionsIn(events).flatMap(decision => messagesOf({ after: head, events: decision }));
    const ledger = await cases.messages(head.id);
    if (ledger.length !== owed.length) found.push(`${head.id} owes ${owed.length} messages and has ${ledger.length}`);
    for (const { id, state } of ledger)
      if (state.status === 'queued' || state.status === 'leased') found.push(`${id} was never settled`);
  }
  const references = sent.map(({ reference }) => reference);
  if (new Set(references).size !== references.length) found.push('something was sent twice');
  return found;
}

/** Events of one decision share their moment and their actor. */
function decisionsIn(events: readonly ReferralEvent[]): ReferralEvent[][] {
  return Object.values(Object.groupBy(events, ({ at, by }) => `${at} ${JSON.stringify(by)}`)).map(group => group ?? []);
}

test('whatever crashes, repeats, gets lost or is refused, in any order: nothing is lost, doubled or sent twice', async () => {
  const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 60);
  let faults = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const life = await live(seed);
    faults += life.faults;
    const found = await violations(life.world, life.answered);
    life.world.close();
    expect(found, `seed ${seed}`).toEqual([]);
  }
  expect(faults).toBeGreaterThan(seeds); // a simulation without trouble would prove nothing
}, 120_000);
