import { CsvError, parse } from 'csv-parse/sync';
import { type Column, columnNames, mistakesColumn, requiredColumns } from './columns.ts';

/** One row of a file, by the names of its columns. */
export interface CsvRow {
  /** As a spreadsheet counts them: the names of the columns are line 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** More are easier to mend in two files. */
export const mostRows = 200;

/** The rows of a file, or a sentence that says why it cannot be read at all. */
export function readCsv(text: string): { readonly rows: readonly CsvRow[] } | { readonly problem: string } {
  const records = recordsOf(text);
  if (!records)
    return { problem: 'The file is not a CSV file: save it as “CSV UTF-8 (comma delimited)” and try again' };
  const [head = [], ...body] = records;
  const columns = head.map(name =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const isColumn = (name: string): name is Column => columnNames.some(known => known === name);
  const unknown = columns.filter(name => name !== '' && name !== mistakesColumn && !isColumn(name));
  if (unknown.length > 0)
    return {
      problem: `The first line names columns that the template does not have: ${unknown.slice(0, 5).join(', ')}`,
    };
  const missing = requiredColumns.filter(name => !columns.includes(name));
  if (missing.length > 0) return { problem: `The first line must name these columns too: ${missing.join(', ')}` };
  if (new Set(columns).size < columns.length) return { problem: 'The first line names the same column twice' };
  const rows = body.map((cells, i) => ({
    line: i + 2,
    cells: Object.fromEntries(columns.flatMap((name, at) => (isColumn(name) ? [[name, asTyped(cells[at])]] : []))),
  }));
  const filled = rows.filter(({ cells }) => Object.values(cells).some(cell => cell !== ''));
  if (filled.length === 0) return { problem: 'The file has no rows below the names of the columns' };
  if (filled.length > mostRows) return { problem: `The file has ${filled.length} rows: send ${mostRows} at a time` };
  return { rows: filled };
}

/** Files of ours put an apostrophe before what a spreadsheet would take for a formula, such as +44 151 496 0190. */
const asTyped = (cell = ''): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

/** What a spreadsheet has saved, in whichever of its encodings. */
export function textOfFile(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // the older "CSV" of spreadsheets here
  }
}

function recordsOf(text: string): string[][] | undefined {
  if (text.includes('\0')) return undefined;
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 20_000 });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
