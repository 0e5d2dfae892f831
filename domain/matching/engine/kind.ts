import type { Offer } from '../../../schemas/directory.ts';
import { type Asking, verdict } from './asking.ts';
import * as record from './record.ts';

/**
 * What an offer shares with many others and most rules go by, in a number (lowest bit first):
 *
 *     human check 1 · only at its place 1 · tongues 2 · interpreter 2 · modes 3 · audience 3
 *
 * Offers of one kind lie together, so that one look says what all of them may be worth to a person.
 */
const kindsCount = 1 << 12;

const tongues = ['unsaid', 'only English', 'English and others', 'others'] as const;
type Tongues = (typeof tongues)[number];

export function kindOf(offer: Offer): number {
  const modes = record.maskOf(record.modes, offer.modes);
  const isOnlyAtItsPlace = offer.place !== undefined && !offer.modes.some(mode => mode !== 'face-to-face');
  return (
    (offer.humanCheck ? 1 : 0) |
    (isOnlyAtItsPlace ? 2 : 0) |
    (tongues.indexOf(tonguesOf(offer)) << 2) |
    (record.interpreters.indexOf(offer.interpreter) << 4) |
    (modes << 6) |
    (record.audiences.indexOf(offer.audience) << 9)
  );
}

function tonguesOf({ languages }: Offer): Tongues {
  if (!languages) return 'unsaid';
  if (!languages.includes('en')) return 'others';
  return languages.some(language => language !== 'en') ? 'English and others' : 'only English';
}

const tonguesIn = (kind: number): Tongues => tongues[(kind >>> 2) & 3] ?? 'unsaid';
/** Runs of one area and kind have this key, so those of one area lie side by side. */
export const keyOfKind = (served: number, kind: number) => served * kindsCount + kind;
export const areaIn = (key: number) => Math.floor(key / kindsCount);
export const kindIn = (key: number) => key % kindsCount;

export const isHumanChecked = (kind: number) => (kind & 1) === 1;
export const isOnlyAtItsPlace = (kind: number) => (kind & 2) !== 0;

/** The least that rules will say of any offer of a kind, beyond what it asks of everybody. */
export function verdictOnKind(asking: Asking, kind: number): number {
  if (asking.modes !== 0 && ((kind >>> 6) & asking.modes) === 0) return verdict.fail;
  return (asking.byAudience[kind >>> 9] ?? 0) + verdictOnTongues(asking, tonguesIn(kind), (kind >>> 4) & 3);
}

/** Which other languages are spoken, the kind does not say: perhaps the one wanted. */
function verdictOnTongues(asking: Asking, spoken: Tongues, interpreter: number): number {
  switch (spoken) {
    case 'unsaid':
      return asking.takesEnglish ? verdict.pass : (asking.byInterpreterIfUnsaid[interpreter] ?? 0);
    case 'only English':
      return asking.takesEnglish ? verdict.pass : (asking.byInterpreterIfOthers[interpreter] ?? 0);
    case 'others':
      return asking.takesEnglish ? (asking.byInterpreterIfOthers[interpreter] ?? 0) : verdict.pass;
    case 'English and others':
      return verdict.pass;
  }
}
