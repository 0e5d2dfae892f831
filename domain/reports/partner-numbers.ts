import type { EventType, ReferralEvent } from '../../events/referral-events.ts';
import type { OnwardStatus } from '../../schemas/codes.ts';
import type { OnwardId, PartnerId } from '../../schemas/ids.ts';
import { workingDayMinutes, workingMinutesBetween } from '../time/working-time.ts';
import { type History, historiesOf, type Period, wasMeant } from './histories.ts';
import { requestsIn, statusOf } from './requests.ts';

/** How a partner has done with what it was asked in a period. Every count is the sum of its parts. */
export interface PartnerNumbers extends Period {
  readonly received: number;
  /** Where the requests received stand now. */
  readonly standing: Readonly<Record<'accepted' | 'waitlisted' | 'declined' | 'unanswered' | 'withdrawn', number>>;
  /** Requests that the partner has said anything to, a question included. */
  readonly replied: number;
  /** Of those, in working days to one decimal; nothing where none has been replied to. */
  readonly medianReplyDays?: number;
  /** Of the accepted. */
  readonly attendance: Readonly<Record<'attended' | 'didNotAttend' | 'notKnown', number>>;
}

/** @param events from the first day of the period until now */
export function partnerNumbers(events: Iterable<ReferralEvent>, partner: PartnerId, period: Period): PartnerNumbers {
  const requests = requestsTo(events, partner, period);
  const statuses = requests.map(statusOf);
  const counted = (which: readonly OnwardStatus[]) => statuses.filter(status => which.includes(status)).length;
  const accepted = requests.filter((_, i) => isAccepted.includes(statuses[i] ?? 'requested'));
  const waits = requests.flatMap(replyDays);
  return {
    ...period,
    received: requests.length,
    standing: {
      accepted: accepted.length,
      waitlisted: counted(['waitlisted']),
      declined: counted(['declined']),
      unanswered: counted(['requested']),
      withdrawn: counted(['withdrawn']),
    },
    replied: waits.length,
    ...(waits.length > 0 && { medianReplyDays: Math.round(median(waits) * 10) / 10 }),
    attendance: attendanceOf(accepted),
  };
}

/** What happened to each request to this partner that was made in the period, in the order they were made. */
export const requestsTo = (events: Iterable<ReferralEvent>, partner: PartnerId, period: Period): History[] =>
  historiesOf(events)
    .filter(wasMeant)
    .flatMap(history => requestsIn(history, period))
    .filter(([first]) => first?.type === 'OnwardReferralRequested.v1' && first.partner === partner)
    .sort(([a], [b]) => ((a?.at ?? '') < (b?.at ?? '') ? -1 : 1));

/** Which request a history is of. */
export const onwardIn = ([first]: History): OnwardId | undefined =>
  first?.type === 'OnwardReferralRequested.v1' ? first.onward : undefined;

const isAccepted: readonly OnwardStatus[] = ['accepted', 'in-progress', 'completed', 'failed'];
const replies = new Set<EventType>([
  'PartnerAccepted.v1',
  'PartnerWaitlisted.v1',
  'PartnerDeclined.v1',
  'PartnerAsked.v1',
]);

/** Until the partner first said anything; an answer that was taken back was said all the same. */
function replyDays(request: History): number[] {
  const [asked] = request;
  const reply = request.find(({ type }) => replies.has(type));
  return asked && reply ? [workingMinutesBetween(asked.at, reply.at) / workingDayMinutes] : [];
}

/** @param numbers at least one */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}

/** Who has once been has attended, whatever came after. */
function attendanceOf(accepted: readonly History[]) {
  const found = accepted.map(request => {
    const said = request.flatMap(event => (event.type === 'AttendanceReported.v1' ? [event.attendance] : []));
    const end = request.flatMap(event => (event.type === 'OnwardReferralEnded.v1' ? [event.outcome] : [])).at(-1);
    if (said.includes('attended') || end === 'completed' || end === 'left-early') return 'attended';
    return said.length > 0 || end === 'did-not-attend' ? 'didNotAttend' : 'notKnown';
  });
  const count = (which: string) => found.filter(one => one === which).length;
  return { attended: count('attended'), didNotAttend: count('didNotAttend'), notKnown: count('notKnown') };
}
