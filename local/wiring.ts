import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createCaughtMail } from '../adapters/embedded/caught-mail.ts';
import { openDatabase } from '../adapters/embedded/database.ts';
import { createImageFiles } from '../adapters/embedded/image-files.ts';
import { createKeyFileHasher } from '../adapters/embedded/key-file-hasher.ts';
import { createSqliteItems } from '../adapters/embedded/sqlite-items.ts';
import { createWorkQueue } from '../adapters/embedded/work-queue.ts';
import { ulidIds } from '../adapters/ids.ts';
import { createAccessLog } from '../adapters/tables/access-log.ts';
import { createAttempts } from '../adapters/tables/attempts.ts';
import { createCaseStore } from '../adapters/tables/case-store.ts';
import { createDirectory } from '../adapters/tables/directory.ts';
import { createManifests } from '../adapters/tables/manifests.ts';
import { createWebhookStore } from '../adapters/tables/webhook-store.ts';
import { createWebhookPoster } from '../adapters/webhooks/poster.ts';
import type { Clock } from '../domain/ports.ts';
import { createHandler as about } from '../functions/about/handler.ts';
import { createHandler as cases } from '../functions/cases/handler.ts';
import { createHandler as keepPromises } from '../functions/clock/handler.ts';
import { createHandler as intake } from '../functions/intake/handler.ts';
import { createHandler as ledger } from '../functions/ledger/handler.ts';
import { createHandler as links } from '../functions/links/handler.ts';
import { createHandler as match } from '../functions/match/handler.ts';
import { createOfferImages } from '../functions/match/offer-images.ts';
import { createHandler as notify } from '../functions/notify/handler.ts';
import { createHandler as partners } from '../functions/partners/handler.ts';
import { createHandler as publish } from '../functions/publish/handler.ts';
import { createHandler as reports } from '../functions/reports/handler.ts';
import type { HttpFunction } from '../functions/routes.ts';
import { errorName } from '../functions/shell/error-name.ts';
import { type QueueName, type ScheduledFunction, queues as triggers } from '../functions/triggers.ts';
import { createHandler as webhooks } from '../functions/webhooks/handler.ts';
import type { Log, Metric, World } from '../functions/world.ts';
import type { DataFolder } from './data-folder.ts';
import { lambdaContext } from './lambda-context.ts';
import { wirePages } from './pages.ts';

export interface WorldSettings {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly log: Log;
  readonly caseLinkBase: string;
  readonly linkBase: string;
  /** Where it is all found. */
  readonly url: string;
}

export type Answer = (
  name: HttpFunction | 'pages',
  event: APIGatewayProxyEventV2,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Every function on the embedded adapters, wired as functions/triggers.ts says. */
export function wireFunctions(settings: WorldSettings) {
  const { log, clock, caseLinkBase, linkBase, url } = settings;
  const { close, items, ...records } = openRecords(settings);
  const counts = new Map<Metric, number>();
  const queues = createQueues(log, (name, event) => {
    const stage = triggers[name].starts;
    return stages[stage](event, lambdaContext(stage));
  });
  const count: World['count'] = (metric, howMany = 1) => counts.set(metric, (counts.get(metric) ?? 0) + howMany);
  const world: World = {
    ...records,
    offers: createOfferImages({ ...records, clock, log, count }),
    queues,
    log,
    clock,
    ids: ulidIds(clock),
    count,
    dutyAddresses,
    caseLinkBase,
    linkBase,
    // From the range that is kept for drama: nobody answers.
    servicePhone: '0151 496 0800',
  };
  const stages = { match: match(world), notify: notify(world) };
  const asked = {
    intake: intake(world),
    cases: cases(world),
    about: about(world),
    webhooks: webhooks(world),
    partners: partners(world),
    links: links(world),
    ledger: ledger(world),
    reports: reports(world),
    pages: wirePages(
      { ...world, desks: { matching: queues.matching.desk, messages: queues.messages.desk } },
      items,
      url,
    ),
  };
  const scheduled = { clock: keepPromises(world), publish: publish(world) };
  const answer: Answer = (name, event) => asked[name](event, lambdaContext(name));
  return {
    answer,
    wakeMatching: () => wakeMatching(world),
    tick: (name: ScheduledFunction): Promise<void> => scheduled[name]({}, lambdaContext(name)),
    queues,
    items,
    directory: records.directory,
    mail: records.courier,
    counts: (): Partial<Record<Metric, number>> => Object.fromEntries(counts),
    close,
  };
}

/**
 * The queue has forgotten whom it was to wake when the last process ended. The clock would find them, but it spaces what it
 * takes for repeated attempts, ten minutes in the end: nobody should wait for that after a night without the service.
 */
async function wakeMatching({ cases, queues, clock }: World): Promise<void> {
  for await (const { referral, message } of cases.due(clock.now()))
    if (message === undefined) await queues.matching.wake({ referral });
}

/** Both tables, images, caught mail and the key of the identity hashes, in the data folder. */
function openRecords({ folder, clock }: WorldSettings) {
  const database = openDatabase(folder.database);
  const items = createSqliteItems(database, () => Date.parse(clock.now()));
  return {
    items,
    cases: createCaseStore(items),
    accesses: createAccessLog(items),
    attempts: createAttempts(items),
    directory: createDirectory(items),
    manifests: createManifests(items),
    images: createImageFiles(folder.images),
    courier: createCaughtMail({ database, clock }),
    webhooks: createWebhookStore(items),
    // For trying out a receiver that runs on the same machine: nobody else can ask this service anything.
    poster: createWebhookPoster({ allowsLoopback: true }),
    hasher: createKeyFileHasher(folder.identityKey),
    close: () => database.close(),
  };
}

function createQueues(log: Log, consume: (name: QueueName, event: SQSEvent) => Promise<SQSBatchResponse>) {
  const create = (name: QueueName) =>
    createWorkQueue({
      name,
      ...triggers[name],
      consume: event => consume(name, event),
      onCrash: error => log.error('batch crashed', { queue: name, error: errorName(error) }),
    });
  return { matching: create('matching'), messages: create('messages') };
}

/** Nobody reads these: what is sent to them is caught. */
const dutyAddresses: World['dutyAddresses'] = {
  duty: 'duty@liferooms.example',
  manager: 'manager@liferooms.example',
  'clinical-lead': 'clinical-lead@liferooms.example',
};
