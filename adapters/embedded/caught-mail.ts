import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type Clock, type Courier, type Letter, PermanentError } from '../../domain/ports.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { MessageChannel } from '../../schemas/message.ts';
import { Instant } from '../../schemas/time.ts';

export interface CaughtMail extends Courier {
  /** Everything sent, newest last. */
  list(): CaughtLetter[];
}

interface CaughtLetter extends Letter {
  readonly sentAt: Instant;
  /** The referral it is about; absent when the reference names none. */
  readonly referral?: ReferralId;
}

/**
 * Keeps e-mail, texts and letters in the database instead of sending it. A reference sent again is not kept again: the first answer is
 * given once more. Whoever is `@bounce.invalid` cannot be written to, so that a failure can be tried out.
 * @throws PermanentError for such an address
 */
export function createCaughtMail({ database, clock }: { database: DatabaseSync; clock: Clock }): CaughtMail {
  database.exec(caughtMailTable);
  const keep = database.prepare(
    'INSERT INTO caught_letters (reference, channel, recipient, subject, text, sent_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const find = database.prepare('SELECT number FROM caught_letters WHERE reference = ?');
  const all = database.prepare('SELECT * FROM caught_letters ORDER BY number');

  function lookUp(reference: string) {
    const row = find.get(reference);
    return row ? { providerId: `caught-${row['number']}` } : 'not-sent';
  }

  return {
    carries: ['email', 'sms', 'letter'],
    async send({ reference, channel, to, subject, text }) {
      if (to.endsWith('@bounce.invalid')) throw new PermanentError('the address bounces');
      keep.run(reference, channel, to, subject, text, clock.now());
      const kept = lookUp(reference);
      if (kept === 'not-sent') throw new Error('the letter was not kept');
      return kept;
    },
    async lookUp(reference) {
      return lookUp(reference);
    },
    list: () => all.all().map(row => letterOf(Row.parse(row))),
  };
}

const caughtMailTable = `CREATE TABLE IF NOT EXISTS caught_letters (
  number INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  sent_at TEXT NOT NULL
) STRICT`;

const Row = z.object({
  reference: z.string(),
  channel: MessageChannel,
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  sent_at: Instant,
});

function letterOf({ reference, channel, recipient, subject, text, sent_at }: z.infer<typeof Row>): CaughtLetter {
  const referral = referralOf(reference);
  return { channel, to: recipient, subject, text, reference, sentAt: sent_at, ...(referral && { referral }) };
}

/** A message's id is made from its referral's: `msg_01JD…-0004-advisor-assigned` is about `ref_01JD…`. */
function referralOf(reference: string): ReferralId | undefined {
  return ReferralId.safeParse(reference.replace(/^msg_(\w+)-.*$/, 'ref_$1')).data;
}
