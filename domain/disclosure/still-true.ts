import type { Message, MessageKind } from '../../schemas/message.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { isInCare, isOpen, type Referral } from '../referral/state.ts';

/** Why it is not sent any more, if it is not: news that has been overtaken would send somebody to do what is done. */
export function noLongerTrue(
  message: Message,
  { referral, ledger }: { readonly referral: Referral; readonly ledger: readonly Message[] },
): string | undefined {
  const onward = referral.onward.find(({ id }) => id === message.about?.onward);
  const checks = [...generally(message), stillTrue[message.kind]];
  return checks.map(check => check({ message, referral, onward, ledger })).find(because => because !== undefined);
}

interface Subject {
  readonly message: Message;
  readonly referral: Referral;
  readonly onward: OnwardReferral | undefined;
  readonly ledger: readonly Message[];
}
type Check = (subject: Subject) => string | undefined;

const unless =
  (holds: (subject: Subject) => boolean, because: string): Check =>
  subject =>
    holds(subject) ? undefined : because;

const always: Check = () => undefined;

function generally({ to }: Message): Check[] {
  if (to.kind === 'referrer') return [unless(isMeant, 'the referral was made in error')];
  return to.kind === 'person'
    ? [unless(isMeant, 'the referral was made in error'), unless(isAlive, 'the person has died')]
    : [];
}

const isMeant = ({ referral }: Subject) => referral.status !== 'entered-in-error';
const isAlive = ({ referral }: Subject) => referral.status !== 'closed' || referral.closed.reason !== 'deceased';

/** In their care, or last in their care. */
const isTheirs = ({ referral, message: { to } }: Subject) =>
  to.kind === 'advisor' && 'advisor' in referral && referral.advisor === to.advisor;
const isInTheirCare = (subject: Subject) => isInCare(subject.referral) && isTheirs(subject);

const isBeforeThem = (subject: Subject) =>
  isTheirs(subject) &&
  subject.referral.attention.some(
    ({ to, onward }) => to === subject.message.about?.attention && onward === subject.message.about.onward,
  );

const waitsForAttempt = ({ referral }: Subject) => isInCare(referral) && referral.outreach.nextBy !== undefined;
const waitsForNextAttempt = (subject: Subject) => isInTheirCare(subject) && waitsForAttempt(subject);
const waitsForDecision = ({ referral }: Subject) => isInCare(referral) && referral.outreach.decideBy !== undefined;

/** Both kinds: something put before the advisor, and what is to happen after the attempts. */
const isUndecided = (subject: Subject) => {
  const { attention, onward } = subject.message.about ?? {};
  return attention
    ? subject.referral.attention.some(one => one.to === attention && (!onward || one.onward === onward))
    : waitsForDecision(subject);
};

const isUnacknowledged = ({ referral, message: { about } }: Subject) =>
  referral.escalations.some(({ id, receipt }) => id === about?.escalation && !receipt);

/** The very answer that this is news of: not one that was taken back, nor one that another has taken the place of. */
const isAnswered = ({ onward, message }: Subject) =>
  onward?.answeredAt === message.queuedAt && onward.status !== 'withdrawn';

const waitsForPartner = ({ onward }: Subject) =>
  onward !== undefined &&
  (onward.status === 'requested' || onward.status === 'waitlisted') &&
  (onward.question === undefined || onward.question.answer !== undefined);
/** One that has given an answer, or is given up on, has no time left to answer by. */
const isReminded = (subject: Subject) => waitsForPartner(subject) && subject.onward?.escalateAt !== undefined;
/** A place is theirs, or may be by now. */
const mayAttend = ({ onward }: Subject) =>
  (onward?.status === 'waitlisted' || onward?.status === 'accepted' || onward?.status === 'in-progress') &&
  onward.checkAt !== undefined;
const hasAttended = ({ onward }: Subject) =>
  onward !== undefined && (onward.sessions > 0 || onward.status === 'completed');

/** A partner that was never asked has nothing to stop. One that is being asked at this moment has. */
const wasAsked = ({ ledger, onward }: Subject) =>
  ledger.some(
    ({ kind, about, state }) =>
      kind === 'partner-request' &&
      about?.onward === onward?.id &&
      (state.status === 'sent' || state.status === 'leased' || state.status === 'failed'),
  );

const overtaken = 'the partner has taken this answer back, or has given another';
const noLongerAnswered = 'the partner has taken this answer back, or the request has been withdrawn';
const isShared = ({ onward }: Subject) => onward !== undefined && onward.status !== 'withdrawn';
const notTheirs = 'the referral is no longer assigned to this advisor';

const stillTrue: Record<MessageKind, Check> = {
  'advisor-assigned': unless(isInTheirCare, notTheirs),
  'advisor-taken-over': unless(subject => !isInTheirCare(subject), 'it is theirs again'),
  'advisor-attention': unless(isBeforeThem, 'it has been settled, or is another advisor’s'),
  'advisor-attempt-due': unless(waitsForNextAttempt, 'no attempt is waited for any more'),
  'advisor-partner-accepted': subject =>
    (isTheirs(subject) ? undefined : notTheirs) ?? (isAnswered(subject) ? undefined : overtaken),
  'duty-hold': unless(({ referral }) => referral.status === 'held', 'the hold has been released'),
  'duty-receipt-missing': unless(isUnacknowledged, 'the team has said that it has it'),
  'duty-concern': always,
  'manager-unassigned': unless(
    ({ referral }) => referral.status === 'received',
    'the referral is no longer waiting to be assigned',
  ),
  'manager-contact-overdue': unless(
    subject => subject.referral.status === 'assigned' || waitsForAttempt(subject),
    'the referral is no longer waiting for a contact',
  ),
  'manager-decision-overdue': unless(isUndecided, 'somebody has decided'),
  'manager-message-failed': always,
  'manager-webhook-disabled': always,
  'referrer-acknowledged': always,
  'referrer-linked': always,
  'referrer-assigned': unless(({ referral }) => isInCare(referral), 'the referral is no longer assigned'),
  'referrer-contacted': always,
  'referrer-partner-waitlisted': unless(isAnswered, overtaken),
  'referrer-partner-accepted': unless(isAnswered, overtaken),
  'referrer-attended': always,
  'referrer-partner-ended': always,
  'referrer-closed': unless(({ referral }) => !isOpen(referral), 'the referral has been reopened'),
  'referrer-webhook-disabled': always,
  'partner-request': unless(isReminded, 'the request has been answered or withdrawn'),
  'partner-nudge': unless(isReminded, 'the partner has answered, or is not waited for any more'),
  'partner-answer': unless(waitsForPartner, 'the request has been answered or withdrawn'),
  'partner-stop': unless(wasAsked, 'the partner was never asked'),
  'partner-attendance': unless(mayAttend, 'nobody needs to be asked any more'),
  'person-not-reached': unless(
    ({ referral }) => isInCare(referral) && referral.outreach.attempts > 0,
    'somebody has spoken with them, or the referral has ended',
  ),
  'person-shared': unless(isShared, 'the request has been withdrawn'),
  'person-waitlisted': unless(isAnswered, noLongerAnswered),
  'person-accepted': unless(isAnswered, noLongerAnswered),
  'person-did-it-help': unless(
    subject => hasAttended(subject) && subject.referral.status !== 'withdrawn',
    'the referral has been withdrawn',
  ),
};
