import type * as z from 'zod';
import type { Staff } from '../../../domain/ports.ts';
import { attentionInWords } from '../../../domain/referral/said.ts';
import { londonDate, officeHours, workingMinutesBetween } from '../../../domain/time/working-time.ts';
import { needLabels } from '../../../schemas/codes.ts';
import { Instant } from '../../../schemas/time.ts';
import type { WorklistEntry } from '../../../schemas/worklist.ts';
import { fullName } from '../house/person-words.ts';
import { saidDay, saidShortly, saidTime } from '../house/said-time.ts';
import { priorityTags, type StatusTag, statusTags, targetTags } from '../house/status-tags.ts';
import { capitalised } from '../house/words.ts';
import { alertsOf, placeOf, type SaidContact, saidContact } from './words.ts';

type Entry = z.input<typeof WorklistEntry>;

/** A case on a list, as it is read. */
export interface WorklistRow {
  readonly href: string;
  readonly person: string;
  readonly reference: string;
  readonly place: string;
  readonly needs: readonly string[];
  readonly alerts: readonly string[];
  /** Of what is not closed. */
  readonly target: (StatusTag & { readonly detail: string }) | undefined;
  readonly priority: StatusTag;
  readonly status: StatusTag & { readonly detail?: string };
  readonly lastContact: SaidContact;
}

export function rowOf(entry: Entry, now: Instant, sites: Staff['sites']): WorklistRow {
  const { id, reference, person, needs, urgency, status, target, endedAt } = entry;
  return {
    href: `/cases/${id}`,
    person: fullName({ ...person.name, given: person.name.given ?? [] }),
    reference,
    place: placeOf(entry, sites),
    needs: needs.map(code => needLabels[code]),
    alerts: alertsOf(entry),
    target: endedAt === undefined ? { ...targetTags[target], detail: targetDetail(entry, now) } : undefined,
    priority: priorityTags[urgency],
    status: { ...statusTags[status], detail: standing(entry) },
    lastContact: saidContact(entry),
  };
}

/** What waits for the advisor, or else what is to happen, or when it ended. */
function standing({ hold, attention: [first], next, endedAt }: Entry): string {
  if (hold) return 'A person must look first';
  if (endedAt !== undefined && !first) return saidDay(Instant.parse(endedAt));
  if (!first) return next?.sentence ?? '';
  const words = attentionInWords[first.to];
  return capitalised(words);
}

/** `2 working days late`, `by 4:30pm`, `by Wed 25 Nov`. */
function targetDetail({ target, dueAt: due }: Entry, now: Instant): string {
  const dueAt = Instant.parse(due);
  if (target !== 'late') return target === 'today' ? `by ${saidTime(dueAt)}` : `by ${saidShortly(dueAt)}`;
  const minutes = workingMinutesBetween(dueAt, now);
  const days = Math.floor(minutes / minutesOfADay);
  if (days >= 1) return `${days} working ${days === 1 ? 'day' : 'days'} late`;
  return `since ${saidTime(dueAt)}${londonDate(dueAt) === londonDate(now) ? '' : ` on ${saidShortly(dueAt)}`}`;
}

const minutesIn = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const minutesOfADay = minutesIn(officeHours.closes) - minutesIn(officeHours.opens);
