import { stringify } from 'csv-stringify/sync';
import type { PartnerShares } from '../../domain/reports/partner-shares.ts';
import type { ActivityReport, FundedPlacesReport, UnmetNeedReport } from '../../schemas/reports.ts';

type Line = Readonly<Record<string, string | number>>;

/** As spreadsheets open it: a byte order mark, CRLF, and no cell that could be taken for a formula. */
export const spreadsheet = (lines: readonly Line[]): string =>
  stringify([...lines], { header: true, bom: true, record_delimiter: 'windows', escape_formulas: true });

/** A line for each part and one for its total, with the denominator and the definition beside them. */
export const activityLines = ({ figures }: ActivityReport): Line[] =>
  Object.entries(figures).flatMap(([figure, { definition, count, of, parts }]) =>
    [...Object.entries(parts), ['total', count] as const].map(([part, number]) => ({
      figure,
      part,
      count: number,
      of: of?.count ?? '',
      definition,
    })),
  );

/** A line for each need, area and barrier, one for each need, and one for all. */
export function unmetNeedLines({ rows, byNeed, total, definition, of }: UnmetNeedReport): Line[] {
  const beside = { needs_received: of.count, definition };
  return [
    ...rows.map(row => ({ ...row, ...beside })),
    ...byNeed.map(({ need, count, people }) => ({ need, area: 'all', barrier: 'all', count, people, ...beside })),
    { need: 'all', area: 'all', barrier: 'all', ...total, ...beside },
  ];
}

export const fundedPlacesLines = ({ grants, definition }: FundedPlacesReport): Line[] =>
  grants.map(({ outcomes, ...grant }) => ({ ...grant, ...outcomes, definition }));

/** A line for each partner that was asked. */
export const partnerLines = ({ byPartner, definition }: PartnerShares): Line[] =>
  byPartner.map(({ partner, count }) => ({ partner, requests: count, definition }));
