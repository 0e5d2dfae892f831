import { needLabels } from '../../../schemas/codes.ts';
import { fullName } from '../house/person-words.ts';
import { Button } from '../nhs/button.tsx';
import { Table } from '../nhs/table.tsx';
import type { FormIdentity, FormInput } from '../shell/form.ts';
import { Form, KeptInput } from '../shell/form-view.tsx';
import type { JudgedRow } from './judge-rows.ts';
import { howMany } from './said.ts';

interface PreviewProps {
  readonly rows: readonly JudgedRow[];
  readonly forms: { readonly send: FormIdentity; readonly rejected: FormIdentity };
  readonly carried: FormInput;
}

/** What would be sent, and what would not and why. */
export function PreviewView({ rows, forms, carried }: PreviewProps) {
  const good = rows.filter(({ request }) => request);
  const bad = rows.filter(({ mistakes }) => mistakes);
  return (
    <>
      <h1 class="nhsuk-heading-l">Check the rows</h1>
      <p>
        Nothing has been sent yet. {howMany(good.length)} can be sent
        {bad.length > 0 && <>; {howMany(bad.length)} cannot, until the mistakes are mended</>}.
      </p>
      {good.length > 0 && (
        <Form form={forms.send} isUpload>
          <KeptInput input={carried} />
          <Button preventDoubleClick>Send {howMany(good.length)}</Button>
        </Form>
      )}
      {bad.length > 0 && <Mistakes rows={bad} />}
      {bad.length > 0 && <DownloadRejected form={forms.rejected} carried={carried} />}
      {good.length > 0 && <Good rows={good} />}
    </>
  );
}

/** To be mended in a spreadsheet and uploaded again. */
export const DownloadRejected = ({ form, carried }: { readonly form: FormIdentity; readonly carried: FormInput }) => (
  <Form form={form} isUpload>
    <KeptInput input={carried} />
    <Button variant="secondary">Download the rows with mistakes (CSV)</Button>
  </Form>
);

const Mistakes = ({ rows }: Pick<PreviewProps, 'rows'>) => (
  <Table
    caption={{ content: 'Mistakes', size: 'm' }}
    head={['Line', 'Column', 'What to do']}
    rows={rows.flatMap(({ line, mistakes = [] }) =>
      mistakes.map(({ where, message }) => [String(line), where, message]),
    )}
    firstCellIsHeader
    responsive
  />
);

const Good = ({ rows }: Pick<PreviewProps, 'rows'>) => (
  <Table
    caption={{ content: 'Rows that can be sent', size: 'm' }}
    head={['Line', 'Person', 'Needs']}
    rows={rows.flatMap(({ line, request }) =>
      request
        ? [
            [
              String(line),
              <span class="lr-typed">{fullName(request.person.name)}</span>,
              request.needs.map(({ code }) => needLabels[code]).join('; '),
            ],
          ]
        : [],
    )}
    firstCellIsHeader
    responsive
    compact
  />
);
