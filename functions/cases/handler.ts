import type { Referral } from '../../domain/referral/state.ts';
import { HoldAnswer, ReferralView, ReleaseHold, Worklist, WorklistQuery } from '../../schemas/api.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { type Answer, type Ask, answer, bodyOf, httpHandler } from '../shell/http.ts';
import { ProblemError, parseOrRefuse } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { actOnHold, type HoldCommand } from './act-on-hold.ts';
import { listWork } from './list-work.ts';
import { readReferral } from './read-referral.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'queues' | 'clock' | 'count' | 'log'>;

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    readReferral: async ask => {
      const view = await readReferral(world, ask.caller, idOf(ask));
      if (!view) throw new ProblemError('not-found');
      return answer(200, ReferralView, view);
    },
    listWork: async ({ caller, event }) => {
      const query = parseOrRefuse(WorklistQuery, event.queryStringParameters ?? {});
      return answer(200, Worklist, await listWork(world, caller, query).catch(refuseBadCursor));
    },
    takeHold: ask => act(world, ask, { type: 'take-hold' }),
    releaseHold: ask => act(world, ask, { type: 'release-hold', ...bodyOf(ask, ReleaseHold) }),
  });

/** An id that could not be one is nobody's: the same answer as for one that is not there. */
function idOf({ event }: Ask): ReferralId {
  const id = ReferralId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw new ProblemError('not-found');
  return id.data;
}

async function act(world: Needs, ask: Ask, command: HoldCommand): Promise<Answer> {
  const outcome = await actOnHold(world, ask.caller, idOf(ask), command);
  if (!('refused' in outcome)) return answer(200, HoldAnswer, holdAnswer(outcome));
  if (outcome.refused === 'unknown-referral') throw new ProblemError('not-found');
  throw new ProblemError('not-now', { detail: outcome.sentence });
}

const holdAnswer = ({ id, reference, status, ...referral }: Referral) => ({
  id,
  reference,
  status,
  ...('hold' in referral && { hold: referral.hold }),
});

/** The store refuses a cursor that it did not give out. */
function refuseBadCursor(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError('invalid-request', {
    errors: [{ pointer: '/cursor', code: 'invalid-value', message: 'is not a cursor from an earlier page' }],
  });
}
