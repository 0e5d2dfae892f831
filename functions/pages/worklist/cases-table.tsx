import type { StatusTag } from '../house/status-tags.ts';
import { Table } from '../nhs/table.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { WorklistRow } from './rows.ts';

interface CasesTableProps {
  readonly heading: string;
  readonly summary: string;
  readonly rows: readonly WorklistRow[];
}

/** Cases in the order in which they press. */
export const CasesTable = ({ heading, summary, rows }: CasesTableProps) => (
  <Table
    caption={{ content: heading, size: 'm', caption: { content: summary, placement: 'end', size: 'm' } }}
    head={[{ content: 'Person', classes: 'lr-who' }, 'Needs', 'Target', 'Priority', 'Status', 'Last contact']}
    rows={rows.map(row => [
      <Person {...row} />,
      { content: <Needs {...row} />, classes: 'lr-gives-way' },
      row.target ? <Status {...row.target} /> : '–',
      <Status {...row.priority} />,
      <Status {...row.status} />,
      <LastContact {...row} />,
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);

const Person = ({ href, person, reference, place }: WorklistRow) => (
  <>
    <a class="lr-typed" href={href}>
      {person}
    </a>
    <span class="lr-detail nhsuk-u-nowrap">{reference}</span>
    {place !== '' && <span class="lr-detail">{place}</span>}
  </>
);

const Needs = ({ needs, alerts }: WorklistRow) => (
  <>
    {needs.join('; ')}
    {alerts.map(words => (
      <span class="lr-detail nhsuk-u-font-weight-bold">{words}</span>
    ))}
  </>
);

const Status = ({ words, colour, detail }: StatusTag & { readonly detail?: string }) => (
  <>
    <Tag colour={colour}>{words}</Tag>
    {detail !== undefined && <span class="lr-detail">{detail}</span>}
  </>
);

const LastContact = ({ lastContact: { when, detail } }: WorklistRow) => (
  <>
    {when}
    {detail !== undefined && <span class="lr-detail">{detail}</span>}
  </>
);
