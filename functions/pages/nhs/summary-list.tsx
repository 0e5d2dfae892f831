import { Card, type CardProps } from './card.tsx';
import { type Action, ActionLink } from './card-actions.tsx';
import { type Base, classNames, type Part, partOf } from './markup.ts';

export interface SummaryListProps extends Base {
  readonly rows: readonly SummaryRow[];
  readonly border?: false | undefined;
  readonly lastRowBorder?: false | undefined;
  readonly card?: Omit<CardProps, 'children'> | undefined;
}

interface SummaryRow {
  readonly key: Part<Base & { readonly width?: string }>;
  readonly value: Part<Base & { readonly width?: string }>;
  readonly actions?: readonly Action[] | undefined;
  readonly border?: false | undefined;
}

/** What is known, line by line, and how to change it. */
export function SummaryList({ card, ...list }: SummaryListProps) {
  if (!card) return <List {...list} />;
  return (
    <Card {...card}>
      <List {...list} heading={card.heading} />
    </Card>
  );
}

function List({
  rows,
  border,
  lastRowBorder,
  heading,
  ...base
}: SummaryListProps & { readonly heading?: Part | undefined }) {
  const hasActions = rows.some(({ actions = [] }) => actions.length > 0);
  const edge = border === false ? 'no-border' : lastRowBorder === false ? 'no-last-row-border' : undefined;
  return (
    <dl
      class={classNames('nhsuk-summary-list', edge && `nhsuk-summary-list--${edge}`, base.classes)}
      id={base.id}
      {...base.attributes}
    >
      {rows.map(row => (
        <Row row={row} heading={heading} hasActions={hasActions} />
      ))}
    </dl>
  );
}

interface RowProps {
  readonly row: SummaryRow;
  readonly heading: Part | undefined;
  readonly hasActions: boolean;
}

function Row({ row, heading, hasActions }: RowProps) {
  const { actions = [], border } = row;
  const classes = classNames(
    'nhsuk-summary-list__row',
    hasActions && actions.length === 0 && 'nhsuk-summary-list__row--no-actions',
    border === false && 'nhsuk-summary-list__row--no-border',
  );
  return (
    <div class={classes}>
      {cell('dt', 'key', row.key)}
      {cell('dd', 'value', row.value)}
      {actions.length > 0 && (
        <dd class="nhsuk-summary-list__actions">
          {actions.length === 1 ? (
            actions.map(action => <ActionLink action={action} heading={heading} />)
          ) : (
            <ul class="nhsuk-summary-list__actions-list">
              {actions.map(action => (
                <li class="nhsuk-summary-list__actions-list-item">
                  <ActionLink action={action} heading={heading} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}

function cell(Tag: 'dt' | 'dd', kind: 'key' | 'value', part: SummaryRow['key']) {
  const { content, width, classes, id, attributes } = partOf<Base & { readonly width?: string }>(part);
  const sized = width !== undefined && `nhsuk-u-width-${width}`;
  return (
    <Tag class={classNames(`nhsuk-summary-list__${kind}`, sized, classes)} id={id} {...attributes}>
      {content}
    </Tag>
  );
}
