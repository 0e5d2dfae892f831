import { listWork } from '../../cases/list-work.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { WorklistAddress } from './filters.ts';
import { presentWorklist } from './presenter.ts';
import { WorklistView } from './view.tsx';

/** As many as a page of the list may have: filters look at one page of it. */
const limit = 100;

export async function showWorklist(world: PagesWorld, { event, reader }: Ask): Promise<Reply> {
  const address = WorklistAddress.parse(event.queryStringParameters ?? {});
  const { advisor } = reader.caller;
  const [list, mine] = await Promise.all([
    listWork(world, reader.caller, { view: address.view, limit, cursor: address.cursor }).catch(refuseBadCursor),
    advisor && world.cases.openCount(advisor),
  ]);
  const model = presentWorklist({ address, list, now: world.clock.now(), mine });
  return { page: { title: model.heading, content: <WorklistView {...model} /> } };
}

/** The store refuses a place that it did not give out. */
function refuseBadCursor(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError('not-found');
}
