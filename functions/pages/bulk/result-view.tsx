import type { PersonName } from '../../../schemas/person.ts';
import { fullName } from '../house/person-words.ts';
import { Button } from '../nhs/button.tsx';
import { Panel } from '../nhs/panel.tsx';
import { Table } from '../nhs/table.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import { byWhen } from '../refer/said.ts';
import type { Receipt } from '../refer/sent-view.tsx';
import type { FormIdentity, FormInput } from '../shell/form.ts';
import { DownloadRejected } from './preview-view.tsx';
import { howMany } from './said.ts';

export interface SentRow {
  readonly line: number;
  readonly name: PersonName;
  /** Left out where it could not be kept just now. */
  readonly receipt?: Receipt;
}

interface ResultProps {
  readonly sent: readonly SentRow[];
  readonly rejected: number;
  readonly form: FormIdentity;
  readonly carried: FormInput;
}

/** What became of each row. */
export function ResultView({ sent, rejected, form, carried }: ResultProps) {
  const receipts = sent.flatMap(({ receipt }) => receipt ?? []);
  const late = sent.length - receipts.length;
  const held = receipts.find(({ status }) => status === 'held');
  return (
    <>
      <Panel heading={`${howMany(receipts.length)} sent`}>Each is a referral with a reference of its own</Panel>
      {held && (
        <WarningCallout heading={{ content: 'Do not wait for us', level: 2 }}>
          <p>Some of these are held for a person to look at: they say “A person looks first” below. {held.advice}</p>
        </WarningCallout>
      )}
      {late > 0 && <p>{howMany(late)} could not be sent just now. Load this page again: nothing is sent twice.</p>}
      {rejected > 0 && <p>{howMany(rejected)} had mistakes and were not sent.</p>}
      {rejected > 0 && <DownloadRejected form={form} carried={carried} />}
      <Table
        caption={{ content: 'What became of each row', size: 'm' }}
        head={['Line', 'Person', 'Reference', 'First contact by']}
        rows={sent.map(({ line, name, receipt }) => [
          String(line),
          <span class="lr-typed">{fullName(name)}</span>,
          receipt ? <a href={`/referrals/${receipt.id}`}>{receipt.reference}</a> : 'Not sent yet',
          receipt
            ? `${byWhen(receipt.firstContactBy)}${receipt.status === 'held' ? ' (a person looks first)' : ''}`
            : '',
        ])}
        firstCellIsHeader
        responsive
        compact
      />
      <Button href="/referrals">See your referrals</Button>
    </>
  );
}
