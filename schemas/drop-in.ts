import * as z from 'zod';
import { words } from './bounds.ts';
import { Signpost } from './case-work.ts';
import { AdvisorId, SiteId } from './ids.ts';
import { Consent, Need, referralFields } from './referral.ts';
import { Instant } from './time.ts';

const {
  person,
  ownWords,
  tried,
  conditions,
  socialContext,
  secondaryCare,
  gpPractice,
  risk,
  preferences,
  urgency,
  equality,
} = referralFields.shape;

/** Somebody has come in and been spoken with: all of it at once. A first name is enough. */
export const DropIn = z
  .strictObject({
    person,
    needs: z
      .array(Need)
      .min(1, 'needs at least one; leave it out if they only wanted to talk')
      .max(21)
      .default([{ code: 'not-sure' }]),
    consent: Consent.default({
      referral: { status: 'given' },
      sharePartners: 'ask-each-time',
      named: [],
      feedbackToGp: 'full',
    }),
    ownWords,
    tried,
    conditions,
    socialContext,
    secondaryCare,
    gpPractice,
    risk,
    preferences,
    urgency,
    equality,
    advisor: AdvisorId.optional().describe('who spoke with them, where the sign-in is not that of one advisor'),
    site: SiteId.optional().describe("the advisor's, if left out"),
    occurredAt: Instant.optional().describe('now, if left out'),
    minutes: z.int().min(0).max(600).optional(),
    note: words(4000).optional(),
    signposts: z.array(Signpost).max(20).default([]),
  })
  .meta({
    id: 'DropIn',
    description: 'A person, their referral, its advisor, the first contact and what they were told of',
    examples: [
      {
        person: { name: { given: ['Maureen'] } },
        needs: [{ code: 'loneliness' }],
        minutes: 15,
        signposts: [{ offer: 'offer-walton-conversation-cafe' }],
      },
    ],
  });
export type DropIn = z.infer<typeof DropIn>;
