import type { PartnerNumbers } from '../../../domain/reports/partner-numbers.ts';

/** A figure with what it is of and how it is worked out: a number without them is not one. */
export interface NumberRow {
  readonly name: string;
  /** What a page and a spreadsheet show: `3`, `60%`, `Not known`. */
  readonly value: string;
  /** `3 of 5 requests` */
  readonly of: string;
  readonly definition: string;
}

/** A partner's own numbers, none of which stands without its parts. */
export function presentNumbers(numbers: PartnerNumbers): readonly NumberRow[] {
  const { received, standing, replied, medianReplyDays, attendance } = numbers;
  const { accepted } = standing;
  const parts = [
    ['Accepted', accepted, 'Requests that you have accepted and not taken back.'],
    ['On your waiting list', standing.waitlisted, 'Requests that wait for a place with you.'],
    ['Declined', standing.declined, 'Requests that you have declined.'],
    ['Not answered yet', standing.unanswered, 'Requests without an answer, those with an open question included.'],
    ['Withdrawn by us', standing.withdrawn, 'Requests that we or the person have withdrawn.'],
  ] as const;
  const attended = [
    ['Came', attendance.attended, 'People who have been with you at least once.'],
    ['Did not come', attendance.didNotAttend, 'People who were expected and did not come.'],
    ['Not told us yet', attendance.notKnown, 'People of whom you have not told us whether they came.'],
  ] as const;
  return [
    {
      name: 'Requests received',
      value: String(received),
      of: '',
      definition: 'Requests that we sent you in this time.',
    },
    ...parts.map(([name, count, definition]) => row(name, count, received, 'requests', definition)),
    {
      name: 'Days to your first reply',
      value: medianReplyDays === undefined ? 'Not known' : String(medianReplyDays),
      of: `median of ${replied} of ${received} requests`,
      definition: 'Working days until you first said anything. Half of your replies took less, half took more.',
    },
    ...attended.map(([name, count, definition]) => row(name, count, accepted, 'accepted', definition)),
  ];
}

const row = (name: string, count: number, all: number, of: string, definition: string): NumberRow => ({
  name,
  value: all === 0 ? String(count) : `${count} (${Math.round((count / all) * 100)}%)`,
  of: `${count} of ${all} ${of}`,
  definition,
});
