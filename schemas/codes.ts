import * as z from 'zod';

// Every list of codes is written once, here. Anything narrower is .extract() or .exclude() of one of these.

/** The door a referral came through. */
export const Channel = z.enum(['gp-pcn', 'cmht', 'partner', 'self', 'drop-in', 'outreach', 'internal']);
export type Channel = z.infer<typeof Channel>;

/** Channels on which a professional refers someone else, so the questions asked of professionals apply. */
export const ProfessionalChannel = Channel.exclude(['self', 'drop-in']);

/** What help is wanted with, in our own short list. Labels are what a person would say. */
export const needLabels = {
  'mental-wellbeing': 'Feeling low, anxious or stressed',
  'physical-wellbeing': 'Getting active and physical health',
  loneliness: 'Meeting people and feeling less alone',
  housing: 'Housing, repairs or tenancy',
  homelessness: 'Nowhere safe to stay',
  'debt-money': 'Debt, bills or budgeting',
  benefits: 'Benefits, PIP or Universal Credit',
  'food-fuel': 'Food or energy',
  employment: 'Paid work',
  volunteering: 'Volunteering',
  learning: 'Courses and basic skills',
  digital: 'Devices, data and digital skills',
  carer: 'Caring for someone',
  bereavement: 'Loss and grief',
  'domestic-abuse': 'Safety at home',
  addiction: 'Alcohol, drugs or gambling',
  immigration: 'Asylum, immigration or English language',
  transport: 'Getting there',
  legal: 'Legal advice or discrimination',
  'arts-creative': 'Arts, music, cooking or nature',
  'not-sure': 'Not sure, wants to talk',
} as const;

export type NeedCode = keyof typeof needLabels;
/** A need as it stands in the middle of a sentence: `benefits, PIP or Universal Credit`. */
export const needInWords = (code: NeedCode): string =>
  needLabels[code].charAt(0).toLowerCase() + needLabels[code].slice(1);

export const NeedCode = z.enum(Object.keys(needLabels) as [NeedCode, ...NeedCode[]]);

/** An answer that only a person may act on: any of these holds the referral and pages the duty role (hazard H4). */
export const ImmediateConcern = z.enum([
  'immediate-danger',
  'suicidal-thoughts-or-self-harm',
  'safeguarding-adult',
  'safeguarding-child',
  'domestic-abuse',
  'risk-to-others',
  'lacks-capacity',
  'no-safe-contact',
  'clinician-marked-urgent',
]);
export type ImmediateConcern = z.infer<typeof ImmediateConcern>;

/** Why a referral is held for a person to look at before anything automatic happens to it. */
export const HoldReason = z.enum([
  'immediate-concern',
  'safeguarding',
  'no-safe-way-of-contact',
  'under-18',
  'consent-not-given',
  'need-for-a-person-only',
  'phrase-in-free-text',
]);
export type HoldReason = z.infer<typeof HoldReason>;

export const ConsentStatus = z.enum(['given', 'refused', 'not-sought', 'best-interests']);
export const SharePartners = z.enum(['none', 'ask-each-time', 'named']);
/** How much of what happens the person agrees that whoever referred them hears. */
export const FeedbackScope = z.enum(['full', 'codes', 'none']);
export type FeedbackScope = z.infer<typeof FeedbackScope>;
/** As it stands after "whoever referred them hears". */
export const feedbackInWords: Readonly<Record<FeedbackScope, string>> = {
  full: 'what happens',
  codes: 'codes alone',
  none: 'nothing',
};

/**
 * UK Core preferred contact method: 1 letter, 2 visit, 3 telephone, 4 e-mail, 5 minicom, 6 telephone through somebody
 * else, 7 sign language, 8 no telephone contact, 9 text message.
 */
export const ContactMethod = z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9']);

export const ContactChannel = z.enum(['phone', 'sms', 'email', 'letter', 'visit']);

/** NHS England's verification list 01–08: only a trace against the national record makes it 01. */
export const NhsNumberStatus = z.enum(['01', '02', '03', '04', '05', '06', '07', '08']);

export const RiskStatement = z.enum(['no-known-risks', 'risks-described', 'not-assessed']);
export const TeamType = z.enum(['cmht', 'eip', 'other']);
export const Urgency = z.enum(['routine', 'soon']);

