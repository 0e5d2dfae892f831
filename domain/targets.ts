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
  /** A sender holds a message for this long; afterwards the provider is asked what became of it. */
  sendingLeaseSeconds: 90,
  /** Waits after failed attempts to send, in seconds; after the last one a person is told. */
  sendingRetrySeconds: [30, 120, 600, 1800, 3600],
} as const;

/** Who is paged about a hold, round by round; the last rung repeats. */
export const holdLadder = [['duty'], ['duty', 'manager'], ['manager', 'clinical-lead']] as const;
