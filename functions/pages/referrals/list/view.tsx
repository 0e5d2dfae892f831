import { FilterCard } from '../../house/filter-card.tsx';
import { SubNavigation } from '../../house/sub-navigation.tsx';
import { Button } from '../../nhs/button.tsx';
import { Checkboxes } from '../../nhs/checkboxes.tsx';
import { Pagination } from '../../nhs/pagination.tsx';
import { Table } from '../../nhs/table.tsx';
import { Tag } from '../../nhs/tag.tsx';
import { sentTags } from '../sent-tags.ts';
import type { ReferralRow, ReferralsModel } from './presenter.ts';

export const ReferralsView = (model: ReferralsModel) => (
  <>
    <h1 class="nhsuk-heading-l">Referrals</h1>
    <Button href="/refer">Refer someone</Button>
    <SubNavigation {...model.tabs} />
    <div class="lr-filtered">
      <div class="lr-filtered__filter">
        <Filter {...model} />
      </div>
      <div class="lr-filtered__list">
        {model.rows.length > 0 ? <Rows {...model} /> : <Nothing {...model} />}
        {model.next !== undefined && (
          <Pagination
            next={{ href: model.next, content: model.address.status.length > 0 ? 'Look at older ones' : 'Older' }}
          />
        )}
      </div>
    </div>
  </>
);

const Rows = ({ heading, summary, rows }: ReferralsModel) => (
  <Table
    caption={{ content: heading, size: 'm', caption: { content: summary, placement: 'end', size: 'm' } }}
    head={['Person', 'Sent', 'Needs', 'Status', 'Last update', 'Next step']}
    rows={rows.map(row => [
      <Person {...row} />,
      <span class="nhsuk-u-nowrap">{row.sent}</span>,
      row.needs.join('; '),
      <Tag colour={row.status.colour}>{row.status.words}</Tag>,
      <span class="nhsuk-u-nowrap">{row.lastUpdate}</span>,
      row.nextStep,
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);

const Person = ({ href, person, reference }: ReferralRow) => (
  <>
    <a class="lr-typed" href={href}>
      {person}
    </a>
    <span class="lr-detail nhsuk-u-nowrap">{reference}</span>
  </>
);

const Nothing = ({ heading, summary, address, clear }: ReferralsModel) => (
  <>
    <h2 class="nhsuk-heading-m">{heading}</h2>
    <p>{summary}.</p>
    {address.status.length > 0 && (
      <p>
        <a href={clear}>Show them all</a>
      </p>
    )}
  </>
);

const Filter = ({ address, clear }: ReferralsModel) => (
  <FilterCard action="/referrals" clear={clear} isFiltered={address.status.length > 0}>
    <input type="hidden" name="by" value={address.by} />
    <Checkboxes
      name="status"
      small
      fieldset={{ legend: { content: 'Status', size: 's' } }}
      items={Object.entries(sentTags).map(([value, { words }]) => ({ value, label: words }))}
      values={address.status}
    />
  </FilterCard>
);
