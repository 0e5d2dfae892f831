import { lifeCycle } from '../domain/referral/state.ts';

/** The statuses of a referral and the moves between them, as a diagram made from the table that the code obeys. */
export function lifeCycleDiagram(): string {
  const moves = Object.entries(lifeCycle).flatMap(([from, next]) => next.map(to => `  ${from} --> ${to}`));
  return [
    '# The life of a referral',
    '',
    'Made from `lifeCycle` in `domain/referral/state.ts`; a test holds every event to it.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> received',
    ...moves,
    '```',
    '',
  ].join('\n');
}
