import { saidInstant } from '../house/said-time.ts';
import { Button } from '../nhs/button.tsx';
import { Input } from '../nhs/input.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { Table } from '../nhs/table.tsx';
import { OperationsFrame } from './frame.tsx';
import { referenceDays, type Trace } from './trace-referral.ts';

interface TraceProps {
  /** What was asked for. */
  readonly about?: string | undefined;
  readonly trace?: Trace | undefined;
}

export const TraceView = ({ about, trace }: TraceProps) => (
  <OperationsFrame heading="Trace a referral" current="/operations/trace">
    <form action="/operations/trace" method="get">
      <Input
        name="about"
        label={{ content: 'Id or reference', size: 's' }}
        hint={`Such as LR-7K3M-Q2G. References are looked for among the referrals of the last ${referenceDays} days; ids always.`}
        value={about}
        width={20}
        spellcheck={false}
      />
      <Button>Trace</Button>
    </form>
    {about !== undefined && !trace && <InsetText>There is no such referral.</InsetText>}
    {trace && <Steps {...trace} />}
  </OperationsFrame>
);

const Steps = ({ referral, status, steps, messages }: Trace) => (
  <>
    <h2 class="nhsuk-heading-m lr-typed">{referral}</h2>
    <p>
      It is <strong>{status}</strong>. Nothing about the person is shown here.
    </p>
    <Table
      caption={{ content: 'Events', size: 's' }}
      head={['Number', 'When', 'What', 'By']}
      rows={steps.map(({ sequence, at, what, by }) => [
        `${sequence}`,
        <time datetime={at}>{saidInstant(at)}</time>,
        what,
        { content: by, classes: 'lr-typed' },
      ])}
      responsive
      compact
    />
    <Table
      caption={{ content: 'Messages', size: 's' }}
      head={['Message', 'Status', 'Attempts']}
      rows={messages.map(({ id, status: state, attempts }) => [
        { content: id, classes: 'lr-typed' },
        state,
        String(attempts),
      ])}
      responsive
      compact
    />
  </>
);
