import type { ReferralRequest } from '../../../schemas/referral.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { readAnswers } from '../refer/answers.ts';
import type { FieldError, FormInput } from '../shell/form.ts';
import { codeColumns, columnFor, columnNames, columns } from './columns.ts';
import type { CsvRow } from './read-csv.ts';

/** A row that can be sent, or what is wrong with it. */
export type JudgedRow = CsvRow &
  (
    | { readonly request: ReferralRequest; readonly mistakes?: never }
    | { readonly mistakes: readonly Mistake[]; readonly request?: never }
  );

interface Mistake {
  /** A column, or `your details` where it is none of the row's. */
  readonly where: string;
  readonly message: string;
}

/** Each row by the same rules as the form. @param sender what is the same for all: who sends them */
export const judgeRows = (rows: readonly CsvRow[], sender: FormInput, today: CalendarDate): readonly JudgedRow[] =>
  rows.map(row => {
    const { value, errors } = readAnswers({ ...answersOf(row), ...sender }, today);
    if (value) return { ...row, request: value };
    return { ...row, mistakes: errors.map(error => mistakeIn(row, error)) };
  });

/** Nobody chooses from a list in a file: what is there and not understood is a code that there is not. */
function mistakeIn({ cells }: CsvRow, { field, message }: FieldError): Mistake {
  const column = columnFor(field);
  if (!column) return { where: 'your details', message };
  const isUnknownCode = codeColumns.some(name => name === column) && cells[column];
  return {
    where: column,
    message: isUnknownCode ? `Use the codes of the template, such as ${columns[column].example}` : message,
  };
}

/** As if the form had been filled in with the row. */
function answersOf({ cells }: CsvRow): FormInput {
  const same = columnNames.map(name => [columns[name].field, cells[name] ?? ''] as const);
  return {
    ...Object.fromEntries(same),
    ...dateParts(cells.birth_date ?? ''),
    needs: codesIn(cells.needs),
    concerns: codesIn(cells.immediate_concerns),
    consent: (cells.consent ?? '').toLowerCase(),
    urgency: (cells.urgency ?? '').toLowerCase(),
  };
}

const codesIn = (cell = ''): string[] => [
  ...new Set(
    cell
      .toLowerCase()
      .split(';')
      .map(code => code.trim())
      .filter(code => code !== ''),
  ),
];

/** `15/06/1970`, as it is written here, or `1970-06-15`. Anything else is left to be refused. */
function dateParts(text: string): FormInput {
  const here = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const standard = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [day = text, month = '', year = ''] = here ? here.slice(1) : (standard?.slice(1).toReversed() ?? []);
  return { 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year };
}
