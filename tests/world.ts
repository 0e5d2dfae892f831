import { openDatabase } from '../adapters/embedded/database.ts';
import { createSqliteItems } from '../adapters/embedded/sqlite-items.ts';
import { ulidIds } from '../adapters/ids.ts';
import { keyedHasher } from '../adapters/keyed-hasher.ts';
import { createAccessLog } from '../adapters/tables/access-log.ts';
import { createAttempts } from '../adapters/tables/attempts.ts';
import { createCaseStore } from '../adapters/tables/case-store.ts';
import { createDirectory, type UpkeptDirectory } from '../adapters/tables/directory.ts';
import type { DirectoryContent } from '../adapters/tables/directory-replace.ts';
import { createManifests } from '../adapters/tables/manifests.ts';
import { createWebhookStore } from '../adapters/tables/webhook-store.ts';
import { createWebhookPoster } from '../adapters/webhooks/poster.ts';
import type { Due, Images, Letter } from '../domain/ports.ts';
import { londonDate, plusMinutes, plusSeconds } from '../domain/time/working-time.ts';
import { createOfferImages } from '../functions/match/offer-images.ts';
import { createPublisher, type Published } from '../functions/publish/publish-images.ts';
import type { QueueName } from '../functions/triggers.ts';
import type { Log, World } from '../functions/world.ts';
import { demonstrationDirectory } from '../local/seed/index.ts';
import type { Instant } from '../schemas/time.ts';
import { mondayMorning } from './samples.ts';

/** A whole service on the embedded store, with a clock and queues that the test moves by hand. Nothing waits. */
export interface TestWorld extends World {
  readonly waiting: Record<QueueName, Due[]>;
  readonly sent: Letter[];
  readonly logged: unknown[];
  /** What the schedule does every minute; it has been done once. */
  publish(): Promise<Published>;
  /** The directory, with what only its upkeep may do. */
  readonly upkeep: UpkeptDirectory;
  passMinutes(minutes: number): void;
  passSeconds(seconds: number): void;
  setTime(now: Instant): void;
  close(): void;
}

export async function openWorld(change: Partial<World> = {}, content = demonstration()): Promise<TestWorld> {
  const database = openDatabase(':memory:');
  let now = mondayMorning;
  const clock = { now: () => now };
  const items = createSqliteItems(database, () => Date.parse(now));
  const directory = createDirectory(items);
  await directory.replace(content);
  const waiting: Record<QueueName, Due[]> = { matching: [], messages: [] };
  const sent: Letter[] = [];
  const logged: unknown[] = [];
  const images = change.images ?? imagesInMemory();
  const records = { cases: createCaseStore(items), directory, manifests: createManifests(items), images };
  const observed = { clock, log: logInto(logged), count: change.count ?? (() => {}) };
  const publish = createPublisher({ ...records, ...observed });
  await publish();
  logged.length = 0;
  return {
    ...records,
    ...observed,
    accesses: createAccessLog(items),
    attempts: createAttempts(items),
    webhooks: createWebhookStore(items),
    poster: createWebhookPoster({ allowsLoopback: true }),
    offers: createOfferImages({ ...records, ...observed }),
    publish,
    upkeep: directory,
    queues: { matching: queueInto(waiting.matching), messages: queueInto(waiting.messages) },
    courier: {
      carries: ['email', 'sms', 'letter'],
      async send(letter) {
        sent.push(letter);
        return { providerId: `mail-${sent.length}` };
      },
      async lookUp(reference) {
        const at = sent.findIndex(letter => letter.reference === reference);
        return at < 0 ? 'not-sent' : { providerId: `mail-${at + 1}` };
      },
    },
    hasher: keyedHasher(async () => 'a key for tests'),
    ids: ulidIds(clock),
    dutyAddresses: {
      duty: 'duty@liferooms.example',
      manager: 'manager@liferooms.example',
      'clinical-lead': 'lead@liferooms.example',
    },
    caseLinkBase: 'https://cases.example/referrals',
    linkBase: 'https://links.example/l',
    servicePhone: '0151 496 0800',
    ...change,
    waiting,
    sent,
    logged,
    passMinutes: minutes => {
      now = plusMinutes(now, minutes);
    },
    passSeconds: seconds => {
      now = plusSeconds(now, seconds);
    },
    setTime: next => {
      now = next;
    },
    close: () => database.close(),
  };
}

/** As a store would keep them: what is got is a copy, and can be changed without harm. */
export function imagesInMemory(stored = new Map<string, Uint8Array>()): Images {
  return {
    put: async (hash, bytes) => void stored.set(hash, bytes.slice()),
    get: async hash => stored.get(hash)?.slice(),
  };
}

/** What the demonstration offers, as it is on the day the world begins. */
export function demonstration(): DirectoryContent {
  const seed = demonstrationDirectory(londonDate(mondayMorning));
  return { ...seed, callers: seed.callers.map(({ caller }) => caller) };
}

const queueInto = (list: Due[]) => ({
  async wake(due: Due) {
    list.push(due);
  },
});

/** Keeps every line with its keys, so that a test can look for what must not be in one. */
function logInto(lines: unknown[]): Log {
  const keep = (level: string) => (message: string, keys: object) => void lines.push({ level, message, ...keys });
  return { info: keep('info'), warn: keep('warn'), error: keep('error') };
}
