import * as z from 'zod';
import { formed, listOf, words } from './bounds.ts';
import {
  Channel,
  ConsentStatus,
  Day,
  FeedbackScope,
  ImmediateConcern,
  Mode,
  NeedCode,
  PartOfDay,
  ProfessionalChannel,
  RiskStatement,
  SharePartners,
  TeamType,
  Urgency,
} from './codes.ts';
import { PartnerId, SiteId } from './ids.ts';
import { Email, Person, Phone } from './person.ts';
import { Instant } from './time.ts';

export const OdsCode = formed(/^[A-Z0-9]{1,9}$/, 9, 'must be an ODS code: up to nine capitals or digits');

const Referrer = z
  .strictObject({
    name: words(120),
    role: words(120).optional(),
    organisation: z.strictObject({ name: words(160), ods: OdsCode.optional() }),
    team: words(120).optional(),
    service: words(120).optional(),
    pcn: OdsCode.optional(),
    contact: z
      .strictObject({ phone: Phone.optional(), email: Email.optional() })
      .refine(contact => contact.phone !== undefined || contact.email !== undefined, 'needs a phone or an email'),
    returnResponseTo: Email.optional().describe('who gets the news, if not the referrer'),
  })
  .meta({ id: 'Referrer' });

export const Need = z
  .strictObject({ code: NeedCode, priority: z.int().min(1).max(9).optional(), note: words(1000).optional() })
  .meta({ id: 'Need', description: 'What help is wanted with; 1 is the most pressing' });

const Risk = z
  .strictObject({
    statement: RiskStatement.optional(),
    text: words(4000).optional(),
    currentPlan: words(4000).optional(),
    immediateConcern: listOf(ImmediateConcern)
      .optional()
      .describe('asked of every professional; [] says "none of these"'),
    safeguarding: z.strictObject({ flag: z.boolean(), text: words(4000).optional() }).optional(),
    staffRisk: words(2000).optional().describe('never sent to a partner by machine'),
  })
  .meta({ id: 'Risk' });

export const Consent = z
  .strictObject({
    referral: z.strictObject({ status: ConsentStatus, reason: words(1000).optional() }),
    sharePartners: SharePartners.default('ask-each-time'),
    named: z.array(PartnerId).max(20).default([]),
    feedbackToGp: FeedbackScope.default('full'),
    recordedBy: words(120).optional(),
    at: Instant.optional(),
  })
  .meta({ id: 'Consent' });

/** Optional, for the equity audit alone; `prefer-not-to-say` is an answer and not the same as missing. */
const Equality = z
  .strictObject({
    ethnicity: words(80).optional(),
    gender: words(80).optional(),
    sex: words(80).optional(),
    religion: words(80).optional(),
    sexualOrientation: words(80).optional(),
    disability: words(200).optional(),
    armedForces: words(80).optional(),
  })
  .meta({ id: 'Equality' });

const SocialContext = z
  .strictObject({
    household: words(500).optional(),
    dependants: words(300).optional(),
    isCarer: z.boolean().optional(),
    employment: words(300).optional(),
    benefits: words(300).optional(),
    housing: words(300).optional(),
    digitalAccess: words(300).optional(),
    travelLimitKm: z.number().positive().max(200).optional(),
  })
  .meta({ id: 'SocialContext' });

export const Preferences = z
  .strictObject({
    sites: z.array(SiteId).max(10).default([]),
    mode: listOf(Mode).default([]),
    days: listOf(Day).default([]),
    partsOfDay: listOf(PartOfDay).default([]),
    womenOnly: z.boolean().optional(),
    menOnly: z.boolean().optional(),
    declinedPartners: z.array(PartnerId).max(20).default([]).describe('partners the person has said no to'),
  })
  .meta({ id: 'Preferences', description: 'What the person would like; modes and sites are wishes, never conditions' });

/** Before the rules across fields. */
export const referralFields = z.strictObject({
  schemaVersion: z.literal('1.0').default('1.0'),
  channel: Channel,
  externalRef: z.strictObject({ system: words(60), value: words(120) }).optional(),
  messageId: words(80).optional(),
  correlationId: words(80).optional(),
  referredAt: Instant.optional().describe('when the referrer decided; now, if left out'),
  referrer: Referrer.optional(),
  person: Person,
  gpPractice: z
    .strictObject({ ods: OdsCode.optional(), status: z.enum(['registered', 'not-registered', 'unknown']) })
    .optional(),
  needs: z.array(Need).min(1, 'needs at least one; use not-sure if the person wants to talk').max(21),
  ownWords: words(4000).optional(),
  tried: z
    .array(z.strictObject({ what: words(500), helped: z.boolean().optional() }))
    .max(20)
    .default([]),
  conditions: z.array(words(200)).max(20).default([]),
  socialContext: SocialContext.optional(),
  secondaryCare: z
    .strictObject({ underTeam: z.boolean(), teamType: TeamType.optional(), careCoordinator: words(160).optional() })
    .optional(),
  risk: Risk.optional(),
  consent: Consent,
  preferences: Preferences.optional(),
  urgency: Urgency.default('routine'),
  equality: Equality.optional(),
});

type Draft = Partial<z.input<typeof referralFields>> | null | undefined;

/** Rules across fields run even when single fields are wrong, so that the sender reads every mistake at once. */
const rule = (path: string[], code: string, message: string) => ({ path, message, params: { code }, when: () => true });
const isNotGiven = (draft: Draft) =>
  ConsentStatus.exclude(['given']).safeParse(draft?.consent?.referral?.status).success;
const isProfessional = (draft: Draft) => ProfessionalChannel.safeParse(draft?.channel).success;

/**
 * The canonical referral that every door fills in. Only what is needed to accept it at all is required:
 * a referral never bounces for an empty optional field.
 */
export const ReferralRequest = referralFields
  .refine(
    draft => !isProfessional(draft) || draft.referrer !== undefined,
    rule(['referrer'], 'required', 'is required on this channel'),
  )
  .refine(
    draft => !isProfessional(draft) || draft.risk?.immediateConcern !== undefined,
    rule(
      ['risk', 'immediateConcern'],
      'required',
      'must be answered on this channel; an empty list says "none of these"',
    ),
  )
  .refine(
    draft => !isNotGiven(draft) || draft.consent.referral.reason !== undefined,
    rule(['consent', 'referral', 'reason'], 'required', 'is required when consent is not given'),
  )
  .refine(
    draft => !Array.isArray(draft?.needs) || new Set(draft.needs.map(need => need?.code)).size === draft.needs.length,
    rule(['needs'], 'repeated', 'names the same need twice'),
  )
  .meta({ id: 'ReferralRequest', description: 'A request for help for one person, from any door' });
export type ReferralRequest = z.infer<typeof ReferralRequest>;
