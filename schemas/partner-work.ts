import * as z from 'zod';
import { Count, Cursor, formed, listOf, words } from './bounds.ts';
import {
  AccessNeed,
  Attendance,
  Capacity,
  DeclinedBy,
  DeclineReason,
  NeedCode,
  needLabels,
  OnwardOutcome,
  OnwardStatus,
} from './codes.ts';
import { mostOffersOfOnePartner } from './directory.ts';
import { OfferId, OnwardId, Reference } from './ids.ts';
import { Email, Language, mostTelecom } from './person.ts';
import { CalendarDate, Instant } from './time.ts';

// What a partner sees and does, through the API or a link.

/** The first half of a postcode. */
const Outcode = z.string().max(10);
/** `25 to 34`, or in words at either end. */
const AgeBand = formed(/^(under 18|\d\d to \d\d|85 or over)$/, 20);

/** What a partner may be told of a person: each field only where the consent and the offer's agreement name it. */
export const PersonForPartner = z
  .strictObject({
    firstName: words(80).optional(),
    fullName: words(600).optional(),
    phones: z
      .array(
        z.strictObject({
          value: z.string().max(40),
          okToText: z.boolean().optional(),
          okToLeaveMessage: z.boolean().optional(),
        }),
      )
      .max(mostTelecom)
      .optional(),
    safeTimes: words(200).optional().describe('when it is safe to ring'),
    emails: z.array(Email).max(mostTelecom).optional(),
    address: z
      .strictObject({
        lines: z.array(words(120)).max(5),
        postcode: z.string().max(20).optional(),
        noFixedAbode: z.boolean().optional(),
      })
      .optional(),
    outcode: Outcode.optional(),
    ageBand: AgeBand.optional(),
    birthDate: CalendarDate.optional(),
    language: Language.optional(),
    interpreter: z.boolean().optional(),
    accessNeeds: listOf(AccessNeed).optional(),
    adjustments: z.array(words(300)).max(10).optional(),
    ownWords: words(4000).optional(),
  })
  .meta({ id: 'PersonForPartner', description: 'Nothing that the person has not agreed to for this partner' });
export type PersonForPartner = z.infer<typeof PersonForPartner>;

const NeedInWords = z.strictObject({ code: NeedCode, label: z.enum(Object.values(needLabels)) });

/** A request as the partner that it went to may see it. */
export const PartnerRequest = z
  .strictObject({
    id: OnwardId,
    reference: Reference.describe('to say when you ring The Life Rooms'),
    offer: OfferId,
    offerName: words(160),
    status: OnwardStatus,
    waitsForYou: z.boolean(),
    requestedAt: Instant,
    respondBy: Instant.optional().describe('then the advisor looks for something else'),
    holdsPlace: z.boolean(),
    firstDate: CalendarDate.optional(),
    expectedWeeks: Count.optional(),
    sessions: Count,
    undoBy: Instant.optional().describe('until then the answer can be taken back'),
    need: NeedInWords.optional(),
    message: words(2000).optional().describe('from the advisor'),
    question: z.strictObject({ text: words(2000), askedAt: Instant, answer: words(2000).optional() }).optional(),
    person: PersonForPartner.optional(),
  })
  .meta({ id: 'PartnerRequest', description: 'Once it has ended, or the consent has, it says nothing of the person' });
export type PartnerRequest = z.infer<typeof PartnerRequest>;

export const PartnerRequests = z
  .object({ items: z.array(PartnerRequest).max(50), next: Cursor.optional().describe('cursor of the next page') })
  .meta({ id: 'PartnerRequests', description: 'Those that wait for you first, then the oldest' });

export const PartnerRequestsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: Cursor.optional(),
});

/** A request before anybody has said that they want to see it: whoever else opens the link learns nothing of a person. */
export const RequestOutline = z
  .strictObject({
    offerName: words(160),
    need: NeedInWords.optional(),
    district: Outcode.optional(),
    ageBand: AgeBand.optional(),
    status: OnwardStatus,
    respondBy: Instant.optional(),
    undoBy: Instant.optional(),
  })
  .meta({ id: 'RequestOutline' });
export type RequestOutline = z.infer<typeof RequestOutline>;

