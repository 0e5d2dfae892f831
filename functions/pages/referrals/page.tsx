import { ReferralId } from '../../../schemas/ids.ts';
import { readReferral } from '../../cases/read-referral.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { presentReferral, type ReferralModel } from './presenter.ts';
import { ReferralView } from './view.tsx';

export async function showReferral(world: PagesWorld, ask: Ask): Promise<Reply> {
  const model = await referralOf(world, ask);
  return {
    page: {
      title: `Referral ${model.reference}`,
      backTo: { href: '/referrals', words: 'Referrals' },
      content: <ReferralView {...model} />,
    },
  };
}

/** @throws ProblemError when there is none that this reader may see */
export async function referralOf(world: PagesWorld, ask: Ask): Promise<ReferralModel> {
  const id = idOf(ask);
  const view = await readReferral(world, ask.reader.caller, id);
  const referral = view && (await world.cases.referral(id));
  if (!view || !referral) throw new ProblemError('not-found');
  return presentReferral(view, referral.request.person.name);
}

/** An id that could not be one is nobody's: the same answer as for one that is not there. */
export function idOf({ event }: Ask): ReferralId {
  const id = ReferralId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw new ProblemError('not-found');
  return id.data;
}
