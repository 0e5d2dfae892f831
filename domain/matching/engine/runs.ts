import { type Asking, questionsIn, verdict } from './asking.ts';
import { areaIn, isHumanChecked, isOnlyAtItsPlace, kindIn, verdictOnKind } from './kind.ts';
import { area } from './layout.ts';
import { standingQuestions } from './postings.ts';

/**
 * The areas in whose runs a person may find something: of unknown extent, anywhere, and those that take in their district,
 * or, when nobody knows that, whatever serves certain districts.
 */
export function areasServing({ image, outcode, hasOutcode }: Asking): readonly number[] {
  if (!hasOutcode) return [area.unknown, area.anywhere, area.certain];
  return [area.unknown, area.anywhere, ...(outcode === undefined ? [] : image.areasOfOutcode.membersOf(outcode))];
}

/**
 * What is added to the ceilings of a run's offers for the questions that all of them raise: nought or less. Undefined where
 * a rule fails all of them, or where they are found on the ground.
 */
export function addedToRun(asking: Asking, key: number): number | undefined {
  const [served, kind] = [areaIn(key), kindIn(key)];
  if (asking.isPlaced && isOnlyAtItsPlace(kind)) return undefined;
  const said = verdictOnKind(asking, kind) + (served === area.certain ? verdict.ask : verdict.pass);
  if (said >= verdict.fail) return undefined;
  const { certainty } = asking.image.tariff;
  const standing = standingQuestions(served, isHumanChecked(kind));
  return (certainty[standing + questionsIn(said)] ?? 0) - (certainty[standing] ?? 0);
}
