import { listEndedRequests } from '../../partners/past.ts';
import { listRequests } from '../../partners/requests.ts';
import { SubNavigation } from '../house/sub-navigation.tsx';
import { Table } from '../nhs/table.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { InboxAddress, type InboxModel, type InboxRow, presentInbox } from './inbox-presenter.ts';
import { partnerOf } from './partner-of.ts';

/** What has been asked of a partner, and whose turn it is. */
export async function showInbox(world: PagesWorld, ask: Ask): Promise<Reply> {
  const partner = partnerOf(ask);
  const { view } = InboxAddress.parse(ask.event.queryStringParameters ?? {});
  const [{ items, isPart }, closed] = await Promise.all([
    firstHundred(world, partner),
    view === 'closed' ? listEndedRequests(world, partner) : [],
  ]);
  const model = presentInbox({ view, underWay: items, isPart, closed, now: world.clock.now() });
  return { page: { title: model.heading, content: <InboxView {...model} /> } };
}

async function firstHundred(world: PagesWorld, partner: ReturnType<typeof partnerOf>) {
  const page = (cursor?: string) => listRequests(world, partner, { limit: 50, ...(cursor && { cursor }) });
  const first = await page();
  const second = first.next === undefined ? { items: [] } : await page(first.next);
  return { items: [...first.items, ...second.items], isPart: second.next !== undefined };
}

const InboxView = ({ tabs, heading, summary, rows }: InboxModel) => (
  <>
    <h1 class="nhsuk-heading-l">Requests</h1>
    <SubNavigation
      label="Requests"
      items={tabs.map(({ href, label, count, current }) => ({ href, content: label, count, current }))}
    />
    {rows.length === 0 ? (
      <>
        <h2 class="nhsuk-heading-m">{heading}</h2>
        <p>{summary}.</p>
      </>
    ) : (
      <Table
        caption={{ content: heading, size: 'm', caption: { content: summary, placement: 'end', size: 'm' } }}
        head={['Person', 'Offer', 'Sent', 'Answer by', 'Status']}
        rows={rows.map(row => [
          <Person {...row} />,
          <span class="lr-typed">{row.offer}</span>,
          row.sent,
          <AnswerBy {...row} />,
          <Tag colour={row.status.colour}>{row.status.words}</Tag>,
        ])}
        firstCellIsHeader
        responsive
        compact
      />
    )}
  </>
);

const Person = ({ href, person, reference }: InboxRow) => (
  <>
    <a class="lr-typed" href={href}>
      {person}
    </a>
    <span class="lr-detail nhsuk-u-nowrap">{reference}</span>
  </>
);

const AnswerBy = ({ respondBy, target }: InboxRow) => (
  <>
    {respondBy ?? '–'}
    {target && (
      <>
        {' '}
        <Tag colour={target.colour}>{target.words}</Tag>
      </>
    )}
  </>
);
