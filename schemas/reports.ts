import * as z from 'zod';
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
  definition: z.string(),
  count: z.int().min(0),
};

export const Figure = z
  .object({
    ...counted,
    of: z.object(counted).optional().describe('the denominator'),
    parts: z.record(z.string(), z.int().min(0)).describe('always sum to `count`'),
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
          received: z.int().min(0).describe('referrals received in that week and in the period'),
          assigned: z.int().min(0).describe('those of them that have reached an advisor'),
        }),
      )
      .describe('sums to `referralsReceived` and to what of `assignment` is assigned'),
  })
  .meta({ id: 'ActivityReport' });
export type ActivityReport = z.infer<typeof ActivityReport>;

export const FundedPlacesReport = z
  .object({
    ...period,
    definitions: z.literal('2026-11').describe('version of the definitions'),
    definition: z.string(),
    grants: z.array(
      z.object({
        grant: GrantId,
        partner: PartnerId,
        offer: OfferId,
        bought: z.int().min(1),
        taken: z.int().min(0),
        outcomes: z
          .object({ completed: z.int().min(0), failed: z.int().min(0), goingOn: z.int().min(0) })
          .describe('always sum to `taken`'),
      }),
    ),
  })
  .meta({ id: 'FundedPlacesReport' });
export type FundedPlacesReport = z.infer<typeof FundedPlacesReport>;

/** A number that is hidden because few people stand behind it, or behind another that could be worked out from it. */
const Shown = z.union([z.int().min(0), z.literal('hidden')]);

const UnmetNeedRow = z
  .object({
    need: NeedCode,
    area: z.string().describe('postcode district, or `unknown`'),
    barrier: z
      .string()
      .describe('what came closest to help: a rule of matching, or the reason of a partner or an advisor'),
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
    definition: z.string(),
    rows: z.array(UnmetNeedRow).describe('their counts, hidden ones included, sum to the total'),
    byNeed: z.array(
      z.object({
        need: NeedCode,
        count: Shown,
        people: Shown,
        nearMisses: z.array(OfferId).describe('most often first'),
      }),
    ),
    total: z.object({ count: Shown, people: Shown }),
    of: z.object(counted).describe('the denominator'),
    hidden: z.string().describe('how small numbers are kept from being recognised or worked out'),
  })
  .meta({ id: 'UnmetNeedReport' });
export type UnmetNeedReport = z.infer<typeof UnmetNeedReport>;
