import type { EventType, ReferralEvent } from '../../events/referral-events.ts';
import type { OnwardStatus } from '../../schemas/codes.ts';
import { type History, isWithin, type Period } from './histories.ts';

/** What happened to each request to a partner that was made in the period, the request itself first. */
export function requestsIn(history: History, period: Period): History[] {
  return history
    .filter(event => event.type === 'OnwardReferralRequested.v1' && isWithin(period, event))
    .map(request =>
      history.filter(event => 'onward' in event && 'onward' in request && event.onward === request.onward),
    );
}

/** Where it stands after all of them: an answer that was taken back leaves it where it was. */
export function statusOf(request: History): OnwardStatus {
  let status: OnwardStatus = 'requested';
  let before: OnwardStatus = 'requested';
  for (const event of request) {
    const next: OnwardStatus | undefined = event.type === 'PartnerAnswerUndone.v1' ? before : becomes(event);
    if (!next) continue;
    before = status;
    status = next;
  }
  return status;
}

function becomes(event: ReferralEvent): OnwardStatus | undefined {
  if (event.type === 'AttendanceReported.v1') return event.attendance === 'attended' ? 'in-progress' : undefined;
  if (event.type === 'OnwardReferralEnded.v1') return event.outcome === 'completed' ? 'completed' : 'failed';
  return byAnswer[event.type];
}

const byAnswer: Readonly<Partial<Record<EventType, OnwardStatus>>> = {
  'PartnerAccepted.v1': 'accepted',
  'PartnerWaitlisted.v1': 'waitlisted',
  'PartnerDeclined.v1': 'declined',
  'OnwardReferralWithdrawn.v1': 'withdrawn',
};

/** A question is a reply; so is an answer that was taken back. */
export function repliesTo(request: History) {
  const reply = request.findIndex(({ type }) => replies.has(type));
  const silence = request.findIndex(({ type }) => type === 'PartnerSilenceEscalated.v1');
  if (reply >= 0) return silence >= 0 && silence < reply ? 'afterEscalation' : 'inTime';
  if (request.some(({ type }) => type === 'OnwardReferralWithdrawn.v1')) return 'withdrawnBefore';
  return silence >= 0 ? 'silent' : 'stillWaiting';
}

const replies = new Set<EventType>([
  'PartnerAccepted.v1',
  'PartnerWaitlisted.v1',
  'PartnerDeclined.v1',
  'PartnerAsked.v1',
]);
