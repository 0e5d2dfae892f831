import { AccessNeed, Channel, Day, Mode, PartOfDay, TeamType } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import { hashOf } from '../tie-break.ts';
import { Words } from './views.ts';

/**
 * What the rules, the terms and the draw read of one offer, in eight words of 32 bits, half a line of a processor's memory
 * (lowest bit first):
 *
 *     0  point 24     number of its place, or none · dates 8
 *     1  who          minimum age 7 · maximum age 7 · audience 3 · teams 3 · channels 7 · paid work 1 · human check 1 ·
 *                     status 2
 *     2  how          sessions 21 · sessions known 1 · modes 3 · interpreter 2
 *     3  access       has 6 · lacks 6 · merit 20
 *     4  area 24      unknown, anywhere, or a set of outcodes · dates 8
 *     5  partner 24   · dates 8: with those above, the number of its (opens, closes, assuredOn)
 *     6  tongue 16    set of languages, or none · site 16, or none
 *     7  hash         of its id, for the draw between equals
 */
export const wordsARecord = 8;

/** What a record says by itself. */
export interface Said {
  readonly who: number;
  readonly how: number;
  readonly access: number;
  readonly hash: number;
}

/** What a record says by the numbers of dictionaries. */
export interface Numbers {
  readonly point: number;
  readonly area: number;
  readonly partner: number;
  readonly tongue: number;
  readonly site: number;
  readonly dates: number;
  readonly merit: number;
}

export const saidOf = (offer: Offer): Said => ({
  who: whoWord(offer),
  how: howWord(offer),
  access: maskOf(AccessNeed.options, offer.access?.has) | (maskOf(AccessNeed.options, offer.access?.lacks) << 6),
  hash: hashOf(offer.id),
});

export function writeRecord({ who, how, access, hash }: Said, numbers: Numbers): readonly number[] {
  const { point, area, partner, tongue, site, dates, merit } = numbers;
  return [
    point | ((dates & 0xff) << 24),
    who,
    how,
    access | (merit << 12),
    area | (((dates >>> 8) & 0xff) << 24),
    partner | ((dates >>> 16) << 24),
    tongue | (site << 16),
    hash,
  ];
}

function whoWord(offer: Offer): number {
  return (
    ((offer.minimumAge ?? anyAge) |
      ((offer.maximumAge ?? anyAge) << 7) |
      (audiences.indexOf(offer.audience) << 14) |
      (maskOf(TeamType.options, offer.underTeam) << 17) |
      (maskOf(Channel.options, offer.channels) << 20) |
      ((offer.paidWorkGoal ? 1 : 0) << 27) |
      ((offer.humanCheck ? 1 : 0) << 28) |
      (statuses.indexOf(offer.status) << 29)) >>>
    0
  );
}

function howWord(offer: Offer): number {
  const sessions = (offer.sessions ?? []).reduce((mask, { day, part }) => mask | sessionBit(day, part), 0);
  const interpreter = interpreters.indexOf(offer.interpreter);
  return sessions | (offer.sessions ? sessionsKnown : 0) | (maskOf(modes, offer.modes) << 22) | (interpreter << 25);
}

export const anyAge = 0x7f;
export const modes = Mode.options;
const statuses: readonly Offer['status'][] = ['open', 'paused', 'closed'];
export const audiences: readonly Offer['audience'][] = [undefined, 'women', 'men', 'carers', 'everyone'];
export const interpreters: readonly Offer['interpreter'][] = [undefined, true, false];
export const sessionsKnown = 1 << 21;

export const sessionBit = (day: Day, part: PartOfDay) =>
  1 << (Day.options.indexOf(day) * PartOfDay.options.length + PartOfDay.options.indexOf(part));

/** One bit for each code of a list, in the list's order. */
export const maskOf = <Code extends string>(list: readonly Code[], chosen: readonly Code[] = []): number =>
  chosen.reduce((mask, code) => mask | (1 << list.indexOf(code)), 0);

/** The records of an image, field by field. */
export class Records {
  readonly #words: Words;

  constructor(bytes: Uint8Array) {
    this.#words = new Words(bytes);
  }

  pointOf(record: number): number {
    return this.#words.at(record * wordsARecord) & 0xffffff;
  }

  who(record: number): number {
    return this.#words.at(record * wordsARecord + 1);
  }

  how(record: number): number {
    return this.#words.at(record * wordsARecord + 2);
  }

  accessOf(record: number): number {
    return this.#words.at(record * wordsARecord + 3);
  }

  meritOf(record: number): number {
    return this.#words.at(record * wordsARecord + 3) >>> 12;
  }

  areaOf(record: number): number {
    return this.#words.at(record * wordsARecord + 4) & 0xffffff;
  }

  partnerOf(record: number): number {
    return this.#words.at(record * wordsARecord + 5) & 0xffffff;
  }

  tongueOf(record: number): number {
    return this.#words.at(record * wordsARecord + 6) & 0xffff;
  }

  siteOf(record: number): number {
    return this.#words.at(record * wordsARecord + 6) >>> 16;
  }

  datesOf(record: number): number {
    const highest = (word: number) => this.#words.at(record * wordsARecord + word) >>> 24;
    return highest(0) | (highest(4) << 8) | (highest(5) << 16);
  }

  hashOf(record: number): number {
    return this.#words.at(record * wordsARecord + 7);
  }
}

/** The fields of `who` and `how`. */
export const minimumAgeIn = (who: number) => who & 0x7f;
export const maximumAgeIn = (who: number) => (who >>> 7) & 0x7f;
export const audienceIn = (who: number) => (who >>> 14) & 7;
export const teamsIn = (who: number) => (who >>> 17) & 7;
export const channelsIn = (who: number) => (who >>> 20) & 0x7f;
export const wantsPaidWorkIn = (who: number) => (who >>> 27) & 1;
export const humanCheckIn = (who: number) => (who >>> 28) & 1;
export const statusIn = (who: number) => statuses[(who >>> 29) & 3];
export const modesIn = (how: number) => (how >>> 22) & 7;
export const interpreterIn = (how: number) => (how >>> 25) & 3;

const faceToFace = maskOf(modes, ['face-to-face']);
export const isFaceToFace = (how: number) => (modesIn(how) & faceToFace) !== 0;
export const isFromHome = (how: number) => (modesIn(how) & ~faceToFace) !== 0;
