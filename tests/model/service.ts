import { standingConsent } from '../../domain/disclosure/consent.ts';
import type { Due, Letter } from '../../domain/ports.ts';
import { decide, isRefusal } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { keepPromises } from '../../functions/clock/keep-promises.ts';
import { matchReferral } from '../../functions/match/match-referral.ts';
import { sendMessage } from '../../functions/notify/send-message.ts';
import { againOnConflict, changeOf, commit } from '../../functions/shell/commit.ts';
import { AdvisorId, MessageId, ReferralId } from '../../schemas/ids.ts';
import { type Move, offers } from '../lives.ts';
import { anAdvisor, aPartner, aSite, received } from '../samples.ts';
import { noTrouble, Scheduler } from '../simulation/scheduler.ts';
import { openWorld, type TestWorld } from '../world.ts';

/** What may happen at the same time as other things. */
export type Task =
  | { readonly do: 'try'; readonly referral: number; readonly move: Move }
  | { readonly do: 'deliver' | 'forget' | 'look-at-the-clock' };

/** The service on the embedded store, with few people and fewer places, and what has been seen of it so far. */
export interface Service {
  readonly world: TestWorld;
  readonly referrals: ReferralId[];
  /** How each history was when it was last looked at. */
  readonly seen: Map<ReferralId, ReferralEvent[]>;
  /** What was wrong at the moment of sending: it could not be seen afterwards. */
  readonly wrongs: string[];
  /** The referrals as they stood when the present step began: what races within a step has no order. */
  before: Map<ReferralId, Referral>;
}

export async function openService(): Promise<Service> {
  const service: Service = {
    world: await openWorld(
      {},
      {
        offers,
        partners: [...new Set(offers.map(({ partner }) => partner))].map(id =>
          aPartner({ id, email: `${id}@vcse.example` }),
        ),
        sites: [aSite()],
        advisors: ['advisor-ada', 'advisor-ben'].map(id => anAdvisor({ id: AdvisorId.parse(id) })),
        grants: [],
        callers: [],
      },
    ),
    referrals: [],
    seen: new Map(),
    wrongs: [],
    before: new Map(),
  };
  watchSending(service);
  return service;
}

/** A referral comes in. */
export async function receive({ world, referrals }: Service, isFlagged: boolean): Promise<void> {
  const concern = isFlagged ? ['immediate-danger' as const] : [];
  const decision = received({ risk: { immediateConcern: concern } }, world.clock.now(), referrals.length + 1);
  await commit(world, { referrals: [changeOf(decision)] });
  referrals.push(decision.after.id);
}

/**
 * Does all of it at once, in an order that the seed decides at every call to the world, and with such trouble.
 * @returns how often something died or was refused
 */
export async function together(
  service: Service,
  tasks: readonly Task[],
  seed: number,
  trouble = noTrouble,
): Promise<number> {
  const { world, referrals } = service;
  const heads = await Promise.all(referrals.map(id => world.cases.referral(id)));
  service.before = new Map(heads.flatMap(head => (head ? [[head.id, head] as const] : [])));
  const scheduler = new Scheduler(seed);
  scheduler.trouble = trouble;
  const slow: TestWorld = {
    ...world,
    cases: { ...scheduler.between(world.cases), due: world.cases.due, activity: world.cases.activity },
    directory: scheduler.between(world.directory),
    courier: { ...scheduler.between(world.courier), carries: world.courier.carries },
  };
  for (const task of tasks) start(task, service, slow, scheduler);
  await scheduler.settle();
  return scheduler.faults;
}

function start(task: Task, { world, referrals }: Service, slow: TestWorld, scheduler: Scheduler): void {
  const { matching, messages } = world.waiting;
  switch (task.do) {
    case 'try': {
      const id = referrals[task.referral % Math.max(1, referrals.length)];
      if (id) scheduler.start(() => attempt(slow, id, task.move));
      return;
    }
    case 'deliver':
      for (const { referral } of matching.splice(0)) scheduler.start(() => matchReferral(slow, referral));
      for (const due of messages.splice(0)) scheduler.start(() => send(slow, due));
      return;
    case 'forget':
      matching.length = 0;
      messages.length = 0;
      return;
    case 'look-at-the-clock':
      scheduler.start(() => keepPromises(slow));
  }
}

const send = async (world: TestWorld, { referral, message }: Due) => message && sendMessage(world, referral, message);

/** Loads, decides and commits, as every operation does. */
async function attempt(world: TestWorld, id: ReferralId, { command: make, by }: Move): Promise<void> {
  await againOnConflict(async () => {
    const before = await world.cases.referral(id);
    if (!before) throw new Error('it was received');
    const command = make(before, world.clock.now());
    const decision = decide(before, command, world.clock.now(), by);
    if (isRefusal(decision)) return;
    await commit(world, { referrals: [changeOf(decision, 'match' in command ? { match: command.match } : {})] });
  });
}

/** Looks at every letter at the moment at which it leaves. */
function watchSending(service: Service): void {
  const { courier } = service.world;
  const { send: deliver } = courier;
  courier.send = async letter => {
    service.wrongs.push(...(await wrongsOf(service, letter)));
    return deliver(letter);
  };
}

/** Invariant 4: a ledger row that names its ground, which holds; nothing to an excluded channel; nothing twice. */
async function wrongsOf({ world, before }: Service, { reference, channel }: Letter): Promise<string[]> {
  const id = MessageId.parse(reference);
  const referral = ReferralId.parse(`ref_${id.slice(4, 30)}`);
  const row = await world.cases.message(referral, id);
  const now = await world.cases.referral(referral);
  if (!row || !now) return [`${id} left without a row in the ledger`];
  const found: string[] = [];
  if (row.state.status !== 'leased') found.push(`${id} left while it was ${row.state.status}`);
  if (world.sent.some(other => other.reference === reference)) found.push(`${id} left twice`);
  if (row.to.kind === 'person' && channel === 'sms') found.push(`${id} left by a channel that the person has excluded`);
  if (row.ground !== 'consent') return found;
  const one = now.onward.find(({ id: onward }) => onward === row.about?.onward);
  const holds = [now, before.get(referral)].some(head => head && one && standingConsent(head, one.partner));
  return holds ? found : [...found, `${id} left without a consent that holds`];
}
