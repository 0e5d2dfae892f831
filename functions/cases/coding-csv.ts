import { stringify } from 'csv-stringify/sync';
import type { GpCoding } from '../../schemas/gp-coding.ts';

/** As spreadsheets open it: a byte order mark, CRLF, and no cell that could be taken for a formula. */
export const codingCsv = ({ rows }: Pick<GpCoding, 'rows'>): string =>
  stringify(rows, {
    header: true,
    columns: {
      nhsNumber: 'nhs_number',
      date: 'date',
      conceptId: 'concept_id',
      term: 'term',
      practice: 'practice_ods',
      reference: 'reference',
    },
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });

export const codingCsvHeaders = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="gp-coding.csv"',
} as const;
