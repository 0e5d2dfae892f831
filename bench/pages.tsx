import { cpus, loadavg } from 'node:os';
import { londonDate } from '../domain/time/working-time.ts';
import { listWork } from '../functions/cases/list-work.ts';
import { readReferral } from '../functions/cases/read-referral.ts';
import { type CaseFacts, isOfStaff } from '../functions/pages/cases/case-facts.ts';
import { presentSummary } from '../functions/pages/cases/parts/summary.ts';
import { SummaryView } from '../functions/pages/cases/parts/summary-view.tsx';
import { presentHead } from '../functions/pages/cases/presenter.ts';
import { CaseBar, CasePage } from '../functions/pages/cases/view.tsx';
import { type PageContent, renderPage } from '../functions/pages/shell/layout.tsx';
import { WorklistAddress } from '../functions/pages/worklist/filters.ts';
import { presentWorklist, type WorklistFacts } from '../functions/pages/worklist/presenter.ts';
import { WorklistView } from '../functions/pages/worklist/view.tsx';
import { syntheticReferrals } from '../local/synthetic-referrals.ts';
import { ReferralId } from '../schemas/ids.ts';
import { send } from '../tests/pipeline/ask.ts';
import { run } from '../tests/pipeline/run.ts';
import { aRequestBody } from '../tests/samples.ts';
import { openWorld } from '../tests/world.ts';
import { median } from './measure.ts';

// What a page costs once its facts are there: presenter, view and layout to a string. `npm run pages`

const rounds = 30;
const pagesInARound = 40;
const form = { action: '/any', token: 'a'.repeat(43), requestKey: 'b'.repeat(43) };
const assets = { css: '/assets/pages.css', js: '/assets/browser.js', icon: '/assets/favicon.svg' };

const { worklist, facts } = await factsOfADay();
const pages = {
  'worklist of 50': { model: () => presentWorklist(worklist), page: renderWorklist },
  case: { model: () => [presentHead(facts), presentSummary(facts)], page: renderCase },
};
const rows = Object.entries(pages).map(([name, { model, page }]) => {
  const shown = model();
  const peers = { page, model, json: () => JSON.stringify(shown) };
  const first = Number(timeOf(page, 1).cpu.toFixed(1));
  return { name, 'kB of HTML': Math.round(page().length / 1000), 'the first, CPU': first, ...compare(peers) };
});
console.table(rows);
console.log(`${cpus()[0]?.model}, Node ${process.version}, load ${loadavg().map(one => one.toFixed(1))}`);

/** Fifty people have been referred, and matched. */
async function factsOfADay(): Promise<{ worklist: WorklistFacts; facts: CaseFacts }> {
  const world = await openWorld();
  for (const { request } of syntheticReferrals(49, londonDate(world.clock.now()))) {
    const { person, needs, socialContext, preferences } = request;
    await send(world, aRequestBody({ person, needs, socialContext, preferences }));
  }
  const { body } = await send(world, aRequestBody());
  await run(world);
  const caller = await world.directory.caller('life-rooms-manager');
  if (!caller) throw new Error('the demonstration has no manager');
  const list = await listWork(world, caller, { view: 'all', limit: 50 });
  if (list.items.length !== 50) throw new Error(`the worklist has ${list.items.length} cases`);
  const view = await readReferral(world, caller, ReferralId.parse(body['id']));
  if (!view || !isOfStaff(view)) throw new Error('there is no case');
  const [staff, now] = [await world.directory.staff(), world.clock.now()];
  return {
    worklist: { address: WorklistAddress.parse({ view: 'all' }), list, sites: staff.sites, now },
    facts: { view, staff, caller, now, offer: undefined, writers: new Map() },
  };
}

function renderWorklist(): string {
  const model = presentWorklist(worklist);
  return render({ title: model.heading, content: <WorklistView {...model} search={form} /> });
}

function renderCase(): string {
  const head = presentHead(facts);
  return render({
    title: `Case ${head.reference}`,
    above: <CaseBar {...head} />,
    content: (
      <CasePage head={head} label="Summary" done={undefined}>
        <SummaryView model={presentSummary(facts)} formTo={() => form} />
      </CasePage>
    ),
  });
}

function render(page: PageContent): string {
  return renderPage({
    ...page,
    assets,
    path: '/worklist',
    reader: { name: 'Somebody Signed-In', role: 'manager', signOut: form, stay: form },
    site: {
      origin: 'https://referrals.example',
      issuerOrigin: 'https://issuer.example',
      organisation: 'The Example Trust',
      nhsLogo: false,
      commit: 'c0ffee5',
      runsIn: 'a bench',
    },
  });
}

/** They take turns within each round, so that a busy machine is busy for all; a ratio is the median of the rounds' own. */
function compare<Name extends string>(peers: Readonly<Record<Name | 'page' | 'model' | 'json', () => unknown>>) {
  const names = Object.keys(peers) as (Name | 'page' | 'model' | 'json')[];
  const timesOf = () => Object.fromEntries(names.map(name => [name, timeOf(peers[name])])) as Record<string, Time>;
  for (let i = 0; i < 10; i++) timesOf();
  const taken = Array.from({ length: rounds }, timesOf);
  const of = (name: string, kind: keyof Time) => taken.map(round => round[name]?.[kind] ?? Number.NaN);
  const middle = (name: string, kind: keyof Time) => Number(median(of(name, kind)).toFixed(2));
  const over = (name: string) =>
    Number(median(of(name, 'cpu').map((time, i) => time / (of('json', 'cpu')[i] ?? Number.NaN))).toFixed(1));
  return {
    'ms of CPU': middle('page', 'cpu'),
    'ms on the clock': middle('page', 'wall'),
    'its presenter, CPU': middle('model', 'cpu'),
    'times JSON.stringify, CPU': over('page'),
  };
}

/** Milliseconds of one page. */
interface Time {
  readonly cpu: number;
  readonly wall: number;
}

function timeOf(make: () => unknown, times = pagesInARound): Time {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  for (let i = 0; i < times; i++) make();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000 / times, wall: (performance.now() - wall) / times };
}
