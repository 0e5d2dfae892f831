import { attemptsAt } from '../../../../domain/referral/attempts.ts';
import { isAttempt } from '../../../../domain/referral/evolve/supporting.ts';
import { targets } from '../../../../domain/targets.ts';
import { saidDate } from '../../../../domain/time/said-date.ts';
import { contactOutcomes, contactTypes } from '../../../../schemas/codes.ts';
import { saidInstant } from '../../house/said-time.ts';
import { capitalised } from '../../house/words.ts';
import type { CaseFacts, CaseView } from '../case-facts.ts';

export interface ContactsModel {
  readonly id: string;
  /** How many attempts there were since somebody last spoke with the person, and what follows from it. */
  readonly attempts: string;
  readonly contacts: readonly Written[];
  readonly notes: readonly (Written & { readonly isRestricted: boolean })[];
  readonly goals: readonly { readonly words: string; readonly detail: string }[];
  readonly plan: readonly PlannedModel[];
}

/** Something that was written down, by whom and when. */
export interface Written {
  readonly at: string;
  readonly said: string;
  readonly heading: string;
  readonly text: string | undefined;
}

interface PlannedModel {
  /** Its place in the plan, from 1. */
  readonly number: number;
  readonly what: string;
  readonly detail: string;
  readonly isDone: boolean;
}

export function presentContacts({ view, writers }: CaseFacts): ContactsModel {
  const by = (subject: string) => writers.get(subject) ?? subject;
  return {
    id: view.id,
    attempts: attemptsInWords(view),
    contacts: view.contacts
      .toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1))
      .map(({ type, outcome, occurredAt, minutes, note, by: who }) => ({
        at: occurredAt,
        said: `${saidInstant(occurredAt)}, ${by(who)}${minutes === undefined ? '' : `, ${minutes} minutes`}`,
        heading: `${capitalised(contactTypes[type])}: ${contactOutcomes[outcome]}`,
        text: note,
      })),
    notes: view.notes.toReversed().map(({ at, by: who, text, restricted }) => ({
      at,
      said: `${saidInstant(at)}, ${by(who)}`,
      heading: restricted ? 'Restricted note' : 'Note',
      text,
      isRestricted: restricted,
    })),
    goals: view.goals.map(({ words, importance, agreedAt }) => ({
      words,
      detail: `${importance} out of 10 for importance, agreed on ${saidInstant(agreedAt)}`,
    })),
    plan: view.plan.map(({ what, who, until, done }, i) => ({
      number: i + 1,
      what,
      detail: `${doers[who]}${until ? `, by ${saidDate(until)}` : ''}${done ? ', done' : ''}`,
      isDone: done,
    })),
  };
}

/** The rule of the service, and where this person stands in it. */
export function attemptsInWords({ contacts }: Pick<CaseView, 'contacts'>): string {
  const inOrder = contacts.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  const since = inOrder.slice(inOrder.findLastIndex(({ outcome }) => outcome === 'spoke') + 1);
  const count = attemptsAt(since.filter(isAttempt).map(({ occurredAt }) => occurredAt));
  return (
    `Tried ${count} of ${targets.contactAttempts} times since anybody last spoke with them. After ` +
    `${targets.contactAttempts} tries, at different times of day, a letter goes out and you decide what happens next. ` +
    'No case closes by itself.'
  );
}

const doers = { person: 'The person', advisor: 'The advisor', partner: 'A partner' } as const;
