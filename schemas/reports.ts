import * as z from 'zod';
import { CodeWord, Count, mostRows, Sentence } from './bounds.ts';
import { NeedCode } from './codes.ts';
import { GrantId, OfferId, PartnerId } from './ids.ts';
import { CalendarDate } from './time.ts';

const longestDays = 366;
const dayMilliseconds = 86_400_000;

export const ReportQuery = z
  .strictObject({
    from: CalendarDate.describe('first day'),
    to: CalendarDate.describe(`last day, at most a year on`),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'is before `from`', params: { code: 'too-early' } })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestDays * dayMilliseconds, {
    path: ['to'],
    message: 'is more than a year after `from`',
    params: { code: 'too-late' },
  });

/** Of what is counted, and how: a number without its definition is not one. */
const counted = {
  definition: Sentence,
  count: Count,
};

export const Figure = z
  .object({
    ...counted,
    of: z.object(counted).optional().describe('the denominator'),
    parts: z.record(CodeWord, Count).describe('always sum to `count`'),
  })
  .meta({
    id: 'Figure',
    examples: [
      {
        definition: 'Signposts given in the period.',
        count: 12,
        parts: { 'life-rooms': 5, employment: 1, volunteering: 0, 'social-support': 6 },
      },
    ],
  });
export type Figure = z.infer<typeof Figure>;

export const FigureName = z.enum([
  'referralsReceived',
  'peopleReferred',
  'enteredInError',
  'assignment',
  'firstContact',
  'waiting',
  'contacts',
  'signposts',
  'onwardReferrals',
  'partnerReplies',
  'loopClosure',
  'declines',
  'closures',
]);
export type FigureName = z.infer<typeof FigureName>;

const period = { from: CalendarDate, to: CalendarDate };

export const ActivityReport = z
  .object({
    ...period,
    definitions: z.literal('2026-11').describe('version of the definitions'),
    reconciles: z.boolean().describe('every count is the sum of its parts'),
    figures: z.record(FigureName, Figure),
    byWeek: z
      .array(
        z.object({
          from: CalendarDate.describe('a Monday'),
          received: Count.describe('referrals received in that week and in the period'),
          assigned: Count.describe('those of them that have reached an advisor'),
        }),
      )
      .max(Math.ceil(longestDays / 7) + 1)
      .describe('sums to `referralsReceived` and to what of `assignment` is assigned'),
  })
  .meta({ id: 'ActivityReport' });
export type ActivityReport = z.infer<typeof ActivityReport>;

export const FundedPlacesReport = z
  .object({
    ...period,
    definitions: z.literal('2026-11').describe('version of the definitions'),
    definition: Sentence,
    grants: z
      .array(
        z.object({
          grant: GrantId,
          partner: PartnerId,
          offer: OfferId,
          bought: Count.min(1),
          taken: Count,
          outcomes: z.object({ completed: Count, failed: Count, goingOn: Count }).describe('always sum to `taken`'),
        }),
      )
      .max(mostRows),
  })
  .meta({ id: 'FundedPlacesReport' });
export type FundedPlacesReport = z.infer<typeof FundedPlacesReport>;

/** A number that is hidden because few people stand behind it, or behind another that could be worked out from it. */
const Shown = z.union([Count, z.literal('hidden')]);

const UnmetNeedRow = z
  .object({
    need: NeedCode,
    area: z.string().max(10).describe('postcode district, or `unknown`'),
    barrier: CodeWord.describe(
      'what came closest to help: a rule of matching, or the reason of a partner or an advisor',
    ),
    count: Shown,
    people: Shown,
  })
  .meta({
    id: 'UnmetNeedRow',
    examples: [{ need: 'transport', area: 'L9', barrier: 'servesTheirArea', count: 7, people: 6 }],
  });

export const UnmetNeedReport = z
  .object({
    ...period,
    definitions: z.literal('2026-11').describe('version of the definitions'),
    definition: Sentence,
    rows: z.array(UnmetNeedRow).max(mostRows).describe('their counts, hidden ones included, sum to the total'),
    byNeed: z
      .array(
        z.object({
          need: NeedCode,
          count: Shown,
          people: Shown,
          nearMisses: z.array(OfferId).max(5).describe('most often first'),
        }),
      )
      .max(NeedCode.options.length),
    total: z.object({ count: Shown, people: Shown }),
    of: z.object(counted).describe('the denominator'),
    hidden: Sentence.describe('how small numbers are kept from being recognised or worked out'),
  })
  .meta({ id: 'UnmetNeedReport' });
export type UnmetNeedReport = z.infer<typeof UnmetNeedReport>;
