import type { LedgerEntry } from '../../../../schemas/ledger.ts';
import { writeLetter } from '../../../cases/write-letter.ts';
import { byHand } from '../../../ledger/print-message.ts';
import { readLedger } from '../../../ledger/read-ledger.ts';
import { saidInstant } from '../../house/said-time.ts';
import { capitalised } from '../../house/words.ts';
import { Button } from '../../nhs/button.tsx';
import { Table } from '../../nhs/table.tsx';
import { Tag, type TagColour } from '../../nhs/tag.tsx';
import type { FormIdentity } from '../../shell/form.ts';
import { Form } from '../../shell/form-view.tsx';
import type { Ask } from '../../shell/pages-handler.ts';
import type { PagesWorld } from '../../world.ts';
import type { CaseFacts } from '../case-facts.ts';
import { LetterView } from '../letter-view.tsx';
import { Typed } from '../view.tsx';

/** Who was told what about this referral, and the letter that closes it. */
export async function showLetters(world: PagesWorld, { formTo }: Ask, { view, caller }: CaseFacts) {
  const referral = await world.cases.referral(view.id);
  const [ledger, letter] = await Promise.all([
    referral && readLedger(world, referral.person),
    writeLetter(world, caller, view.id),
  ]);
  const rows = (ledger?.entries ?? []).filter(entry => entry.referral === view.id).map(presentMessage(formTo));
  return (
    <>
      <h2 class="nhsuk-heading-m">Closing letter</h2>
      {!letter || 'refused' in letter ? (
        <p>It is written when the case is closed.</p>
      ) : (
        <LetterView letter={letter} level={3} />
      )}
      {rows.length > 0 ? <Messages rows={rows} /> : <p>No message has been sent about this referral.</p>}
    </>
  );
}

interface MessageModel {
  readonly what: string;
  readonly to: string;
  readonly when: string;
  readonly status: { readonly words: string; readonly colour: TagColour };
  readonly how: string;
  /** Prints it, where nobody but the advisor can bring it to the person. */
  readonly print?: FormIdentity;
}

const presentMessage =
  (formTo: Ask['formTo']) =>
  ({ id, referral, kind, to, at, status, channel, address, because, canBePrinted }: LedgerEntry): MessageModel => ({
    what: capitalised(kind.replace(/[-.]/g, ' ')),
    to,
    when: saidInstant(at),
    status: statuses[status],
    how: because ?? [channel, address].filter(Boolean).join(', '),
    ...((canBePrinted || address === byHand) && { print: formTo(`/cases/${referral}/letters/${id}`) }),
  });

const statuses = {
  waiting: { words: 'Waiting', colour: 'yellow' },
  sent: { words: 'Sent', colour: 'green' },
  stopped: { words: 'Not sent', colour: 'grey' },
  failed: { words: 'Failed', colour: 'red' },
} as const satisfies Readonly<Record<LedgerEntry['status'], MessageModel['status']>>;

const Messages = ({ rows }: { readonly rows: readonly MessageModel[] }) => (
  <Table
    caption={{ content: 'Messages and news to systems, newest first', size: 'm' }}
    head={['What', 'To', 'When', 'Status', 'How, or why not']}
    rows={rows.map(({ what, to, when, status, how, print }) => [
      what,
      <Typed>{to}</Typed>,
      when,
      <Tag colour={status.colour}>{status.words}</Tag>,
      <>
        <Typed>{how}</Typed>
        {print && <Print form={print} what={what} isAgain={status.words === statuses.sent.words} />}
      </>,
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);

/** Printing is giving: who is handed it has been told. */
const Print = ({ form, what, isAgain }: PrintProps) => (
  <Form form={form}>
    <Button small variant="secondary" classes="nhsuk-u-margin-top-2 nhsuk-u-margin-bottom-0">
      {isAgain ? 'Print it again' : 'Print it to hand over'}
      <span class="nhsuk-u-visually-hidden">: {what}</span>
    </Button>
  </Form>
);

interface PrintProps {
  readonly form: FormIdentity;
  readonly what: string;
  readonly isAgain: boolean;
}
