import { isDeepStrictEqual as isEqual } from 'node:util';
import type { FieldError, FormInput } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { PagesWorld } from '../world.ts';
import { answersIn, checkStorable } from './drafts/answers.ts';
import { draftIdOf } from './drafts/draft-id.ts';
import { findDraft } from './drafts/find-drafts.ts';
import { keepDraft, tooManyDrafts } from './drafts/keep-draft.ts';
import { stepsAddress } from './steps/open.ts';
import { stepsGivenIn } from './steps/progress.ts';

/** Not kept, and why: the form goes back as it came. */
interface NotKept {
  readonly errors: readonly FieldError[];
  readonly refused?: string;
}

/** Makes a draft of whatever was typed on one page: right, wrong or half finished. */
export async function finishLater(
  world: PagesWorld,
  ask: Ask,
  input: FormInput,
): Promise<{ readonly goTo: string } | NotKept> {
  const { value, errors } = checkStorable(answersIn(input));
  if (!value) return { errors };
  const id = draftIdOf(ask.sent.requestKey);
  const asked = stepsGivenIn(value);
  // On one page leaving it empty is saying that they do not have it.
  const known = asked.includes('nhs-number') ? { nhsNumberKnown: value['nhsNumber'] ? 'yes' : 'no' } : {};
  const answers = { ...value, ...known };
  const kept = await keepDraft(world, ask.reader.caller, { id, version: 0, answers, asked });
  if (kept === 'full') return { errors: [], refused: tooManyDrafts };
  if (kept === 'kept') return { goTo: `${stepsAddress(id)}?saved=yes` };
  const before = await findDraft(world, ask, id);
  if (before === 'sent' || isEqual(before.answers, answers)) return { goTo: stepsAddress(id) };
  return { errors: [], refused: savedBefore };
}

const savedBefore =
  'You have saved this form before, and it is among your drafts as it was then. What you have changed since is still below and not saved yet: send it from here, or make the same changes in the draft.';
