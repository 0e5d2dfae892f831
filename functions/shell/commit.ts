import { type Changes, ConflictError, type ReferralChange } from '../../domain/ports.ts';
import { messagesOf } from '../../domain/referral/consequences.ts';
import type { Decision } from '../../domain/referral/decide.ts';
import { deliveriesOf, hasNews } from '../../domain/webhooks/deliveries.ts';
import type { World } from '../world.ts';
import { placesOf } from './places.ts';
import { wake } from './wake.ts';

/** A decision with the messages it owes: what is stored in one transaction. */
export const changeOf = (decision: Decision, more: Pick<ReferralChange, 'match'> = {}): ReferralChange => ({
  ...decision,
  messages: messagesOf(decision),
  ...more,
});

/** A stage that never makes a referral ready for matching need not be able to wake matching. */
type Committing = Pick<World, 'cases' | 'count' | 'log'> & {
  readonly directory: Pick<World['directory'], 'offer' | 'staff'>;
  readonly queues: Pick<World['queues'], 'messages'> & Partial<World['queues']>;
};

/**
 * Stores it all or nothing, with the places that it takes or gives back; then counts what happened and wakes whoever has
 * something to do. @throws NoPlaceError when a place that it needs has gone
 */
export async function commit(world: Committing, changes: Omit<Changes, 'places'>): Promise<void> {
  const places = (await Promise.all(changes.referrals.map(change => placesOf(world, change)))).flat();
  const referrals = await Promise.all(changes.referrals.map(change => withDeliveries(world, change)));
  await world.cases.commit({ ...changes, referrals, places });
  for (const { events } of referrals)
    for (const { type } of events) world.count(type.replace(/\.v\d+$/, '') as Parameters<World['count']>[0]);
  await Promise.all(referrals.flatMap(change => wakeUps(world, change)));
}

/** What the referrer's systems are owed is stored in the same step as what they are owed it for. */
async function withDeliveries({ cases }: Pick<Committing, 'cases'>, change: ReferralChange): Promise<ReferralChange> {
  if (!hasNews(change)) return change;
  return { ...change, deliveries: deliveriesOf(change, await cases.subscriptions(change.after.source.organisation)) };
}

function wakeUps(
  world: Pick<Committing, 'queues' | 'log'>,
  { before, after, messages, deliveries = [] }: ReferralChange,
): Promise<void>[] {
  const isToBeMatched = after.status === 'received' && before?.status !== 'received';
  const { matching } = world.queues;
  const owed = [...messages, ...deliveries];
  return [
    ...(isToBeMatched && matching ? [wake(world, matching, { referral: after.id })] : []),
    ...owed.map(({ referral, id }) => wake(world, world.queues.messages, { referral, message: id })),
  ];
}

/** Loads, decides and commits again when somebody else was quicker: ten times, far more than contention on one person needs. */
export async function againOnConflict<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
  for (let left = 9; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError) || left === 0) throw error;
    }
  }
}
