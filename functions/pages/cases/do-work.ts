import { pathParts } from '../../../schemas/path-parts.ts';
import { actOnReferral } from '../../cases/act-on-referral.ts';
import { kindsOfWork } from '../../cases/work.ts';
import { fingerprint } from '../../shell/fingerprint.ts';
import { NoPlaceError } from '../../shell/places.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { PagesWorld } from '../world.ts';
import { idOf } from './case-facts.ts';
import type { Work } from './forms/case-form.tsx';

/** Why it was not done, as a sentence. */
export interface NotDone {
  readonly sentence: string;
  /** The form has done its work before, with other answers: sending it again needs a new key. */
  readonly isSpent: boolean;
}

/**
 * Does all of it, once for each form however often it is sent.
 * @param version what the reader has read, where the work rests on it @returns undefined when it is done
 * @throws ProblemError when there is no such case
 */
export async function doWork(
  world: PagesWorld,
  ask: Ask,
  works: readonly Work[],
  version: number | undefined,
): Promise<NotDone | undefined> {
  for (const [i, work] of works.entries()) {
    const notDone = await doOne(world, ask, work, { place: i, version: i === 0 ? version : undefined });
    if (notDone) return notDone;
  }
  return undefined;
}

interface Terms {
  readonly place: number;
  readonly version: number | undefined;
}

async function doOne(world: PagesWorld, ask: Ask, work: Work, { place, version }: Terms): Promise<NotDone | undefined> {
  const { name, body = {}, parts = {} } = work;
  const { caller } = ask.reader;
  const id = idOf(ask);
  try {
    const command = kindsOfWork[name].read(given(body));
    const acted = await actOnReferral(world, {
      id,
      caller,
      command: referral =>
        command({ caller, referral, world, part: part => pathParts[part].parse(parts[part]) as never }),
      request: {
        source: caller.subject,
        key: `${ask.sent.requestKey}-${place}`,
        fingerprint: fingerprint({ id, ...work }),
      },
      isAsRead: referral => version === undefined || referral.version === version,
    });
    switch (acted.outcome) {
      case 'done':
      case 'replayed':
        return undefined;
      case 'refused':
        return { sentence: acted.refusal.sentence, isSpent: false };
      case 'moved-on':
        return { sentence: movedOn, isSpent: false };
      case 'key-reused':
        return { sentence: sentBefore, isSpent: true };
      case 'unknown':
        throw new ProblemError('not-found');
    }
  } catch (error) {
    return notDoneBecause(error);
  }
}

/** JSON has no word for what was not said. */
const given = (body: object) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

const movedOn =
  'Somebody has changed this case since you opened this form. Look at what is new on its timeline; if it is still right, send the form again.';
const sentBefore =
  'This form has done its work already, and nothing more was done now. If you mean it as another one, send it again.';

/** What is wrong with what was filled in, or with the moment, is said to whoever filled it in. */
function notDoneBecause(error: unknown): NotDone {
  if (error instanceof NoPlaceError) return { sentence: error.refusal.sentence, isSpent: false };
  if (!(error instanceof ProblemError) || error.kind !== 'invalid-request') throw error;
  const wrong = (error.details.errors ?? []).map(({ pointer, message }) => `${pointer.slice(1)} ${message}`);
  return { sentence: `This cannot be done: ${wrong.join('; ')}.`, isSpent: false };
}
