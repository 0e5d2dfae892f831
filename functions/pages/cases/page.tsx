import { ReferralId } from '../../../schemas/ids.ts';
import { readReferral } from '../../cases/read-referral.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { type CaseModel, presentCase } from './presenter.ts';
import { CaseBar, CaseView } from './view.tsx';

export async function showCase(world: PagesWorld, ask: Ask): Promise<Reply> {
  const model = await caseOf(world, ask);
  const takeHold = ask.formTo(`/cases/${model.id}/take-hold`);
  return {
    page: {
      title: `Case ${model.reference}`,
      backTo: { href: '/worklist', words: 'Worklist' },
      above: <CaseBar {...model} />,
      content: <CaseView {...model} takeHold={takeHold} />,
    },
  };
}

/** @throws ProblemError when there is none that this reader may see */
export async function caseOf(world: PagesWorld, ask: Ask): Promise<CaseModel> {
  const view = await readReferral(world, ask.reader.caller, idOf(ask));
  if (!view?.request) throw new ProblemError('not-found');
  return presentCase(view, view.request, world.clock.now());
}

/** An id that could not be one is nobody's: the same answer as for one that is not there. */
export function idOf({ event }: Ask): ReferralId {
  const id = ReferralId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw new ProblemError('not-found');
  return id.data;
}
