import { stringify } from 'csv-stringify/sync';
import type * as z from 'zod';
import type { WorklistEntry } from '../../../schemas/api.ts';
import { needLabels } from '../../../schemas/codes.ts';
import { fullName } from '../house/person-words.ts';
import { priorityTags, statusTags } from '../house/status-tags.ts';
import type { Reply } from '../shell/reply.ts';

/** As spreadsheets open it: a byte order mark, CRLF, and no cell that could be taken for a formula. */
export const worklistFile = (
  entries: readonly z.input<typeof WorklistEntry>[],
): Extract<Reply, { file: object }>['file'] => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="worklist.csv"',
  },
  body: stringify(entries.map(lineOf), {
    header: true,
    columns: ['reference', 'person', 'needs', 'due', 'next', 'priority', 'status', 'received'],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  }),
});

const lineOf = (entry: z.input<typeof WorklistEntry>) => ({
  reference: entry.reference,
  person: fullName({ ...entry.person.name, given: entry.person.name.given ?? [] }),
  needs: entry.needs.map(code => needLabels[code]).join('; '),
  due: entry.dueAt,
  next: entry.next?.sentence ?? '',
  priority: priorityTags[entry.urgency].words,
  status: statusTags[entry.status].words,
  received: entry.receivedAt,
});
