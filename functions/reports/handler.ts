import { ActivityReport, FundedPlacesReport, ReportQuery, UnmetNeedReport } from '../../schemas/reports.ts';
import { preferred } from '../shell/accept.ts';
import { type Answer, type Ask, answer, httpHandler } from '../shell/http.ts';
import { parseOrRefuse, refuseTooManyRows } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { reportActivity } from './report-activity.ts';
import { reportFundedPlaces } from './report-funded-places.ts';
import { reportUnmetNeed } from './report-unmet-need.ts';
import { activityLines, fundedPlacesLines, spreadsheet, unmetNeedLines } from './spreadsheet.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock' | 'log'>;

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    reportActivity: async ask => {
      const report = ActivityReport.parse(await reportActivity(world, periodOf(ask)));
      return wantsSpreadsheet(ask)
        ? asSpreadsheet('activity', activityLines(report))
        : answer(200, ActivityReport, report);
    },
    reportUnmetNeed: async ask => {
      const report = await reportUnmetNeed(world, periodOf(ask));
      refuseTooManyRows(report.rows);
      return wantsSpreadsheet(ask)
        ? asSpreadsheet('unmet-need', unmetNeedLines(UnmetNeedReport.parse(report)))
        : answer(200, UnmetNeedReport, report);
    },
    reportFundedPlaces: async ask => {
      const report = await reportFundedPlaces(world, periodOf(ask));
      refuseTooManyRows(report.grants);
      return wantsSpreadsheet(ask)
        ? asSpreadsheet('funded-places', fundedPlacesLines(FundedPlacesReport.parse(report)))
        : answer(200, FundedPlacesReport, report);
    },
  });

const periodOf = ({ event }: Ask) => parseOrRefuse(ReportQuery, event.queryStringParameters ?? {});

const wantsSpreadsheet = (ask: Ask) => preferred(ask, ['application/json', 'text/csv']) === 'text/csv';

const asSpreadsheet = (name: string, lines: Parameters<typeof spreadsheet>[0]): Answer => ({
  status: 200,
  text: spreadsheet(lines),
  headers: {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
  },
});
