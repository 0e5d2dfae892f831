import * as z from 'zod';
import { mostAttention, Standing } from './api.ts';
import { Count, Cursor, listOf, words } from './bounds.ts';
import { Hold } from './case-work.ts';
import { Channel, ContactOutcome, ContactType, NeedCode, ReferralStatus, Urgency } from './codes.ts';
import { mostSites } from './directory.ts';
import { AdvisorId, Reference, ReferralId, SiteId } from './ids.ts';
import { PersonName } from './person.ts';
import { Attention } from './support.ts';
import { Instant } from './time.ts';

export const Target = z.enum(['late', 'today', 'ahead']);
export type Target = z.infer<typeof Target>;

/** What nobody should overlook before they ring. */
export const WorkFlag = z
  .enum(['decision', 'hold', 'risk', 'communication', 'escalated', 'partner-silent', 'review-due'])
  .meta({
    id: 'WorkFlag',
    description:
      '`decision`: something waits for the advisor. `hold`: a person must look first. `risk`: the referral speaks of a risk or ' +
      'of safeguarding. `communication`: another language, an interpreter, access needs or adjustments. `escalated`: a ' +
      'clinical team has not said yet that it has a concern. `partner-silent`: a partner has not replied in time. ' +
      '`review-due`: it is time to see how things are',
  });
export type WorkFlag = z.infer<typeof WorkFlag>;

const list = {
  view: z
    .enum(['all', 'mine', 'unassigned', 'held', 'overdue', 'closed'])
    .default('all')
    .describe('`closed`: whatever has ended, the newest first; the others are of open referrals, most urgent first'),
  target: listOf(Target).default([]).describe('any of these'),
  need: NeedCode.optional(),
  priority: Urgency.optional(),
  site: SiteId.optional().describe('and whoever has no known site yet, so that nobody falls between two'),
  flag: listOf(WorkFlag).default([]).describe('all of these'),
  cursor: Cursor.optional(),
};

export const WorklistQuery = z.strictObject({ ...list, limit: z.coerce.number().int().min(1).max(100).default(50) });
export type WorklistQuery = z.infer<typeof WorklistQuery>;

/** In a body and never in an address, which is written down by every machine on the way. */
export const WorklistSearch = z
  .strictObject({
    ...list,
    limit: z.int().min(1).max(100).default(50),
    text: words(100).describe('a name or the beginning of one, a reference, or a whole NHS number'),
  })
  .meta({ id: 'WorklistSearch', examples: [{ text: 'Okafor' }, { text: 'lr 7k3m q2g', limit: 10 }] });
export type WorklistSearch = z.infer<typeof WorklistSearch>;

export const WorklistEntry = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: ReferralStatus,
    channel: Channel,
    urgency: Urgency,
    person: z.object({ name: PersonName }),
    outcode: z.string().max(10).optional().describe('the first half of their postcode'),
    sites: z
      .array(SiteId)
      .max(mostSites)
      .describe(
        'where they are seen; until an advisor has them, what they asked for or what looks after their postcode',
      ),
    needs: listOf(NeedCode),
    receivedAt: Instant,
    dueAt: Instant.describe('9999-12-31 where nothing is due any more'),
    overdue: z.boolean(),
    target: Target.describe('how `dueAt` stands: past, later today in London, or after today'),
    next: Standing.optional().describe('the promise that falls due first'),
    attention: z.array(Attention).max(mostAttention).describe('what only the advisor can decide'),
    flags: listOf(WorkFlag),
    lastContact: z
      .object({ at: Instant, type: ContactType, outcome: ContactOutcome })
      .optional()
      .describe('the latest attempt to speak with the person; none yet, if left out'),
    attempts: Count.optional().describe('since anybody last spoke with the person'),
    advisor: AdvisorId.optional(),
    hold: Hold.optional(),
    endedAt: Instant.optional().describe('when it was closed, withdrawn or entered in error'),
  })
  .meta({ id: 'WorklistEntry' });

export const Worklist = z
  .object({
    items: z.array(WorklistEntry).max(100),
    next: Cursor.optional().describe('cursor of the next page; there may be one after a page that is not full'),
  })
  .meta({
    id: 'Worklist',
    description: 'Most urgent first: holds, then whatever is due soonest; closed ones the newest first',
  });
