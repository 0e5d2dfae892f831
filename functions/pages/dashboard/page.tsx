import { londonDate } from '../../../domain/time/working-time.ts';
import { type Dashboard, reportDashboard } from '../../reports/report-dashboard.ts';
import { activityLines, partnerLines, spreadsheet, unmetNeedLines } from '../../reports/spreadsheet.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { periodIn } from './period.ts';
import { presentDashboard } from './presenter.ts';
import { DashboardView } from './view.tsx';

export async function showDashboard(world: PagesWorld, { event }: Ask): Promise<Reply> {
  const today = londonDate(world.clock.now());
  const { period, errors } = periodIn(event.queryStringParameters ?? {}, today);
  const [dashboard, { partners }] = await Promise.all([reportDashboard(world, period), world.directory.staff()]);
  const model = presentDashboard(dashboard, new Map(partners.map(({ id, name }) => [id, name])));
  return {
    page: {
      title: `The service in numbers, ${model.period}`,
      hasErrors: errors.length > 0,
      content: <DashboardView {...model} asked={period} errors={errors} today={today} />,
    },
  };
}

const files: Readonly<Record<string, (dashboard: Dashboard) => Parameters<typeof spreadsheet>[0]>> = {
  'activity.csv': ({ activity }) => activityLines(activity),
  'unmet-need.csv': ({ unmetNeed }) => unmetNeedLines(unmetNeed),
  'partners.csv': ({ shares }) => partnerLines(shares),
};

/** The same figures, for a spreadsheet. */
export async function downloadFigures(world: PagesWorld, { event }: Ask): Promise<Reply> {
  const name = event.pathParameters?.['file'] ?? '';
  const linesOf = Object.hasOwn(files, name) ? files[name] : undefined;
  const { period, errors } = periodIn(event.queryStringParameters ?? {}, londonDate(world.clock.now()));
  if (!linesOf || errors.length > 0) throw new ProblemError('not-found');
  const lines = linesOf(await reportDashboard(world, period));
  return {
    file: {
      statusCode: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name.replace('.csv', '')}-${period.from}-${period.to}.csv"`,
      },
      body: spreadsheet(lines),
    },
  };
}
