import { needLabels, Urgency } from '../../../schemas/codes.ts';
import { Target, WorkFlag } from '../../../schemas/worklist.ts';
import { priorityTags, targetTags } from '../house/status-tags.ts';
import { SubNavigation } from '../house/sub-navigation.tsx';
import { Button } from '../nhs/button.tsx';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { Details } from '../nhs/details.tsx';
import { Pagination } from '../nhs/pagination.tsx';
import { Select } from '../nhs/select.tsx';
import type { FormIdentity } from '../shell/form.ts';
import { CasesTable } from './cases-table.tsx';
import type { WorklistModel } from './presenter.ts';
import { SearchForm } from './search-view.tsx';
import { flagWords } from './words.ts';

export const WorklistView = ({ search, ...model }: WorklistModel & { readonly search: FormIdentity }) => (
  <>
    <h1 class="nhsuk-heading-l">Worklist</h1>
    <div class="lr-ways">
      <Button href="/worklist/next">Open next case</Button>
      <SearchForm form={search} />
    </div>
    <SubNavigation
      label="Worklists"
      items={model.tabs.map(({ href, label, count, current }) => ({ href, content: label, count, current }))}
    />
    <Filters {...model} />
    <OnlySite {...model} />
    {model.rows.length > 0 ? <CasesTable {...model} /> : <Nothing {...model} />}
    {model.rows.length > 0 && (
      <p>
        <a class="lr-way" href={model.file}>
          Save these as a spreadsheet (CSV)
        </a>
      </p>
    )}
    {model.next !== undefined && <Pagination next={{ href: model.next }} />}
  </>
);

const OnlySite = ({ onlySite }: WorklistModel) =>
  onlySite && (
    <p>
      {onlySite.words} <a href={onlySite.all}>Show all sites</a>
    </p>
  );

const Nothing = ({ heading, summary }: WorklistModel) => (
  <>
    <h2 class="nhsuk-heading-m">{heading}</h2>
    <p>{summary}.</p>
  </>
);

/** Folded up, because the list is what people come for: what it is narrowed to is said all the same. */
const Filters = (model: WorklistModel) => (
  <>
    <Details summary={['Filter', model.filters.join(', ')].filter(Boolean).join(': ')} classes="lr-not-printed">
      <form class="lr-filter" action="/worklist" method="get">
        <input type="hidden" name="view" value={model.address.view} />
        <div class="lr-side-by-side">
          <Ticked {...model} />
          <Chosen {...model} />
        </div>
        <Button small variant="secondary">
          Apply filters
        </Button>
      </form>
    </Details>
    {model.isFiltered && (
      <p>
        <a class="lr-filter__clear" href={model.clear}>
          Clear filters
        </a>
      </p>
    )}
  </>
);

const Ticked = ({ address }: WorklistModel) => (
  <>
    {address.view !== 'closed' && (
      <Checkboxes
        name="target"
        small
        fieldset={{ legend: { content: 'Target', size: 's' } }}
        items={Target.options.map(value => ({ value, label: targetTags[value].words }))}
        values={address.target}
      />
    )}
    <Checkboxes
      name="flag"
      small
      fieldset={{ legend: { content: 'Only those with', size: 's' } }}
      items={flags.map(value => ({ value, label: flagWords[value] }))}
      values={address.flag}
    />
  </>
);

const Chosen = ({ address, site, sites }: WorklistModel) => (
  <div>
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
    <Select
      name="site"
      label={{ content: 'Site', size: 's' }}
      hint="With those of no known site yet"
      value={site}
      items={[{ value: 'any', text: 'All sites' }, ...sites.map(({ id, name }) => ({ value: id, text: name }))]}
    />
  </div>
);

/** What no tab asks for already. */
const flags = WorkFlag.exclude(['hold', 'partner-silent', 'review-due']).options;
