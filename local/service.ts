import { systemClock } from '../adapters/clock.ts';
import type { Clock } from '../domain/ports.ts';
import { londonDate } from '../domain/time/working-time.ts';
import { errorName } from '../functions/shell/error-name.ts';
import { type ScheduledFunction, scheduledFunctions } from '../functions/triggers.ts';
import type { Metric } from '../functions/world.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { type Door, takeDoor } from './door.ts';
import { repeat } from './repeat.ts';
import type { SignIn } from './seed/callers.ts';
import { demonstrationDirectory } from './seed/index.ts';
import { seedDirectory } from './seeding.ts';
import { createServer, type ServerSettings } from './server.ts';
import { openServiceLog } from './service-log.ts';
import { createIssuer, type Issuer } from './sign-in.ts';
import { signingKeyIn } from './signing-key.ts';
import { wireFunctions } from './wiring.ts';

export interface ServiceOptions {
  /** 0, as when it is left out, for any that is free. */
  readonly port?: number;
  /** The data folder. Left out: a new one that stop() deletes. */
  readonly data?: string;
  /** Begin anew: what the folder holds is deleted first. */
  readonly reset?: boolean;
  readonly clock?: Clock;
}

export interface Service {
  readonly url: string;
  readonly tokenUrl: string;
  readonly mailbox: string;
  readonly openApi: string;
  readonly issuer: string;
  readonly signIns: readonly SignIn[];
  /** How often each outcome has come about since the start. */
  counts(): Partial<Record<Metric, number>>;
  /** Answers what has been asked, finishes what has been begun, and lets go of the data folder. */
  stop(): Promise<void>;
}

/**
 * The whole service in this process: every function on the embedded adapters, its API, its queues, its clock, its sign-in.
 * @throws CannotStart when the port or the data folder is not to be had
 */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { port = 0, data, reset = false, clock = systemClock() } = options;
  const door = await takeDoor(port);
  try {
    return await startBehind(door, openDataFolder(data, { reset }), clock);
  } catch (error) {
    await door.close();
    throw error;
  }
}

async function startBehind(door: Door, folder: DataFolder, clock: Clock): Promise<Service> {
  const { log, close: closeLog } = openServiceLog(folder.log, clock);
  const { callers: signIns, ...directory } = demonstrationDirectory(londonDate(clock.now()));
  const functions = wireFunctions({
    folder,
    clock,
    log,
    caseLinkBase: `${door.url}/cases`,
    linkBase: `${door.url}/l`,
    url: door.url,
  });
  const callers = signIns.map(({ caller }) => caller);
  await seedDirectory(functions.items, functions.directory, { ...directory, callers });
  await functions.tick('publish');

  const issuer = createIssuer(`${door.url}/oidc`, signIns, await signingKeyIn(folder.signingKey));
  const { answer, mail } = functions;
  await openDoor(door, issuer, { answer, verify: issuer.verify, letters: mail.list, clock, log });
  await functions.wakeMatching();
  const stopStages = startStages(functions, (name, error) =>
    log.error('scheduled run failed', { function: name, error }),
  );

  return {
    url: door.url,
    tokenUrl: issuer.tokenUrl,
    mailbox: `${door.url}/mailbox`,
    openApi: `${door.url}/openapi.json`,
    issuer: issuer.url,
    signIns,
    counts: functions.counts,
    async stop() {
      await door.close();
      await stopStages();
      functions.close();
      closeLog();
      folder.close();
    },
  };
}

/** Behind one port are the API and the issuer, as their addresses say. */
async function openDoor(door: Door, issuer: Issuer, settings: ServerSettings): Promise<void> {
  const server = await createServer(settings);
  await server.ready();
  door.open((request, response) =>
    request.url?.startsWith('/oidc/') ? issuer.answer(request, response) : server.routing(request, response),
  );
}

/** Whoever watches a screen should not wait a minute, the least that the cloud's schedules can do: looking costs nothing here. */
const tickMilliseconds = 5000;

function startStages(
  { queues, tick }: Pick<ReturnType<typeof wireFunctions>, 'queues' | 'tick'>,
  onFailure: (name: ScheduledFunction, error: string) => void,
): () => Promise<void> {
  for (const queue of Object.values(queues)) queue.start();
  const stopSchedules = scheduledFunctions.map(name => {
    // What could not be done is still to be done: the next round finds it again.
    const round = () => tick(name).catch(error => onFailure(name, errorName(error)));
    return repeat(round, tickMilliseconds);
  });
  return async () => {
    await Promise.all(stopSchedules.map(stop => stop()));
    await Promise.all(Object.values(queues).map(queue => queue.stop()));
  };
}
