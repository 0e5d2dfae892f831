import { AccessQuery, type AccessView } from '../../../../schemas/access.ts';
import { listAccesses } from '../../../cases/list-accesses.ts';
import { ProblemError, parseOrRefuse, refuseBadCursor } from '../../../shell/problem.ts';
import { saidInstant } from '../../house/said-time.ts';
import { Table } from '../../nhs/table.tsx';
import type { Ask } from '../../shell/pages-handler.ts';
import type { PagesWorld } from '../../world.ts';
import type { CaseFacts } from '../case-facts.ts';
import { Typed } from '../view.tsx';

/** Who has seen this record: what the person is told when they ask. */
export async function showAccesses(world: PagesWorld, ask: Ask, { view, caller }: CaseFacts) {
  const { cursor } = ask.event.queryStringParameters ?? {};
  const query = parseOrRefuse(AccessQuery, { cursor });
  const page = await listAccesses(world, caller, view.id, query).catch(refuseBadCursor);
  if (!page) throw new ProblemError('not-found');
  return (
    <>
      <p>
        Everybody who was shown something of this record is here, once for each quarter of an hour. The person may be
        told, if they ask who has seen it.
      </p>
      {page.items.length === 0 && <p>Nobody has looked {cursor === undefined ? 'before you' : 'before that'}.</p>}
      {page.items.length > 0 && <AccessTable accesses={page.items} />}
      {page.next !== undefined && (
        <p>
          <a href={`/cases/${view.id}/accesses?cursor=${encodeURIComponent(page.next)}`}>Earlier</a>
        </p>
      )}
    </>
  );
}

const AccessTable = ({ accesses }: { readonly accesses: readonly AccessView[] }) => (
  <Table
    caption={{ content: 'Who has looked, newest first', size: 'm' }}
    head={['When', 'Who', 'As', 'At what', 'How']}
    rows={accesses.map(({ at, name, by, shown, through }) => [
      saidInstant(at),
      <Typed>{name}</Typed>,
      as(by),
      shownInWords[shown],
      through === 'api' ? 'Through a program' : 'On these pages',
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);

const as = (by: AccessView['by']): string =>
  by.kind === 'caller' ? `${by.role}, ${by.organisation}` : 'partner, by the link in a message';

const shownInWords: Readonly<Record<AccessView['shown'], string>> = {
  record: 'The case',
  letter: 'The closing letter',
  messages: 'Who was told what',
  coding: 'What practices file',
  request: 'What the partner may see',
  accesses: 'Who has looked',
};