/** How an offer is taken part in. */
export const Mode = z.enum(['face-to-face', 'phone', 'online']);
export type Mode = z.infer<typeof Mode>;

/** What a place must have for someone to be able to use it. */
export const accessLabels = {
  'step-free': 'step-free access',
  'accessible-toilet': 'an accessible toilet',
  'hearing-loop': 'a hearing loop',
  bsl: 'British Sign Language',
  'quiet-space': 'a quiet space',
  'easy-read': 'easy read materials',
} as const;
export type AccessNeed = keyof typeof accessLabels;
export const AccessNeed = z.enum(Object.keys(accessLabels) as [AccessNeed, ...AccessNeed[]]);

export const Day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Day = z.infer<typeof Day>;
export const PartOfDay = z.enum(['morning', 'afternoon', 'evening']);
export type PartOfDay = z.infer<typeof PartOfDay>;

/** Gravity SDOH capacity codes, and `unknown` when nobody has told us. */
export const Capacity = z.enum(['capacity', 'waitlist', 'additional-assessment-required', 'no-capacity', 'unknown']);
export type Capacity = z.infer<typeof Capacity>;

/** Every destination is counted under exactly one of these. */
export const ReportGroup = z.enum(['life-rooms', 'employment', 'volunteering', 'social-support']);

/** Where the referral stands. `held`, `assigned` and `active` are all answers to "is anyone looking at it?". */
export const ReferralStatus = z.enum([
  'received',
  'held',
  'assigned',
  'active',
  'closed',
  'withdrawn',
  'entered-in-error',
]);
export type ReferralStatus = z.infer<typeof ReferralStatus>;

/** A contact is one attempt to speak with the person, however it is made. */
export const contactTypes = {
  phone: 'by telephone',
  sms: 'by text message',
  email: 'by e-mail',
  letter: 'by letter',
  visit: 'by a visit',
  video: 'by video',
  'face-to-face': 'face to face',
  'drop-in': 'when the person came in',
} as const;
export type ContactType = keyof typeof contactTypes;
export const ContactType = z.enum(Object.keys(contactTypes) as [ContactType, ...ContactType[]]);

/** What became of a contact. Only `spoke` is a conversation; a missed appointment is not a lack of interest. */
export const contactOutcomes = {
  spoke: 'we spoke',
  'no-answer': 'no answer',
  voicemail: 'left a voicemail',
  'message-sent': 'sent a message',
  'wrong-number': 'wrong number',
  'did-not-attend': 'they did not come',
  cancelled: 'cancelled',
} as const;
export type ContactOutcome = keyof typeof contactOutcomes;
export const ContactOutcome = z.enum(Object.keys(contactOutcomes) as [ContactOutcome, ...ContactOutcome[]]);

/** What may be told to a partner, one by one: an offer's agreement names those it needs, a consent those it allows. */
export const sharedFieldLabels = {
  'first-name': 'first name',
  'full-name': 'full name',
  phone: 'telephone number',
  email: 'e-mail address',
  address: 'address',
  outcode: 'the first half of the postcode',
  'age-band': 'age band',
  'birth-date': 'date of birth',
  language: 'language and interpreter',
  'access-needs': 'access needs and adjustments',
  need: 'what help is wanted with',
  'own-words': "what matters, in the person's own words",
} as const;
export type SharedField = keyof typeof sharedFieldLabels;
export const SharedField = z.enum(Object.keys(sharedFieldLabels) as [SharedField, ...SharedField[]]);

/** How a consent was given: what is written on paper outlasts what was said on the telephone. */
export const ConsentChannel = z.enum(['spoken', 'written', 'digital']);

/** FHIR Task words. `accepted` becomes `in-progress` with the first attendance. */
export const OnwardStatus = z.enum([
  'requested',
  'waitlisted',
  'accepted',
  'in-progress',
  'completed',
  'failed',
  'declined',
  'withdrawn',
]);
export type OnwardStatus = z.infer<typeof OnwardStatus>;

