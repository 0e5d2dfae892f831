import { SubNavigation } from '../../house/sub-navigation.tsx';
import { Button } from '../../nhs/button.tsx';
import { SummaryList } from '../../nhs/summary-list.tsx';
import { Table } from '../../nhs/table.tsx';
import { NobodyTold } from '../../refer/safety-fields.tsx';
import type { FormIdentity } from '../../shell/form.ts';
import { Form } from '../../shell/form-view.tsx';
import { referralTabs, tabNames } from '../tabs.ts';
import type { DraftRow } from './presenter.ts';

/** What one has begun and not sent. */
export const DraftsView = ({ rows }: { readonly rows: readonly DraftRow[] }) => (
  <>
    <h1 class="nhsuk-heading-l">Referrals</h1>
    <Button href="/refer">Refer someone</Button>
    <SubNavigation {...referralTabs('drafts', rows.length)} />
    {rows.length > 0 ? (
      <>
        <NobodyTold />
        <Rows rows={rows} />
      </>
    ) : (
      <>
        <h2 class="nhsuk-heading-m">{tabNames.drafts}</h2>
        <p>No drafts. What you save to finish later is found here, by you alone.</p>
      </>
    )}
  </>
);

const Rows = ({ rows }: { readonly rows: readonly DraftRow[] }) => (
  <Table
    caption={{
      content: tabNames.drafts,
      size: 'm',
      caption: { content: 'The one changed last first. Only you can see them.', placement: 'end', size: 'm' },
    }}
    head={['Person', 'Needs', 'Begun', 'Last changed', 'Deleted on, unless sent', 'What to do']}
    rows={rows.map(row => [
      <span class="lr-typed">{row.person}</span>,
      row.needs,
      <span class="nhsuk-u-nowrap">{row.begun}</span>,
      row.changed,
      row.lastDay,
      <Actions {...row} />,
    ])}
    firstCellIsHeader
    responsive
  />
);

const Actions = ({ href, person, changed }: DraftRow) => (
  <>
    {[
      { href, words: 'Continue' },
      { href: `${href}/delete`, words: 'Delete' },
    ].map(way => (
      <a class="lr-way nhsuk-u-margin-right-3" href={way.href}>
        {way.words}
        <span class="nhsuk-u-visually-hidden">
          {' '}
          the draft about {person}, changed on {changed}
        </span>
      </a>
    ))}
  </>
);

/** Asks once more: what is deleted cannot be brought back. */
export const DeleteView = ({ row, form }: { readonly row: DraftRow; readonly form: FormIdentity }) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">Delete this draft?</h1>
      <p>Nobody has been told of it. What you wrote cannot be brought back.</p>
      <SummaryList
        rows={[
          { key: 'Person', value: <span class="lr-typed">{row.person}</span> },
          { key: 'Needs', value: row.needs },
          { key: 'Begun', value: row.begun },
        ]}
      />
      <Form form={form}>
        <div class="nhsuk-button-group">
          <Button variant="warning" preventDoubleClick>
            Delete the draft
          </Button>
          <a href={row.href}>Keep it</a>
        </div>
      </Form>
    </div>
  </div>
);
