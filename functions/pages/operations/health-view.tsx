import type { QueueDepth } from '../../../domain/ports.ts';
import type { Instant } from '../../../schemas/time.ts';
import { saidInstant } from '../house/said-time.ts';
import type { Content } from '../nhs/markup.ts';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Table } from '../nhs/table.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { ServiceHealth } from './check-health.ts';
import { OperationsFrame } from './frame.tsx';

interface HealthProps extends ServiceHealth {
  readonly version: string;
  readonly commit: string;
  readonly runsIn: string;
  readonly now: Instant;
  readonly mailbox?: string | undefined;
}

export const HealthView = (props: HealthProps) => (
  <OperationsFrame heading="Health" current="/operations">
    <Table
      caption={{ content: 'Queues', size: 'm' }}
      head={['Queue', 'Waiting', 'Being done', 'Oldest', 'Given up']}
      rows={props.queues.map(({ name, depth }) => [
        name,
        `${depth.waiting}`,
        `${depth.inFlight}`,
        saidOldest(depth, props.now),
        <Given count={depth.dead} />,
      ])}
      firstCellIsHeader
      responsive
    />
    <h2 class="nhsuk-heading-m">Promises</h2>
    <SummaryList rows={promiseRows(props)} />
    <h2 class="nhsuk-heading-m">Directory and version</h2>
    <SummaryList rows={versionRows(props)} />
  </OperationsFrame>
);

const Given = ({ count }: { readonly count: number }): Content =>
  count === 0 ? '0' : <a href="/operations/dead-letters">{count} given up</a>;

const saidOldest = ({ waiting, oldest }: QueueDepth, now: Instant) =>
  waiting > 0 && oldest === undefined ? 'not known here' : saidAge(oldest, now);

function promiseRows({ promises, lastByStage, now }: HealthProps) {
  const { due, overdue, oldest } = promises;
  return [
    {
      key: 'Overdue',
      value: (
        <>
          <Tag colour={overdue === 0 ? 'green' : 'red'}>{overdue === 0 ? 'None' : `${overdue} overdue`}</Tag>
          <span class="lr-detail">
            {due} due now{oldest === undefined ? '' : `, the oldest since ${saidInstant(oldest)}`}
          </span>
        </>
      ),
    },
    ...Object.entries(lastWords).map(([stage, key]) => ({
      key,
      value: lastByStage[stage] ? `${saidAge(lastByStage[stage], now)} ago` : 'nothing today',
    })),
  ];
}

/** What a stage leaves behind, by which one sees that it works, or that something does not. */
const lastWords = {
  match: 'Last match or assignment',
  clock: 'Last reminder or escalation by the clock',
  notify: 'Last message that failed',
} as const;

function versionRows({ images, version, commit, runsIn, mailbox }: HealthProps) {
  const { directory, published, builtAt } = images;
  const isBehind = published !== directory;
  return [
    { key: 'Service', value: `Version ${version}, commit ${commit}` },
    { key: 'Runs in', value: runsIn },
    {
      key: 'Directory',
      value: (
        <>
          <Tag colour={isBehind ? 'yellow' : 'green'}>{isBehind ? 'Images behind' : 'Images up to date'}</Tag>
          <span class="lr-detail">
            Version {directory}; images hold {published ?? 'nothing'}
            {builtAt === undefined ? '' : `, made ${saidInstant(builtAt)}`}
          </span>
        </>
      ),
    },
    ...(mailbox === undefined ? [] : [{ key: 'Caught mail', value: <a href={mailbox}>Open the mailbox</a> }]),
  ];
}

/** `12 seconds`, `3 minutes`, `2 hours` */
function saidAge(since: Instant | undefined, now: Instant): string {
  if (since === undefined) return '–';
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / 1000));
  const [count, unit] =
    seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  const whole = Math.round(Number(count));
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
