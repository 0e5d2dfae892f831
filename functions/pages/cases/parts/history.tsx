import { readChanges } from '../../../cases/read-changes.ts';
import { saidInstant } from '../../house/said-time.ts';
import { Timeline } from '../../house/timeline.tsx';
import { Table } from '../../nhs/table.tsx';
import type { PagesWorld } from '../../world.ts';
import type { CaseFacts } from '../case-facts.ts';
import { Typed } from '../view.tsx';

export const showTimeline = ({ view }: CaseFacts) => (
  <>
    <h2 class="nhsuk-heading-m">Timeline</h2>
    <p>Newest first.</p>
    <Timeline
      headingLevel={3}
      entries={view.timeline.toReversed().map(({ at, sentence }) => ({
        at,
        said: saidInstant(at),
        content: <p class="lr-typed">{sentence}</p>,
      }))}
    />
  </>
);

export async function showChanges(world: PagesWorld, { view, caller }: CaseFacts) {
  const changes = (await readChanges(world, caller, view.id)) ?? [];
  return (
    <Table
      caption={{ content: 'Everything that was done, by whom, newest first', size: 'm' }}
      head={['Number', 'When', 'Who', 'What']}
      rows={changes.map(({ number, at, who, sentence }) => [
        String(number),
        saidInstant(at),
        who,
        <Typed>{sentence}</Typed>,
      ])}
      firstCellIsHeader
      responsive
      compact
    />
  );
}
