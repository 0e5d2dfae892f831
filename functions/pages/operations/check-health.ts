import type { QueueDepth } from '../../../domain/ports.ts';
import { targets } from '../../../domain/targets.ts';
import { londonDate, plusSeconds } from '../../../domain/time/working-time.ts';
import type { Instant } from '../../../schemas/time.ts';
import { type QueueName, queues } from '../../triggers.ts';
import type { PagesWorld } from '../world.ts';

export interface ServiceHealth {
  readonly queues: readonly { readonly name: QueueName; readonly depth: QueueDepth }[];
  /** Promises that are due, how many of them too long, and since when the oldest. */
  readonly promises: { readonly due: number; readonly overdue: number; readonly oldest?: Instant | undefined };
  /** What the machines did last today, by stage. */
  readonly lastByStage: Readonly<Record<string, Instant>>;
  readonly images: {
    readonly directory: number;
    readonly published?: number | undefined;
    readonly builtAt?: Instant | undefined;
  };
}

type Needs = Pick<PagesWorld, 'cases' | 'directory' | 'manifests' | 'desks' | 'clock'>;

/** How the service is: what waits, what is late, what has been given up. */
export async function checkHealth(world: Needs): Promise<ServiceHealth> {
  const [depths, promises, lastByStage, directory, published] = await Promise.all([
    Promise.all(queueNames.map(async name => ({ name, depth: await world.desks[name].depth() }))),
    promisesDue(world),
    lastEvents(world),
    world.directory.version(),
    world.manifests.latest(),
  ]);
  const { manifest } = published ?? {};
  return {
    queues: depths,
    promises,
    lastByStage,
    images: { directory, published: manifest?.directory, builtAt: manifest?.builtAt },
  };
}

const queueNames = Object.keys(queues) as QueueName[];

async function promisesDue({ cases, clock }: Needs): Promise<ServiceHealth['promises']> {
  const now = clock.now();
  const lateBefore = plusSeconds(now, -targets.overdueAfterSeconds);
  let due = 0;
  let overdue = 0;
  let oldest: Instant | undefined;
  for await (const { dueAt } of cases.due(now)) {
    due++;
    if (dueAt < lateBefore) overdue++;
    if (oldest === undefined || dueAt < oldest) oldest = dueAt;
  }
  return { due, overdue, oldest };
}

async function lastEvents({ cases, clock }: Needs): Promise<Record<string, Instant>> {
  const today = londonDate(clock.now());
  const last: Record<string, Instant> = {};
  for await (const { by, at } of cases.activity(today, today)) {
    if (by.kind !== 'machine') continue;
    if ((last[by.stage] ?? '') < at) last[by.stage] = at;
  }
  return last;
}
