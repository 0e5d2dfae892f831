import { stringify } from 'csv-stringify/sync';
import { columnNames, columns, mistakesColumn } from './columns.ts';
import type { JudgedRow } from './judge-rows.ts';

/** As spreadsheets open it: a byte order mark, CRLF, and no cell that could be taken for a formula. */
const printed = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map(row => [...row]),
    { bom: true, record_delimiter: 'windows', escape_formulas: true },
  );

/** The names of the columns and one example. */
export const templateCsv = (): string => printed([columnNames, columnNames.map(name => columns[name].example)]);

/** The rows that cannot be sent as they are, each with what is wrong with it, to be mended and uploaded again. */
export const rejectedCsv = (rows: readonly JudgedRow[]): string =>
  printed([
    [...columnNames, mistakesColumn],
    ...rows.flatMap(({ cells, mistakes }) =>
      mistakes
        ? [
            [
              ...columnNames.map(name => cells[name] ?? ''),
              mistakes.map(one => `${one.where}: ${one.message}`).join('; '),
            ],
          ]
        : [],
    ),
  ]);
