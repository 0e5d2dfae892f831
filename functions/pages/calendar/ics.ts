import type { Instant } from '../../../schemas/time.ts';
import type { DuePromise } from '../../cases/list-promises.ts';

/**
 * What is due, as calendars read it (RFC 5545): lines end with CRLF and are folded after 75 octets. Calendars are shared
 * and kept by others, so an entry says that something of a case is due and no more than its reference.
 * @param origin of this site, without a trailing slash
 */
export function calendarFile(promises: readonly DuePromise[], now: Instant, origin: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//The Life Rooms//Referrals//EN',
    'CALSCALE:GREGORIAN',
    ...promises.flatMap((promise, i) => entryFor(promise, { now, origin, place: i })),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

interface Written {
  readonly now: Instant;
  readonly origin: string;
  readonly place: number;
}

function entryFor({ referral, reference, dueAt }: DuePromise, { now, origin, place }: Written): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${referral}-${stamp(dueAt)}-${place}@${new URL(origin).hostname}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(dueAt)}`,
    `SUMMARY:${asText(`${reference}: due by now`)}`,
    `URL:${origin}/cases/${referral}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `2026-11-23T10:00:00.000Z` → `20261123T100000Z` */
const stamp = (at: Instant) => at.replaceAll(/[-:]|\.\d+/g, '');

const asText = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line may have 75 octets; it goes on after a line break and a space, never within a character. */
export function folded(line: string): string {
  let octets = 0;
  let written = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += size;
  }
  return written;
}
