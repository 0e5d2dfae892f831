import type { CaptionOptions } from './caption.tsx';
import { Card, type CardProps } from './card.tsx';
import { Heading } from './heading.tsx';
import { type Base, type Content, classNames, isGiven, type Part, partOf, type Size } from './markup.ts';

export interface TableProps extends Base {
  readonly caption?: Part<TableCaption> | undefined;
  readonly head?: readonly Part<HeadCell>[] | undefined;
  readonly rows: readonly (readonly Part<Cell>[])[];
  readonly firstCellIsHeader?: boolean | undefined;
  /** On a narrow screen each row becomes a list, each cell under the name of its column. */
  readonly responsive?: boolean | undefined;
  /** On a narrow screen the table moves from side to side. */
  readonly scroll?: boolean | undefined;
  readonly compact?: boolean | undefined;
  readonly striped?: boolean | undefined;
  readonly border?: false | undefined;
  readonly lastRowBorder?: false | undefined;
  readonly variant?: 'reverse' | undefined;
  readonly card?: Omit<CardProps, 'children'> | undefined;
}

interface TableCaption extends Base {
  readonly size?: Size | undefined;
  readonly caption?: Part<CaptionOptions> | undefined;
  readonly visuallyHiddenText?: string | undefined;
}

interface CellOptions extends Base {
  readonly format?: 'numeric' | 'string' | undefined;
  readonly align?: 'left' | 'centre' | 'right' | undefined;
  readonly width?: string | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly href?: string | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
}

interface HeadCell extends CellOptions {
  /** How the rows are sorted by it now; with `href` by asking the server for another page, otherwise by the script. */
  readonly sort?: boolean | 'ascending' | 'descending' | 'none' | undefined;
  readonly sortNext?: 'ascending' | 'descending' | undefined;
}

interface Cell extends CellOptions {
  readonly sortValue?: string | undefined;
}

/** Things of one kind, a row each. */
export function Table({ card, ...table }: TableProps) {
  const whole = table.scroll ? <Scrolling {...table} /> : <Whole {...table} />;
  return card ? <Card {...card}>{whole}</Card> : whole;
}

const Scrolling = (table: TableProps) => (
  <div class={classNames('nhsuk-scroll', table.variant && `nhsuk-scroll--${table.variant}`)} data-module="nhsuk-scroll">
    <div class="nhsuk-scroll__content" role="region" aria-labelledby={captionIdOf(table)}>
      <Whole {...table} />
    </div>
  </div>
);

