import type { Staff } from '../../../domain/ports.ts';
import { listBehind, listWork } from '../../cases/list-work.ts';
import { noSuchPage } from '../shell/no-such-page.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { worklistFile } from './file.ts';
import { addressOf, listOfView, narrowingOf, siteFor, WorklistAddress } from './filters.ts';
import { caseAfter, passedBy } from './passed-by.ts';
import { type Counts, presentWorklist } from './presenter.ts';
import { searchAddress } from './search-view.tsx';
import { WorklistView } from './view.tsx';

/** As many as a page of the list may have. */
const limit = 100;

export async function showWorklist(world: PagesWorld, ask: Ask): Promise<Reply> {
  const [asked, counts] = await Promise.all([listFor(world, ask), countsFor(world, ask)]);
  const today = ask.reader.session.site;
  const model = presentWorklist({ ...asked, today, now: world.clock.now(), counts });
  return {
    page: { title: model.heading, content: <WorklistView {...model} search={ask.formTo(searchAddress)} /> },
  };
}

/** What the page shows, as a spreadsheet. */
export async function showWorklistFile(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { list, sites } = await listFor(world, ask);
  return { file: worklistFile(list.items, sites) };
}

/** The most urgent of the reader's own that they have not passed by, and where there is none, of those that are nobody's. */
export async function goToNextCase(world: PagesWorld, { event, reader }: Ask): Promise<Reply> {
  const passed = passedBy(event.queryStringParameters?.['after']);
  for (const view of ['mine', 'unassigned'] as const) {
    const { items } = await listWork(world, reader.caller, { view, limit });
    const next = items.find(({ id }) => !passed.some(one => one === id));
    if (next) return { goTo: caseAfter(next.id, passed) };
  }
  return { goTo: addressOf({ view: 'mine' }) };
}

async function listFor(world: PagesWorld, { event, reader }: Ask) {
  const address = WorklistAddress.parse(event.queryStringParameters ?? {});
  const site = siteFor(address, reader.session.site);
  const narrowing = narrowingOf(address, site);
  const { view, flag } = listOfView(address.view);
  const flags = [...(flag ? [flag] : []), ...address.flag];
  const team: Promise<Staff> = world.directory.staff();
  const question = { ...narrowing, view, flag: flags, limit, cursor: address.cursor };
  const list = await listWork(world, reader.caller, question, team).catch(noSuchPage);
  const { sites } = await team;
  return { address, site, list, sites };
}

async function countsFor({ cases, clock }: PagesWorld, { reader }: Ask): Promise<Counts> {
  const counted = countedViews.map(async view => [
    view,
    await cases.countOf(listBehind(view, reader.caller, clock.now())),
  ]);
  return Object.fromEntries(await Promise.all(counted));
}

/** The others are part of one's own cases, and counted where those are read. */
const countedViews = ['mine', 'unassigned', 'held', 'overdue', 'all'] as const;
