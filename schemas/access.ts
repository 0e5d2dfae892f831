import * as z from 'zod';
import { Cursor, told, Who } from './bounds.ts';
import { Role } from './codes.ts';
import { OrganisationId, PartnerId, ReferralId } from './ids.ts';
import { Instant } from './time.ts';

/** What somebody was shown of a referral. A line of a list is the way to a record and not the record: it is none of these. */
export const Shown = z.enum(['record', 'letter', 'messages', 'coding', 'request', 'accesses']).meta({
  description:
    'the referral itself; its closing letter; who was told what of it, or a message printed; what practices file of it; what a ' +
    'partner may see of it; who has looked at it',
});
export type Shown = z.infer<typeof Shown>;

/** Who it was shown to: a sign-in, in the role and the organisation that it had then, or whoever used the link of a partner. */
export const Viewer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('caller'),
    subject: Who.describe('of the sign-in'),
    role: Role,
    organisation: OrganisationId,
  }),
  z.strictObject({ kind: z.literal('link'), partner: PartnerId }),
]);
export type Viewer = z.infer<typeof Viewer>;

/** Somebody was shown something of one referral. It says nothing of the person whose referral it is. */
export const Access = z.strictObject({
  referral: ReferralId,
  at: Instant,
  shown: Shown,
  through: z.enum(['api', 'pages']),
  by: Viewer,
});
export type Access = z.infer<typeof Access>;

// What the API takes and answers.

export const AccessQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: Cursor.optional(),
});
export type AccessQuery = z.output<typeof AccessQuery>;

export const AccessView = z
  .object({
    at: Instant.describe('the first time within a quarter of an hour'),
    name: told(300).describe('of whoever looked, as the directory has it now; else their sign-in'),
    by: Viewer,
    shown: Shown,
    through: Access.shape.through,
  })
  .meta({
    id: 'RecordAccess',
    examples: [
      {
        at: '2026-11-23T10:02:11.000Z',
        name: 'Amina Yusuf',
        by: { kind: 'caller', subject: 'amina-yusuf', role: 'advisor', organisation: 'org-life-rooms' },
        shown: 'record',
        through: 'pages',
      },
    ],
  });
export type AccessView = z.infer<typeof AccessView>;

export const Accesses = z
  .object({
    items: z.array(AccessView).max(100),
    next: Cursor.optional().describe('cursor of the next page'),
  })
  .meta({ id: 'RecordAccesses', description: 'Newest first' });
