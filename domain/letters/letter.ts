import type { CalendarDate } from '../../schemas/time.ts';

/** A letter before it is set: on paper, as a page, or as plain text. */
export interface Letter {
  readonly title: string;
  readonly date: CalendarDate;
  /** To whom, a line for each part of the name. */
  readonly to: readonly string[];
  /** Whom it is about, as pairs that a practice files by: `NHS number`, `999 054 8609`. */
  readonly about: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
}
