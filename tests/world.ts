import { openDatabase } from '../adapters/embedded/database.ts';
import { createSqliteItems } from '../adapters/embedded/sqlite-items.ts';
import { ulidIds } from '../adapters/ids.ts';
import { keyedHasher } from '../adapters/keyed-hasher.ts';
import { createAttempts } from '../adapters/tables/attempts.ts';
import { createCaseStore } from '../adapters/tables/case-store.ts';
import { createDirectory } from '../adapters/tables/directory.ts';
import type { DirectoryContent } from '../adapters/tables/directory-replace.ts';
import { createWebhookStore } from '../adapters/tables/webhook-store.ts';
import { createWebhookPoster } from '../adapters/webhooks/poster.ts';
import type { Due, Letter } from '../domain/ports.ts';
import { londonDate, plusMinutes } from '../domain/time/working-time.ts';
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
  passMinutes(minutes: number): void;
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
  return {
    cases: createCaseStore(items),
    attempts: createAttempts(items),
    directory,
    webhooks: createWebhookStore(items),
    poster: createWebhookPoster({ allowsLoopback: true }),
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
    clock,
    ids: ulidIds(clock),
    log: logInto(logged),
    count: () => {},
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
    setTime: next => {
      now = next;
    },
    close: () => database.close(),
  };
}

function demonstration(): DirectoryContent {
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
