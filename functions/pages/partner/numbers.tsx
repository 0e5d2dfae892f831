import { saidDate } from '../../../domain/time/said-date.ts';
import { readNumbers } from '../../partners/past.ts';
import { spreadsheet } from '../../reports/spreadsheet.ts';
import { Table } from '../nhs/table.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { type NumberRow, presentNumbers } from './numbers-presenter.ts';
import { partnerOf } from './partner-of.ts';

/** How a partner has done with what it was asked. Nobody but that partner sees this page. */
export async function showNumbers(world: PagesWorld, ask: Ask): Promise<Reply> {
  const numbers = await readNumbers(world, partnerOf(ask));
  const period = `${saidDate(numbers.from)} to ${saidDate(numbers.to)}`;
  return { page: { title: 'Your numbers', content: <NumbersView period={period} rows={presentNumbers(numbers)} /> } };
}

export async function showNumbersFile(world: PagesWorld, ask: Ask): Promise<Reply> {
  const numbers = await readNumbers(world, partnerOf(ask));
  const { from, to } = numbers;
  return {
    file: {
      statusCode: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="our-numbers.csv"',
      },
      body: spreadsheet(presentNumbers(numbers).map(row => ({ from, to, ...row }))),
    },
  };
}

const NumbersView = ({ period, rows }: { readonly period: string; readonly rows: readonly NumberRow[] }) => (
  <>
    <h1 class="nhsuk-heading-l">Your numbers</h1>
    <Table
      caption={{
        content: 'What became of our requests',
        size: 'm',
        caption: { content: period, placement: 'end', size: 's' },
      }}
      head={['Figure', 'Number', 'Of', 'How it is worked out']}
      rows={rows.map(({ name, value, of, definition }) => [name, value, of || '–', definition])}
      firstCellIsHeader
      responsive
      compact
    />
    <p>
      <a href="/partner/numbers.csv">Download as a spreadsheet (CSV)</a>
    </p>
    <p>No other partner sees this page.</p>
  </>
);