const accept = z.strictObject({
  decision: z.literal('accept'),
  firstDate: CalendarDate.optional(),
  contactRoute: words(300).optional().describe('how you will be in touch with the person'),
});
const waitList = z.strictObject({
  decision: z.literal('wait-list'),
  expectedWeeks: z.int().min(0).max(104).optional(),
});
const decline = z.strictObject({
  decision: z.literal('decline'),
  reason: DeclineReason,
  declinedBy: DeclinedBy.default('partner'),
  words: words(1000).optional(),
  suggests: words(300).optional().describe('another place to try: the advisor will speak with the person about it'),
});
const ask = z.strictObject({ decision: z.literal('ask'), question: words(2000) });
const undo = z.strictObject({ decision: z.literal('undo') });

export const PartnerAnswer = z.discriminatedUnion('decision', [accept, waitList, decline, ask, undo]).meta({
  id: 'PartnerAnswer',
  description: 'What you make of a request; undo takes the last answer back for ten minutes',
  examples: [
    { decision: 'accept', firstDate: '2026-12-01', contactRoute: 'We ring her on Friday morning.' },
    { decision: 'decline', reason: 'no-capacity' },
  ],
});
export type PartnerAnswer = z.infer<typeof PartnerAnswer>;

export const AttendanceReport = z
  .strictObject({ attendance: Attendance, on: CalendarDate })
  .meta({ id: 'AttendanceReport', examples: [{ attendance: 'attended', on: '2026-12-01' }] });

export const OnwardEnding = z
  .strictObject({ outcome: OnwardOutcome, words: words(1000).optional() })
  .meta({ id: 'OnwardEnding', examples: [{ outcome: 'completed' }] });

const attendance = AttendanceReport.extend({ decision: z.literal('attendance') });
const ended = OnwardEnding.extend({ decision: z.literal('ended') });
const look = z.strictObject({ decision: z.literal('look') });
const stillRight = z.strictObject({ decision: z.literal('still-right') });

/**
 * What the link of a request takes. `look` shows the person's details; `still-right` says that what we say of the offer still
 * holds. Neither uses anything up.
 */
export const RequestLinkUse = z
  .discriminatedUnion('decision', [look, stillRight, accept, waitList, decline, ask, undo])
  .meta({ id: 'RequestLinkUse' });
export type RequestLinkUse = z.infer<typeof RequestLinkUse>;

/** What the link that asks after somebody takes: they may still be on a waiting list. */
export const AttendanceLinkUse = z
  .discriminatedUnion('decision', [look, stillRight, attendance, ended, accept, decline, undo])
  .meta({ id: 'AttendanceLinkUse' });
export type AttendanceLinkUse = z.infer<typeof AttendanceLinkUse>;

/** An offer as the partner that runs it sees it. */
export const PartnerOffer = z
  .strictObject({
    id: OfferId,
    name: words(160),
    status: z.enum(['open', 'paused', 'closed']),
    capacity: Capacity,
    places: Count.optional().describe('how many there are; left out while they are not counted'),
    held: Count.optional(),
    taken: Count.optional(),
    pausedUntil: CalendarDate.optional(),
    waitingWeeks: Count.optional(),
    nextStart: CalendarDate.optional(),
    assuredOn: CalendarDate.optional().describe('when somebody last said that this is still right'),
  })
  .meta({ id: 'PartnerOffer' });
export type PartnerOffer = z.infer<typeof PartnerOffer>;

export const PartnerOffers = z
  .object({ items: z.array(PartnerOffer).max(mostOffersOfOnePartner) })
  .meta({ id: 'PartnerOffers' });

/** Null takes away what was known. */
export const OfferUpkeep = z
  .strictObject({
    capacity: Capacity.optional(),
    places: z.int().min(0).max(10_000).nullable().optional(),
    pausedUntil: CalendarDate.nullable().optional().describe('the first day on which you take people again'),
    waitingWeeks: z.int().min(0).max(104).nullable().optional(),
    nextStart: CalendarDate.nullable().optional(),
    stillRight: z.literal(true).optional().describe('everything that we say of this offer is still right'),
  })
  .refine(upkeep => Object.keys(upkeep).length > 0, 'says nothing')
  .meta({ id: 'OfferUpkeep', examples: [{ capacity: 'waitlist', waitingWeeks: 3 }, { stillRight: true }] });
export type OfferUpkeep = z.infer<typeof OfferUpkeep>;
