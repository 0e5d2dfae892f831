import type { Due } from '../domain/ports.ts';

/** What a queue carries, as JSON: the ids alone, whatever else the caller's object may hold. */
export function wakeUpBody({ referral, message }: Due): string {
  return JSON.stringify({ referral, message });
}
