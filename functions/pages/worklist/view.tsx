import { needLabels, Urgency } from '../../../schemas/codes.ts';
import { FilterCard } from '../house/filter-card.tsx';
import { priorityTags, type StatusTag, type Target, targetTags } from '../house/status-tags.ts';
import { SubNavigation } from '../house/sub-navigation.tsx';
import { Button } from '../nhs/button.tsx';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { Pagination } from '../nhs/pagination.tsx';
import { Select } from '../nhs/select.tsx';
import { Table } from '../nhs/table.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { WorklistModel, WorklistRow } from './presenter.ts';

export const WorklistView = (model: WorklistModel) => (
  <>
    <h1 class="nhsuk-heading-l">Worklist</h1>
    <p>
      <Button href="/worklist/next">Open next case</Button>
    </p>
    <SubNavigation
      label="Worklists"
      items={model.tabs.map(({ href, label, count, current }) => ({ href, content: label, count, current }))}
    />
    <div class="lr-filtered">
      <div class="lr-filtered__filter">
        <Filters {...model} />
      </div>
      <div class="lr-filtered__list">
        {model.rows.length > 0 ? <Cases {...model} /> : <Nothing {...model} />}
        {model.rows.length > 0 && (
          <p>
            <a class="lr-way" href={model.file}>
              Save these as a spreadsheet (CSV)
            </a>
          </p>
        )}
        {model.next !== undefined && <Pagination next={{ href: model.next }} />}
      </div>
    </div>
  </>
);

const Cases = ({ heading, summary, rows }: WorklistModel) => (
  <Table
    caption={{ content: heading, size: 'm', caption: { content: summary, placement: 'end', size: 'm' } }}
    head={['Person', 'Needs', 'Target', 'Priority', 'Status']}
    rows={rows.map(row => [
      <Person {...row} />,
      row.needs.join('; '),
      <Status {...row.target} />,
      <Status {...row.priority} />,
      <Status {...row.status} />,
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);

const Person = ({ href, person, reference }: WorklistRow) => (
  <>
    <a class="lr-typed" href={href}>
      {person}
    </a>
    <span class="lr-detail nhsuk-u-nowrap">{reference}</span>
  </>
);

const Status = ({ words, colour, detail }: StatusTag & { readonly detail?: string }) => (
  <>
    <Tag colour={colour}>{words}</Tag>
    {detail !== undefined && <span class="lr-detail">{detail}</span>}
  </>
);

const Nothing = ({ heading, summary, isFiltered, clear }: WorklistModel) => (
  <>
    <h2 class="nhsuk-heading-m">{heading}</h2>
    <p>{summary}.</p>
    {isFiltered && (
      <p>
        <a href={clear}>Show them all</a>
      </p>
    )}
  </>
);

const Filters = ({ address, clear, isFiltered }: WorklistModel) => (
  <FilterCard action="/worklist" clear={clear} isFiltered={isFiltered}>
    <input type="hidden" name="view" value={address.view} />
    <Checkboxes
      name="target"
      small
      fieldset={{ legend: { content: 'Target', size: 's' } }}
      items={targets.map(target => ({ value: target, label: targetTags[target].words }))}
      values={address.target}
    />
    <Select
      name="need"
      label={{ content: 'Need', size: 's' }}
      value={address.need ?? ''}
      items={[{ value: '', text: 'Any' }, ...Object.entries(needLabels).map(([value, text]) => ({ value, text }))]}
    />
    <Select
      name="priority"
      label={{ content: 'Priority', size: 's' }}
      value={address.priority ?? ''}
      items={[
        { value: '', text: 'Any' },
        ...Urgency.options.map(value => ({ value, text: priorityTags[value].words })),
      ]}
    />
  </FilterCard>
);

const targets = ['late', 'today', 'ahead'] as const satisfies readonly Target[];
