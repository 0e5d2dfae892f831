import { AccessNeed, Channel, Day, Mode, PartOfDay, TeamType } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import { none } from './layout.ts';
import { Words } from './views.ts';

/**
 * What the rules and terms read of one offer, in eight words of 32 bits (lowest bit first):
 *
 *     0  point        number of its place, or none
 *     1  who          minimum age 7 · maximum age 7 · audience 3 · teams 3 · channels 7 · paid work 1 · human check 1
 *     2  how          sessions 21 · sessions known 1 · modes 3 · interpreter 2
 *     3  access       has 6 · lacks 6 · merit 20
 *     4  area         unknown, anywhere, or a set of outcodes
 *     5  partner
 *     6  tongue 16    set of languages, or none · site 16, or none
 *     7  dates        number of its (opens, closes, assuredOn)
 */
export const wordsARecord = 8;

/** What a record needs of the dictionaries, numbered as they were met. */
export interface Numbers {
  readonly point: number;
  readonly area: number;
  readonly partner: number;
  readonly tongue: number;
  readonly site: number;
  readonly dates: number;
}

export function writeRecord(offer: Offer, numbers: Numbers): readonly number[] {
  return [
    numbers.point,
    whoWord(offer),
    howWord(offer),
    maskOf(AccessNeed.options, offer.access?.has) | (maskOf(AccessNeed.options, offer.access?.lacks) << 6),
    numbers.area,
    numbers.partner,
    (numbers.tongue | (numbers.site << 16)) >>> 0,
    numbers.dates,
  ];
}

/** What is known only once every offer has been met: its merit, and where its partner and site come in their lists. */
export function settleRecord(
  words: readonly number[],
  settled: { readonly merit: number; readonly partners: readonly number[]; readonly sites: readonly number[] },
): readonly number[] {
  const [point = 0, who = 0, how = 0, access = 0, served = 0, partner = 0, tongueAndSite = 0, dates = 0] = words;
  const site = settled.sites[siteIn(words)] ?? none.narrow;
  return [
    point,
    who,
    how,
    (access | (settled.merit << 12)) >>> 0,
    served,
    settled.partners[partner] ?? 0,
    ((tongueAndSite & 0xffff) | (site << 16)) >>> 0,
    dates,
  ];
}

/** Its site, or none. */
export const siteIn = (words: readonly number[]) => (words[6] ?? 0) >>> 16;

function whoWord(offer: Offer): number {
  return (
    ((offer.minimumAge ?? anyAge) |
      ((offer.maximumAge ?? anyAge) << 7) |
      (audiences.indexOf(offer.audience) << 14) |
      (maskOf(TeamType.options, offer.underTeam) << 17) |
      (maskOf(Channel.options, offer.channels) << 20) |
      ((offer.paidWorkGoal ? 1 : 0) << 27) |
      ((offer.humanCheck ? 1 : 0) << 28)) >>>
    0
  );
}

function howWord(offer: Offer): number {
  const sessions = (offer.sessions ?? []).reduce((mask, { day, part }) => mask | sessionBit(day, part), 0);
  const interpreter = interpreters.indexOf(offer.interpreter);
  return (
    sessions | (offer.sessions ? sessionsKnown : 0) | (maskOf(Mode.options, offer.modes) << 22) | (interpreter << 25)
  );
}

export const anyAge = 0x7f;
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
    return this.#words.at(record * wordsARecord);
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
    return this.#words.at(record * wordsARecord + 4);
  }

  partnerOf(record: number): number {
    return this.#words.at(record * wordsARecord + 5);
  }

  tongueOf(record: number): number {
    return this.#words.at(record * wordsARecord + 6) & 0xffff;
  }

  siteOf(record: number): number {
    return this.#words.at(record * wordsARecord + 6) >>> 16;
  }

  datesOf(record: number): number {
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
export const modesIn = (how: number) => (how >>> 22) & 7;
export const interpreterIn = (how: number) => (how >>> 25) & 3;

const faceToFace = maskOf(Mode.options, ['face-to-face']);
export const isFaceToFace = (how: number) => (modesIn(how) & faceToFace) !== 0;
export const isFromHome = (how: number) => (modesIn(how) & ~faceToFace) !== 0;
