import { percent, publishedTerms } from '../../../domain/matching/published.ts';
import { currentRuleset } from '../../../domain/matching/ruleset.ts';
import { targets } from '../../../domain/targets.ts';
import { wordsOf } from '../house/words.ts';
import { Table } from '../nhs/table.tsx';
import { OperationsFrame } from './frame.tsx';

/** What the service goes by, as it is in the code that runs. It is changed there, and reviewed. */
export const PolicyView = () => (
  <OperationsFrame heading="Policy" current="/operations/policy">
    <p>
      These are read from the code that is running and cannot be changed here: targets in <code>domain/targets.ts</code>
      , rules of matching in <code>domain/matching/ruleset.ts</code>.{' '}
      <a href="/how-matching-works">How matching works, in words</a>
    </p>
    <Table
      caption={{ content: 'Targets and waits', size: 'm' }}
      head={['Target', 'Value']}
      rows={flattened(targets).map(([name, value]) => [name, value])}
      firstCellIsHeader
      responsive
      compact
    />
    <Table
      caption={{ content: `Ruleset ${currentRuleset.version}: what counts for how much`, size: 'm' }}
      head={['What it looks at', { content: 'Share of the score', format: 'numeric' }]}
      rows={publishedTerms(currentRuleset).map(({ looksAt, weight }) => [looksAt, percent(weight)])}
      firstCellIsHeader
      responsive
      compact
    />
  </OperationsFrame>
);

/** `firstContactWorkingDays.soon` → `First contact working days: soon`. */
function flattened(values: object, above = ''): (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const said = above === '' ? wordsOf(name) : `${above}: ${wordsOf(name).toLowerCase()}`;
    if (Array.isArray(value)) return [[said, value.join(', ')] as const];
    return typeof value === 'object' && value !== null ? flattened(value, said) : [[said, String(value)] as const];
  });
}
