import { DateInput } from '../nhs/date-input.tsx';
import type { Content } from '../nhs/markup.ts';
import { type FormInput, textOf } from '../shell/form.ts';

interface DateFieldProps {
  readonly name: string;
  readonly legend: Content;
  readonly hint?: string | undefined;
  /** `2026-12-01`, or what was typed in its place. */
  readonly date: string;
  readonly errorMessage?: string | undefined;
}

/** Day, month and year, typed on a number pad. `withDates` puts them together again. */
export function DateField({ name, legend, hint, date, errorMessage }: DateFieldProps) {
  const [year, month, day] = date.split('-');
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { content: legend, size: 's' } }}
      hint={hint}
      errorMessage={errorMessage}
      items={Object.entries({ day, month, year }).map(([part, typed]) => ({ name: part, value: withoutZeros(typed) }))}
    />
  );
}

const withoutZeros = (part = '') => part.replace(/^0+/, '');

/** The same input with each of these dates as one field: `2026-12-01`, or nothing where nothing was typed. */
export const withDates = (input: FormInput, names: readonly string[]): FormInput => ({
  ...input,
  ...Object.fromEntries(names.map(name => [name, dateIn(input, name)])),
});

/** Where the link of an error leads: the first of its boxes. */
export const firstBoxOf = (name: string): string => `${name}-day`;

function dateIn(input: FormInput, name: string): string {
  const typed = (part: string) => textOf(input, `${name}[${part}]`).replaceAll(/[\s-]/g, '');
  const [day, month, year] = [typed('day'), typed('month'), typed('year')];
  if (day + month + year === '') return '';
  const century = year.length === 2 ? '20' : '';
  return `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