function Whole(table: TableProps) {
  const { head = [], rows, responsive } = table;
  const heads = head.map(cell => partOf<HeadCell>(cell));
  const sorting = sortingOf(heads);
  return (
    <table
      class={classOf(table, sorting !== 'none')}
      id={table.id}
      data-module={sorting === 'script' ? 'nhsuk-table' : undefined}
      role={responsive ? 'table' : undefined}
      {...table.attributes}
    >
      {table.caption !== undefined && <TableHeading table={table} isSortable={sorting !== 'none'} />}
      {heads.length > 0 && (
        <thead class="nhsuk-table__head" role={responsive ? 'rowgroup' : undefined}>
          <tr class="nhsuk-table__row" role={responsive ? 'row' : undefined}>
            {heads.map(cell => (
              <Column cell={cell} table={table} sorting={sorting} />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="nhsuk-table__body">
        {rows.map(row => (
          <tr class="nhsuk-table__row" role={responsive ? 'row' : undefined}>
            {row.map((cell, index) => (
              <BodyCell cell={partOf<Cell>(cell)} head={heads[index]} table={table} isFirst={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Told<Options> = { readonly content: Content } & Partial<Options>;
type Sorting = 'none' | 'script' | 'server';

function sortingOf(heads: readonly Told<HeadCell>[]): Sorting {
  if (!heads.some(({ sort }) => sort)) return 'none';
  return heads.some(({ href }) => href !== undefined) ? 'server' : 'script';
}

function classOf(table: TableProps, isSortable: boolean): string {
  return classNames(
    'nhsuk-table',
    table.variant && `nhsuk-table--${table.variant}`,
    table.compact && 'nhsuk-table--compact',
    table.responsive && 'nhsuk-table--responsive',
    table.border === false && 'nhsuk-table--no-border',
    table.border !== false && table.lastRowBorder === false && 'nhsuk-table--no-last-row-border',
    isSortable && 'nhsuk-table--sortable',
    table.striped && 'nhsuk-table--striped',
    table.classes,
  );
}

/** A region that scrolls needs a name, so its caption needs an id. */
function captionIdOf({ caption, id, scroll }: TableProps): string | undefined {
  const { content, id: own } = partOf<TableCaption>(caption ?? undefined);
  if (own !== undefined || !scroll) return own;
  if (id !== undefined) return `${id}-caption`;
  return `table-${String(content).replaceAll(' ', '-').toLowerCase().slice(0, 40)}-caption`;
}

function TableHeading({ table, isSortable }: { readonly table: TableProps; readonly isSortable: boolean }) {
  const { content, size, visuallyHiddenText, ...caption } = partOf<TableCaption>(table.caption ?? undefined);
  const hidden = visuallyHiddenText ?? (isSortable ? 'Column headers are sortable' : undefined);
  return (
    <Heading
      {...caption}
      id={captionIdOf(table)}
      element="caption"
      className="nhsuk-table__caption"
      classPrefix="nhsuk-table__caption--"
      size={size}
      visuallyHiddenText={hidden && `(${hidden})`}
    >
      {content}
    </Heading>
  );
}

function Column(props: { readonly cell: Told<HeadCell>; readonly table: TableProps; readonly sorting: Sorting }) {
  const { cell, table, sorting } = props;
  const { sort, sortNext } = cell;
  const sorted = {
    'data-sort': sort ? '' : undefined,
    'data-sort-next': sort && sorting === 'script' ? sortNext : undefined,
    'aria-sort': typeof sort === 'string' && sort !== 'none' ? sort : undefined,
  };
  return (
    <th
      class={cellClass('nhsuk-table__header', cell)}
      scope="col"
      role={table.responsive ? 'columnheader' : undefined}
      colspan={table.responsive ? undefined : cell.colspan}
      rowspan={cell.rowspan}
      {...sorted}
      {...cell.attributes}
    >
      <Value {...cell} />
    </th>
  );
}

interface BodyCellProps {
  readonly cell: Told<Cell>;
  readonly head: Told<HeadCell> | undefined;
  readonly table: TableProps;
  readonly isFirst: boolean;
}

function BodyCell({ cell, head, table, isFirst }: BodyCellProps) {
  const isHeader = isFirst && table.firstCellIsHeader === true;
  const Tag = isHeader ? 'th' : 'td';
  const dressed = {
    ...cell,
    format: cell.format ?? head?.format,
    align: cell.align ?? (cell.format === 'string' && head?.format === 'numeric' ? ('right' as const) : head?.align),
  };
  const role = isHeader ? 'rowheader' : 'cell';
  return (
    <Tag
      class={cellClass(isHeader ? 'nhsuk-table__header' : 'nhsuk-table__cell', dressed)}
      scope={isHeader ? 'row' : undefined}
      role={table.responsive ? role : undefined}
      colspan={table.responsive ? undefined : cell.colspan}
      rowspan={cell.rowspan}
      data-sort-value={cell.sortValue}
      {...cell.attributes}
    >
      {table.responsive && head ? <Titled cell={cell} head={head} /> : <Value {...cell} />}
    </Tag>
  );
}

const cellClass = (base: string, { format, align, width, classes }: Partial<CellOptions>) =>
  classNames(
    base,
    format === 'numeric' && `${base}--numeric`,
    align && `nhsuk-u-text-align-${align}`,
    width !== undefined && `nhsuk-u-width-${width}`,
    classes,
  );

/** The name of the column, shown on narrow screens alone and never read out twice. */
const Titled = ({ cell, head }: { readonly cell: Told<Cell>; readonly head: Told<HeadCell> }) => (
  <>
    <span class="nhsuk-table__heading" aria-hidden="true">
      <Said {...head} />{' '}
    </span>
    {typeof cell.content === 'object' ? (
      <span>
        <Value {...cell} />
      </span>
    ) : (
      <Value {...cell} />
    )}
  </>
);

const Value = ({ href, ...said }: Told<CellOptions>) =>
  href === undefined ? (
    <Said {...said} />
  ) : (
    <a class="nhsuk-link" href={href}>
      <Said {...said} />
    </a>
  );

const Said = ({ content, visuallyHiddenText }: Told<CellOptions>) => (
  <>
    {content}
    {visuallyHiddenText !== undefined && (
      <span class="nhsuk-u-visually-hidden">{`${isGiven(content) ? ' ' : ''}${visuallyHiddenText}`}</span>
    )}
  </>
);
