import type { LedgerEntry } from '../../../../schemas/ledger.ts';
import { writeLetter } from '../../../cases/write-letter.ts';
import { readLedger } from '../../../ledger/read-ledger.ts';
import { saidInstant } from '../../house/said-time.ts';
import { Table } from '../../nhs/table.tsx';
import { Tag, type TagColour } from '../../nhs/tag.tsx';
import type { PagesWorld } from '../../world.ts';
import type { CaseFacts } from '../case-facts.ts';
import { LetterView } from '../letter-view.tsx';
import { Typed } from '../view.tsx';

/** Who was told what about this referral, and the letter that closes it. */
export async function showLetters(world: PagesWorld, { view, caller }: CaseFacts) {
  const referral = await world.cases.referral(view.id);
  const [ledger, letter] = await Promise.all([
    referral && readLedger(world, referral.person),
    writeLetter(world, caller, view.id),
  ]);
  const rows = (ledger?.entries ?? []).filter(entry => entry.referral === view.id).map(presentMessage);
  return (
    <>
      <h2 class="nhsuk-heading-m">Closing letter</h2>
      {!letter || 'refused' in letter ? <p>It is written when the case is closed.</p> : <LetterView letter={letter} />}
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
}

const presentMessage = ({ kind, to, at, status, channel, address, because }: LedgerEntry): MessageModel => ({
  what: capital(kind.replace(/[-.]/g, ' ')),
  to,
  when: saidInstant(at),
  status: statuses[status],
  how: because ?? [channel, address].filter(Boolean).join(', '),
});

const statuses = {
  waiting: { words: 'Waiting', colour: 'yellow' },
  sent: { words: 'Sent', colour: 'green' },
  stopped: { words: 'Not sent', colour: 'grey' },
  failed: { words: 'Failed', colour: 'red' },
} as const satisfies Readonly<Record<LedgerEntry['status'], MessageModel['status']>>;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const Messages = ({ rows }: { readonly rows: readonly MessageModel[] }) => (
  <Table
    caption={{ content: 'Messages and news to systems, newest first', size: 'm' }}
    head={['What', 'To', 'When', 'Status', 'How, or why not']}
    rows={rows.map(({ what, to, when, status, how }) => [
      what,
      <Typed>{to}</Typed>,
      when,
      <Tag colour={status.colour}>{status.words}</Tag>,
      <Typed>{how}</Typed>,
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);
