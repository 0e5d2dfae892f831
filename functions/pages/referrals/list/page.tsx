import { listReferrals } from '../../../cases/list-referrals.ts';
import { ProblemError } from '../../../shell/problem.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { Reply } from '../../shell/reply.ts';
import type { PagesWorld } from '../../world.ts';
import { ReferralsAddress } from './address.ts';
import { presentReferrals } from './presenter.ts';
import { ReferralsView } from './view.tsx';

const limit = 20;

export async function showReferrals(world: PagesWorld, { event, reader }: Ask): Promise<Reply> {
  const address = ReferralsAddress.parse(event.queryStringParameters ?? {});
  const { by, cursor } = address;
  const list = await listReferrals(world, reader.caller, { by, limit, cursor }).catch(refuseBadCursor);
  const model = presentReferrals(address, list);
  return { page: { title: model.heading, content: <ReferralsView {...model} /> } };
}

/** The store refuses a place that it did not give out. */
function refuseBadCursor(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError('not-found');
}