/** Why a partner cannot take somebody. They differ in what follows: no capacity is not the same as not eligible. */
export const declineReasons = {
  'no-capacity': 'there is no place at the moment',
  'waiting-too-long': 'the wait would be too long for this person',
  'out-of-area': 'the person lives outside the area',
  'not-eligible': 'the person is not eligible',
  'need-outside-service': 'the need is not one that this service meets',
  'information-missing': 'more information is needed',
  'safety-concern': 'there is a concern about safety, which a person must look at',
  'service-paused': 'the service is paused or closed',
  'could-not-contact': 'the person could not be reached',
  'person-declined': 'the person does not want it',
} as const;
export type DeclineReason = keyof typeof declineReasons;
export const DeclineReason = z.enum(Object.keys(declineReasons) as [DeclineReason, ...DeclineReason[]]);
export const DeclinedBy = z.enum(['partner', 'person', 'service']);
export type DeclinedBy = z.infer<typeof DeclinedBy>;

/** Why an advisor and the person find that an offer is not for them. */
export const unsuitableReasons = {
  'would-rather-not': 'the person would rather not',
  'tried-before': 'the person has tried it before',
  'too-far': 'it is too far',
  'wrong-time': 'the day or the time does not suit',
  cost: 'it costs too much',
  access: 'the person could not get in or take part',
  'not-as-described': 'the description is not right',
  'something-else': 'something else',
} as const;
export type UnsuitableReason = keyof typeof unsuitableReasons;
export const UnsuitableReason = z.enum(Object.keys(unsuitableReasons) as [UnsuitableReason, ...UnsuitableReason[]]);

export const Attendance = z.enum(['attended', 'did-not-attend']);
/** How taking part ended. */
export const onwardOutcomes = {
  completed: 'the person saw it through',
  'did-not-attend': 'the person did not come',
  'left-early': 'the person left early',
  'not-suitable': 'it did not suit the person',
} as const;
export type OnwardOutcome = keyof typeof onwardOutcomes;
export const OnwardOutcome = z.enum(Object.keys(onwardOutcomes) as [OnwardOutcome, ...OnwardOutcome[]]);

/** The clinical teams a need may be raised with. Never decided by a machine. */
export const clinicalTeams = {
  cmht: 'the community mental health team',
  gp: 'the GP practice',
  'crisis-team': 'the crisis team',
  safeguarding: 'the safeguarding team',
} as const;
export type ClinicalTeam = keyof typeof clinicalTeams;
export const ClinicalTeam = z.enum(Object.keys(clinicalTeams) as [ClinicalTeam, ...ClinicalTeam[]]);

/** "Did it help?", in the person's own choice of answer. */
export const personAnswers = {
  yes: 'it helped',
  'not-yet': 'it has not helped yet',
  'did-not-go': 'they did not go',
  'something-else': 'they need something else',
} as const;
export type PersonAnswer = keyof typeof personAnswers;
export const PersonAnswer = z.enum(Object.keys(personAnswers) as [PersonAnswer, ...PersonAnswer[]]);

/** How a referral ended. */
export const closureReasons = {
  'need-met': 'the need was met',
  'need-partly-met': 'the need was partly met',
  'no-suitable-offer': 'no suitable offer or place was found',
  'person-declined': 'the person did not want to go on',
  'could-not-contact': 'the person could not be reached after the agreed attempts',
  disengaged: 'the person stopped taking part after starting',
  'moved-away': 'the person moved away',
  'referred-in-error': 'the referral was a duplicate or made in error',
  'needs-clinical-care': 'the person was returned to the referrer for clinical care',
  escalated: 'the person is with a clinical or safeguarding team',
  'supported-elsewhere': 'the person already has support elsewhere',
  deceased: 'the person has died',
} as const;
export type ClosureReason = keyof typeof closureReasons;
export const ClosureReason = z.enum(Object.keys(closureReasons) as [ClosureReason, ...ClosureReason[]]);

/** Who is calling. A referrer is bound to an organisation, a partner to what it runs; the others work for the service. */
export const Role = z.enum(['referrer', 'partner', 'advisor', 'manager', 'operator']);
export type Role = z.infer<typeof Role>;

/** Roles that are paged: each rung of a ladder is one of these, reached by the address in the service's policy. */
export const DutyRole = z.enum(['duty', 'manager', 'clinical-lead']);
export type DutyRole = z.infer<typeof DutyRole>;

/** What a machine may be allowed to do. Each person has the scopes of their role. */
export const Scope = z.enum(['referrals/write', 'referrals/read', 'cases/work', 'partners/work', 'service/operate']);
export type Scope = z.infer<typeof Scope>;
