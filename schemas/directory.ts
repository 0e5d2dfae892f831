import * as z from 'zod';
import { Who, words } from './bounds.ts';
import {
  AccessNeed,
  Capacity,
  Channel,
  Day,
  Mode,
  NeedCode,
  PartOfDay,
  ReportGroup,
  Role,
  Scope,
  SharedField,
  TeamType,
} from './codes.ts';
import { AdvisorId, GrantId, OfferId, OrganisationId, PartnerId, SiteId } from './ids.ts';
import { Email, Language, Postcode } from './person.ts';
import { CalendarDate } from './time.ts';

/** Degrees north and east (WGS 84). From a postcode district it is approximate: ±1 to 3 km. */
export const Point = z.strictObject({ latitude: z.number().min(49).max(61), longitude: z.number().min(-9).max(2) });
export type Point = z.infer<typeof Point>;

export const Partner = z
  .strictObject({
    id: PartnerId,
    name: words(160),
    kind: z.enum(['in-house', 'vcse', 'statutory']),
    email: Email.optional(),
    dataSharingAgreement: z.boolean().describe('without one, offers can be signposted but not referred to'),
  })
  .meta({ id: 'Partner' });
export type Partner = z.infer<typeof Partner>;

export const Session = z.strictObject({ day: Day, part: PartOfDay });
export type Session = z.infer<typeof Session>;

/** Something a person can be put in touch with. A field left out means nobody has told us: unknown, not "no". */
export const Offer = z
  .strictObject({
    id: OfferId,
    partner: PartnerId,
    name: words(160),
    description: words(1000),
    needs: z.array(z.strictObject({ code: NeedCode.exclude(['not-sure']), fit: z.enum(['exact', 'related']) })).min(1),
    reportGroup: ReportGroup,
    status: z.enum(['open', 'paused', 'closed']),
    opens: CalendarDate.optional(),
    closes: CalendarDate.optional(),
    modes: z.array(Mode).min(1),
    site: SiteId.optional(),
    place: z.strictObject({ postcode: Postcode, point: Point }).optional(),
    area: z
      .union([
        z.literal('anywhere'),
        z.strictObject({ outcodes: z.array(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?$/)).min(1) }),
      ])
      .optional(),
    minimumAge: z.int().min(0).max(120).optional(),
    maximumAge: z.int().min(0).max(120).optional(),
    languages: z.array(Language).optional(),
    interpreter: z.boolean().optional(),
    access: z.strictObject({ has: z.array(AccessNeed), lacks: z.array(AccessNeed) }).optional(),
    sessions: z.array(Session).optional(),
    audience: z.enum(['women', 'men', 'carers', 'everyone']).optional(),
    underTeam: z.array(TeamType).min(1).optional().describe('only for people under one of these teams'),
    paidWorkGoal: z.boolean().optional().describe('only for people who want paid work'),
    channels: z.array(Channel).min(1).optional().describe('only for referrals that came this way'),
    cost: z.strictObject({ pounds: z.number().min(0), per: z.enum(['session', 'course']) }).optional(),
    referral: z.enum(['none-needed', 'self-or-professional', 'professional-only']),
    capacity: Capacity,
    places: z.int().min(0).optional(),
    assuredOn: CalendarDate.optional().describe('when somebody last confirmed that this is still right'),
    humanCheck: words(300).optional().describe('something only a person may judge, such as a risk exclusion'),
    shares: z
      .array(SharedField)
      .min(1)
      .optional()
      .describe('what its agreement says a partner needs to know of a person; name, telephone and need, if left out'),
    waitingWeeks: z.int().min(0).max(104).optional(),
    nextStart: CalendarDate.optional().describe('when the next course or group begins'),
    pausedUntil: CalendarDate.optional(),
  })
  .meta({ id: 'Offer' });
export type Offer = z.infer<typeof Offer>;

// What somebody looks through at once. The directory takes in no more (adapters/tables/directory-replace.ts).
export const mostOffersOfOnePartner = 1000;
export const mostSites = 200;

/** Places that were bought with a micro-commissioning grant, because a need was unmet: capacity while its period runs. */
export const Grant = z
  .strictObject({
    id: GrantId,
    partner: PartnerId,
    offer: OfferId,
    places: z.int().min(1).describe('how many were bought'),
    from: CalendarDate.describe('first day on which they can be taken'),
    to: CalendarDate.describe('last day'),
    answers: z.array(NeedCode).min(1).describe('the unmet needs that it was given for'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'is before `from`' })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

export const Site = z
  .strictObject({
    id: SiteId,
    name: words(120),
    kind: z.enum(['hub', 'outreach', 'online', 'phone']),
    postcode: Postcode.optional(),
    point: Point.optional(),
    outcodes: z.array(z.string()).describe('postcode districts this site usually looks after'),
    sessions: z.array(Session),
    demonstration: z.boolean().optional(),
  })
  .meta({ id: 'Site' });
export type Site = z.infer<typeof Site>;

export const Advisor = z
  .strictObject({
    id: AdvisorId,
    name: words(120),
    email: Email,
    sites: z.array(SiteId).min(1).describe('home site first'),
    languages: z.array(Language).min(1),
    channels: z.array(Channel).describe('doors this advisor knows best'),
    specialties: z.array(z.enum(['ips', 'outreach', 'pcn', 'cmht'])),
    workingDays: z.array(Day).min(1),
    hoursAWeek: z.number().positive().max(48),
    away: z.array(z.strictObject({ from: CalendarDate, to: CalendarDate })),
  })
  .meta({ id: 'Advisor' });
export type Advisor = z.infer<typeof Advisor>;

/** Who a sign-in stands for: the binding of an OAuth client or a person's subject to an organisation and a role. */
export const Caller = z
  .strictObject({
    subject: Who,
    role: Role,
    organisation: OrganisationId,
    scopes: z.array(Scope).min(1),
    advisor: AdvisorId.optional(),
    partner: PartnerId.optional().describe('whose onward referrals and offers this sign-in may see'),
    site: SiteId.optional(),
  })
  .meta({ id: 'Caller' });
export type Caller = z.infer<typeof Caller>;
