import { mostSubscriptions } from '../schemas/webhook.ts';

/** Every target and escalation time of the service, in one place. Working time is domain/time/working-time.ts. */
export const targets = {
  /** A wake-up of matching that has not been acted on by then is taken for lost and repeated. */
  lostWakeUpSeconds: 20,
  /** What is due longer than this is overdue: keeping a promise takes moments, so something is wrong. */
  overdueAfterSeconds: 300,
  /** A held referral is looked at by a person within this, or the page is repeated and climbs. */
  holdLookWorkingMinutes: 15,
  /** After the first rounds every further page waits longer, so that a page stays something to act on. */
  holdRepeatWorkingMinutes: 60,
  /** Whoever takes a hold decides by the end of the next working day. */
  holdDecideWorkingDays: 1,
  assignWorkingDays: 1,
  firstContactWorkingDays: { routine: 2, soon: 1 },
  /** So many attempts to reach a person, at different times of day, before a letter is sent and somebody decides. */
  contactAttempts: 3,
  nextAttemptWorkingDays: 4,
  /** So many reminders of a late attempt go to the advisor alone; with the next the manager is told. */
  remindersAlone: 1,
  /** After the last attempt and the letter: somebody decides what happens. No machine does. */
  decideAfterAttemptsWorkingDays: 5,
  /** Something only the advisor can decide: after this the manager is told. */
  attentionWorkingDays: 2,
  /** A partner is reminded after so many working days, twice; then the advisor is told. Nothing expires. */
  partnerNudgeWorkingDays: [3, 6],
  partnerSilenceWorkingDays: 8,
  /** Somebody asks whether the person has been. */
  attendanceCheckWorkingDays: 20,
  /** Once the person has been, somebody asks after twelve weeks how it ended. */
  outcomeCheckWorkingDays: 60,
  /** Twelve weeks after somebody last spoke with the person, the advisor looks at how things are. */
  reviewWorkingDays: 60,
  /** A concern that a partner or the person has put into words: the manager is told when nobody has acted by then. */
  concernWorkingMinutes: 60,
  /** A partner may take back an answer for this long; what follows from it waits until then. */
  undoMinutes: 10,
  /** Whoever runs an offer is asked again whether what we say of it is still right. */
  assuranceDays: 90,
  /** A link without an account can be used for this long, once. */
  linkDays: 28,
  drafts: {
    /** What nobody has gone on writing for so long is deleted. */
    days: 28,
    /** As many people as a clinic may have half written; without a bound a program could fill the store. */
    ofOneSignIn: 20,
  },
  /** Teams that never close say that they have a concern within so many minutes of the clock, or the duty role is paged. */
  receiptMinutes: { 'crisis-team': 30, safeguarding: 120 },
  receiptRepeatMinutes: 60,
  /** The others within a working day: nobody could answer a page at midnight on a Saturday. */
  receiptWorkingMinutes: { cmht: 420, gp: 420 },
  /** Consent is gone over again after a year unless another day is agreed. */
  consentReviewDays: 365,
  /** A sender holds a message for this long; afterwards the provider is asked what became of it. */
  sendingLeaseSeconds: 90,
  /** Waits after failed attempts to send, in seconds; after the last one a person is told. */
  sendingRetrySeconds: [30, 120, 600, 1800, 3600],
  webhooks: {
    /** Waits after failed attempts to deliver; after the last one, about 24 hours on, a delivery has failed. */
    retrySeconds: [5, 300, 1800, 7200, 18_000, 28_800, 28_800],
    /** A receiver may ask for more time, and gets this much at most. */
    longestRetryAfterSeconds: 6 * 3600,
    /** A subscription that has taken nothing for so long is disabled, and a person is told. */
    disableAfterDays: 5,
    /** After a rotation the old secret goes on signing beside the new one. */
    oldSecretHours: 24,
    subscriptionsOfOneOrganisation: mostSubscriptions,
    /** How far back the log of deliveries is shown. */
    logDays: 30,
  },
} as const;

/** Who is paged about a hold, round by round; the last rung repeats. */
export const holdLadder = [['duty'], ['duty', 'manager'], ['manager', 'clinical-lead']] as const;
