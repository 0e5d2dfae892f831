import * as z from 'zod';
import type { Due } from '../domain/ports.ts';
import { MessageId, ReferralId } from '../schemas/ids.ts';

/** What a queue carries, as JSON: the ids alone, whatever else the caller's object may hold. */
export function wakeUpBody({ referral, message }: Due): string {
  return JSON.stringify({ referral, message });
}

const Body = z.object({ referral: ReferralId, message: MessageId.exactOptional() });

/** What a body names; undefined for what no queue of ours would carry. */
export function dueIn(body: string): Due | undefined {
  try {
    return Body.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined; // not JSON: whoever looks at it is shown that it cannot be read
  }
}
