import { inStage, type ReferralEvent } from '../../events/referral-events.ts';
import type { TimelineEntry } from '../../schemas/api.ts';
import type { FeedbackScope } from '../../schemas/codes.ts';
import type { Instant } from '../../schemas/time.ts';
import { canBeUndone, dueAt } from './consequences.ts';
import type { Names } from './names.ts';
import { endingTold } from './timeline/ending.ts';
import { onwardTold } from './timeline/onward.ts';
import { receivingTold } from './timeline/receiving.ts';
import { supportingTold } from './timeline/supporting.ts';
import type { History, Telling } from './timeline/telling.ts';

export interface Reader {
  /** Staff read everything; a referrer what the person agrees that they hear. */
  readonly hears: 'everything' | FeedbackScope;
  readonly names: Names;
  readonly now: Instant;
}

/**
 * What has happened to a referral, in the words of the service, oldest first. What a partner may still take back, or has
 * taken back, is told to no referrer.
 */
export function timelineOf(events: readonly ReferralEvent[], { hears, names, now }: Reader): TimelineEntry[] {
  const history: History = {
    names,
    offers: new Map(
      events.flatMap(event => (event.type === 'OnwardReferralRequested.v1' ? [[event.onward, event]] : [])),
    ),
    firstSpoken: events.find(event => event.type === 'ContactRecorded.v1' && event.outcome === 'spoke')?.sequence,
  };
  const heard =
    hears === 'everything' ? events : events.filter(event => dueAt(event) <= now && isStillSaid(event, events));
  return heard.flatMap(event => {
    const sentence = sentenceFor(told(event, history), hears);
    return sentence ? [{ at: event.at, what: event.type, sentence }] : [];
  });
}

/** Whether a partner's answer is still its answer, for all that has happened since. */
function isStillSaid(event: ReferralEvent, events: readonly ReferralEvent[]): boolean {
  if (!('onward' in event) || !canBeUndone.has(event.type)) return true;
  const next = events.find(
    other =>
      other.sequence > event.sequence &&
      'onward' in other &&
      other.onward === event.onward &&
      (canBeUndone.has(other.type) || other.type === 'PartnerAnswerUndone.v1'),
  );
  return next?.type !== 'PartnerAnswerUndone.v1';
}

/** Every event has its sentence: somebody who supports the person can read all that has happened. */
function told(event: ReferralEvent, history: History): Telling {
  if (inStage.receiving(event)) return receivingTold(event, history);
  if (inStage.supporting(event)) return supportingTold(event, history);
  return inStage.onward(event) ? onwardTold(event, history) : endingTold(event);
}

function sentenceFor({ toStaff, toReferrer, inCodes, bare }: Telling, hears: Reader['hears']): string | undefined {
  switch (hears) {
    case 'everything':
      return toStaff;
    case 'full':
      return toReferrer;
    case 'codes':
      return inCodes;
    case 'none':
      return bare;
  }
}
