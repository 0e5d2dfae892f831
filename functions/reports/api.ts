import { ActivityReport, FundedPlacesReport, ReportQuery, UnmetNeedReport } from '../../schemas/reports.ts';

const problems = ['invalid-request', 'unauthorised', 'forbidden', 'unexpected', 'busy'] as const;

/** What the outside is told of these operations. */
export const reportDescriptions = {
  reportActivity: {
    summary: 'Report what the service did',
    description:
      'Referrals, first contacts, contacts, signposts, onward referrals and how they ended, each with its definition, its ' +
      'denominator and parts that sum to it. What began in the period is followed to where it stands now. As a ' +
      'spreadsheet by `Accept: text/csv`.',
    query: ReportQuery,
    answers: { 200: { description: 'The report', schema: ActivityReport, text: ['text/csv'] } },
    problems,
  },
  reportUnmetNeed: {
    summary: 'Report what is wanted and nobody offers',
    description:
      'Need by area by what stood in the way, with the offers that came close: evidence for commissioning. Small numbers ' +
      'are hidden, and what they could be worked out from. As a spreadsheet by `Accept: text/csv`.',
    query: ReportQuery,
    answers: { 200: { description: 'The report', schema: UnmetNeedReport, text: ['text/csv'] } },
    problems,
  },
  reportFundedPlaces: {
    summary: 'Report what became of funded places',
    description: 'For each grant that runs in the period: places bought, places taken, and how those ended.',
    query: ReportQuery,
    answers: { 200: { description: 'The report', schema: FundedPlacesReport, text: ['text/csv'] } },
    problems,
  },
} as const;
