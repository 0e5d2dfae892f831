import type { Actor } from '../../../events/referral-events.ts';
import type { ConsentChannel, FeedbackScope, SharedField } from '../../../schemas/codes.ts';
import { feedbackInWords } from '../../../schemas/codes.ts';
import type { PartnerId } from '../../../schemas/ids.ts';
import type { OnwardReferral } from '../../../schemas/support.ts';
import type { CalendarDate, Instant } from '../../../schemas/time.ts';
import { standingConsent } from '../../disclosure/consent.ts';
import { targets } from '../../targets.ts';
import { plusDays } from '../../time/calendar.ts';
import { londonDate } from '../../time/working-time.ts';
import { isOpen, isUnderWay, type Referral } from '../state.ts';
import { asAConcern, inDueCourse } from './by-when.ts';
import { type Answer, concernIn, type Fact, isStaff, refuse, staffOnly } from './fact.ts';
import { given } from './supporting.ts';

export type ConsentCommand =
  | {
      readonly type: 'give-consent';
      readonly partner: PartnerId;
      readonly purpose: string;
      readonly scope: readonly SharedField[];
      readonly channel: ReturnType<typeof ConsentChannel.parse>;
      readonly bestInterests?: string | undefined;
      readonly reviewOn?: CalendarDate | undefined;
    }
  | {
      readonly type: 'refuse-consent';
      readonly partner: PartnerId;
      readonly purpose: string;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'withdraw-consent';
      readonly partner?: PartnerId | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly type: 'change-feedback'; readonly feedback: FeedbackScope };

/** What the person says about who may be told what. Withdrawing stops what is on its way; nobody may prevent it. */
export function onConsent(referral: Referral, command: ConsentCommand, now: Instant, by: Actor): Answer {
  if (command.type === 'withdraw-consent') return withdrawn(referral, command, now, by);
  if (!isStaff(by)) return staffOnly;
  // News and codes go back after it has ended, too.
  if (command.type === 'change-feedback') return feedbackChanged(referral, command.feedback);
  if (!isOpen(referral)) return refuse('not-open', `This referral is ${referral.status}: reopen it first.`);
  const { type, ...said } = command;
  if (type === 'refuse-consent')
    return [given({ type: 'ConsentRefused.v1', ...said }), ...requestsTo(referral, command.partner).map(stop)];
  const reviewOn = command.reviewOn ?? plusDays(londonDate(now), targets.consentReviewDays);
  return [given({ type: 'ConsentGiven.v1', ...said, reviewOn }), ...beyond(referral, command).map(stop)];
}

/** Somebody who agrees to less than before has withdrawn the rest: what rests on it cannot go on. */
const beyond = (referral: Referral, { partner, scope }: Extract<ConsentCommand, { type: 'give-consent' }>) =>
  requestsTo(referral, partner).filter(one => one.scope.some(field => !scope.includes(field)));

function withdrawn(
  referral: Referral,
  { partner, reason }: Extract<ConsentCommand, { type: 'withdraw-consent' }>,
  now: Instant,
  by: Actor,
): Answer {
  if (!isStaff(by) && by.kind !== 'person') return staffOnly;
  const standing = referral.consents.filter(
    one => (partner === undefined || one.partner === partner) && standingConsent(referral, one.partner),
  );
  if (standing.length === 0) return refuse('nothing-to-do', 'There is no consent that could be withdrawn.');
  const stopped = standing.flatMap(one => requestsTo(referral, one.partner)).map(stop);
  // Whoever withdrew it for the person has spoken with them.
  if (isStaff(by)) return [given({ type: 'ConsentWithdrawn.v1', partner, reason }), ...stopped];
  const isConcern = concernIn(reason);
  const attention = (isConcern ? asAConcern : inDueCourse)('consent-withdrawn', now);
  return [given({ type: 'ConsentWithdrawn.v1', partner, reason, isConcern, attention }), ...stopped];
}

const feedbackChanged = ({ request }: Referral, feedback: FeedbackScope): Answer =>
  request.consent.feedbackToGp === feedback
    ? refuse('nothing-to-do', `Whoever referred them hears ${feedbackInWords[feedback]} already.`)
    : [{ type: 'FeedbackChanged.v1', feedback }];

/** Those that are still going on: what has ended cannot be stopped. */
const requestsTo = ({ onward }: Referral, partner: PartnerId) =>
  onward.filter(one => one.partner === partner && isUnderWay(one));

const stop = ({ id }: OnwardReferral): Fact => ({
  type: 'OnwardReferralWithdrawn.v1',
  onward: id,
  because: 'consent-withdrawn',
});
