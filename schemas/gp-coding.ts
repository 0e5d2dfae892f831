import * as z from 'zod';
import { Count, formed, mostRows, Sentence } from './bounds.ts';
import { Reference } from './ids.ts';
import { OdsCode } from './referral.ts';
import { CalendarDate } from './time.ts';

/** A quarter: more would take longer than an answer may. */
const longestDays = 92;
const dayMilliseconds = 86_400_000;

const areDates = ({ issues }: { readonly issues: readonly unknown[] }) => issues.length === 0;

export const GpCodingQuery = z
  .strictObject({
    from: CalendarDate.describe('first day on which something was written down'),
    to: CalendarDate.describe(`last day, at most ${longestDays} days on`),
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'is before `from`',
    params: { code: 'too-early' },
    when: areDates,
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestDays * dayMilliseconds, {
    path: ['to'],
    message: `is more than ${longestDays} days after \`from\``,
    params: { code: 'too-late' },
    when: areDates,
  });

/** SNOMED CT: a concept by its number, and what it is called. */
const concept = { conceptId: formed(/^\d{6,18}$/, 18), term: z.string().max(255) };

const CodedRow = z
  .object({
    nhsNumber: formed(/^\d{10}$/, 10),
    date: CalendarDate,
    ...concept,
    practice: OdsCode.optional().describe('where it is known'),
    reference: Reference,
  })
  .meta({
    id: 'CodedRow',
    examples: [
      {
        nhsNumber: '9990548609',
        date: '2026-11-25',
        conceptId: '871731000000106',
        term: 'Referral to social prescribing service (procedure)',
        reference: 'LR-7K3M-Q2G',
      },
    ],
  });

export const GpCoding = z
  .object({
    from: CalendarDate,
    to: CalendarDate,
    rows: z.array(CodedRow).max(mostRows),
    people: z
      .object({
        listed: Count,
        withoutNhsNumber: Count,
        withoutAgreement: Count.describe('they want no news to go back'),
      })
      .describe('each person is counted once'),
    leftOut: z
      .array(z.object({ ...concept, because: Sentence }))
      .max(10)
      .describe('codes that are never exported'),
  })
  .meta({ id: 'GpCoding', description: 'What a practice may file; one row for each fact' });
export type GpCoding = z.infer<typeof GpCoding>;
