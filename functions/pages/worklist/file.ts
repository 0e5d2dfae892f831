import { stringify } from 'csv-stringify/sync';
import type * as z from 'zod';
import type { Staff } from '../../../domain/ports.ts';
import { contactOutcomes, needLabels } from '../../../schemas/codes.ts';
import type { WorklistEntry } from '../../../schemas/worklist.ts';
import { fullName } from '../house/person-words.ts';
import { priorityTags, statusTags } from '../house/status-tags.ts';
import type { Reply } from '../shell/reply.ts';
import { flagWords, placeOf } from './words.ts';

type Entry = z.input<typeof WorklistEntry>;

/** As spreadsheets open it: a byte order mark, CRLF, and no cell that could be taken for a formula. */
export const worklistFile = (
  entries: readonly Entry[],
  sites: Staff['sites'],
): Extract<Reply, { file: object }>['file'] => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="worklist.csv"',
  },
  body: stringify(
    entries.map(entry => lineOf(entry, sites)),
    { header: true, columns, bom: true, record_delimiter: 'windows', escape_formulas: true },
  ),
});

const columns = [
  ...['reference', 'person', 'place', 'needs', 'flags', 'due', 'next', 'priority', 'status'],
  ...['last contact', 'outcome', 'received', 'ended'],
];

const lineOf = (entry: Entry, sites: Staff['sites']) => ({
  reference: entry.reference,
  person: fullName({ ...entry.person.name, given: entry.person.name.given ?? [] }),
  place: placeOf(entry, sites),
  needs: entry.needs.map(code => needLabels[code]).join('; '),
  flags: entry.flags.map(flag => flagWords[flag]).join('; '),
  due: entry.endedAt === undefined ? entry.dueAt : '',
  next: entry.next?.sentence ?? '',
  priority: priorityTags[entry.urgency].words,
  status: statusTags[entry.status].words,
  'last contact': entry.lastContact?.at ?? '',
  outcome: entry.lastContact ? contactOutcomes[entry.lastContact.outcome] : '',
  received: entry.receivedAt,
  ended: entry.endedAt ?? '',
});
