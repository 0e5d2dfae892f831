import { listBehind, listWork } from '../../cases/list-work.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { worklistFile } from './file.ts';
import { addressOf, WorklistAddress } from './filters.ts';
import { type Counts, fits, presentWorklist, views } from './presenter.ts';
import { WorklistView } from './view.tsx';

/** As many as a page of the list may have: filters look at one page of it. */
const limit = 100;

export async function showWorklist(world: PagesWorld, ask: Ask): Promise<Reply> {
  const [{ address, list }, counts] = await Promise.all([listFor(world, ask), countsFor(world, ask)]);
  const model = presentWorklist({ address, list, now: world.clock.now(), counts });
  return { page: { title: model.heading, content: <WorklistView {...model} /> } };
}

/** What the page shows, as a spreadsheet. */
export async function showWorklistFile(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { address, list } = await listFor(world, ask);
  const now = world.clock.now();
  return { file: worklistFile(list.items.filter(entry => fits(entry, address, now))) };
}

/** The most urgent of the reader's own, and where they have none, of those that are nobody's. */
export async function goToNextCase(world: PagesWorld, { event, reader }: Ask): Promise<Reply> {
  const seen = event.queryStringParameters?.['after'];
  for (const view of ['mine', 'unassigned'] as const) {
    const { items } = await listWork(world, reader.caller, { view, limit: 2, cursor: undefined });
    // Whoever has just looked at the most urgent one wants the one after it.
    const next = items.find(({ id }) => id !== seen);
    if (next) return { goTo: `/cases/${next.id}` };
  }
  return { goTo: addressOf({ view: 'mine' }) };
}

async function listFor(world: PagesWorld, { event, reader }: Ask) {
  const address = WorklistAddress.parse(event.queryStringParameters ?? {});
  const list = await listWork(world, reader.caller, { view: address.view, limit, cursor: address.cursor }).catch(
    refuseBadCursor,
  );
  return { address, list };
}

async function countsFor({ cases, clock }: PagesWorld, { reader }: Ask): Promise<Counts> {
  const counted = views.map(async view => [view, await cases.countOf(listBehind(view, reader.caller, clock.now()))]);
  return Object.fromEntries(await Promise.all(counted));
}

/** The store refuses a place that it did not give out. */
function refuseBadCursor(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError('not-found');
}
