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
  /** After the last attempt and the letter: somebody decides what happens. No machine does. */
  decideAfterAttemptsWorkingDays: 5,
  /** Something only the advisor can decide: after this the manager is told. */
  attentionWorkingDays: 2,
  /** A partner is reminded after so many working days, twice; then the advisor is told. Nothing expires. */
  partnerNudgeWorkingDays: [3, 6],
  partnerSilenceWorkingDays: 8,
  /** Somebody asks whether the person has been. */
  attendanceCheckWorkingDays: 20,
  /** A partner may take back an answer for this long; what follows from it waits until then. */
  undoMinutes: 10,
  /** A clinical team says that it has a concern within this many minutes of the clock, or the duty role is paged. */
  receiptMinutes: { 'crisis-team': 30, safeguarding: 120, cmht: 480, gp: 480 },
  receiptRepeatMinutes: 60,
  /** Consent is gone over again after a year unless another day is agreed. */
  consentReviewDays: 365,
  /** A sender holds a message for this long; afterwards the provider is asked what became of it. */
  sendingLeaseSeconds: 90,
  /** Waits after failed attempts to send, in seconds; after the last one a person is told. */
  sendingRetrySeconds: [30, 120, 600, 1800, 3600],
} as const;

/** Who is paged about a hold, round by round; the last rung repeats. */
export const holdLadder = [['duty'], ['duty', 'manager'], ['manager', 'clinical-lead']] as const;
