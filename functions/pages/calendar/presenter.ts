import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { DuePromise } from '../../cases/list-promises.ts';
import { fullName } from '../house/person-words.ts';
import { saidTime } from '../house/said-time.ts';

/** One day and what is due on it. What is late comes first, whatever its day. */
export interface CalendarDay {
  readonly heading: string;
  readonly isLate: boolean;
  readonly due: readonly {
    readonly href: string;
    readonly time: string;
    readonly person: string;
    readonly reference: string;
    readonly sentence: string;
  }[];
}

export function presentCalendar(promises: readonly DuePromise[], now: Instant): CalendarDay[] {
  const today = londonDate(now);
  const heading = ({ dueAt }: DuePromise) => {
    const date = londonDate(dueAt);
    if (dueAt < now) return late;
    return date === today ? `Today, ${saidDate(date)}` : saidDate(date);
  };
  return [...Map.groupBy(promises, heading)].map(([day, due]) => ({
    heading: day,
    isLate: day === late,
    due: due.map(({ referral, reference, name, dueAt, sentence }) => ({
      href: `/cases/${referral}`,
      time: day === late ? `${saidDate(londonDate(dueAt))}, ${saidTime(dueAt)}` : saidTime(dueAt),
      person: fullName(name),
      reference,
      sentence,
    })),
  }));
}

const late = 'Late';
