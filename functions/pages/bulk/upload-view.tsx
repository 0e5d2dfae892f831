import { Button } from '../nhs/button.tsx';
import { Details } from '../nhs/details.tsx';
import { FileUpload } from '../nhs/file-upload.tsx';
import { Table } from '../nhs/table.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import type { Filled } from '../refer/person-fields.tsx';
import { Referrer } from '../refer/referrer-fields.tsx';
import { type FormIdentity, messageFor } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import { columnNames, columns, requiredColumns } from './columns.ts';
import { mostRows } from './read-csv.ts';
import { meanings } from './said.ts';

/** Many at once, from a spreadsheet. */
export const UploadView = ({ form, ...filled }: Filled & { readonly form: FormIdentity }) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={filled.errors} />
      <h1 class="nhsuk-heading-l">Upload referrals</h1>
      <p>For several people at once. You see every row and its mistakes before anything is sent.</p>
      <WarningCallout heading={{ content: 'Not for anyone who cannot wait', level: 2 }}>
        <p>
          If anyone is in immediate danger call <a href="tel:999">999</a>. For urgent mental health help call{' '}
          <a href="tel:111">NHS 111</a> and select the mental health option, day or night.
        </p>
      </WarningCallout>
      <p>
        <a href="/upload/template.csv" download>
          Download the template (CSV)
        </a>
      </p>
      <Codes />
      <Form form={form} isUpload>
        <FileUpload
          name="file"
          label={{ content: 'Your file', size: 'm' }}
          hint={`CSV, up to ${mostRows} rows.`}
          attributes={{ accept: '.csv,text/csv' }}
          // The script's drop zone has a name that differs from its words (WCAG 2.5.3): the browser's own field is enough.
          formGroup={{ attributes: { 'data-module': undefined } }}
          errorMessage={messageFor(filled.errors, 'file')}
        />
        <h2 class="nhsuk-heading-m">Your details, for every row</h2>
        <Referrer {...filled} />
        <Button>Check the rows</Button>
      </Form>
    </div>
  </div>
);

const Codes = () => (
  <Details summary="What goes into which column">
    <Table
      caption={{ content: 'Columns', size: 's' }}
      head={['Column', 'Needed', 'Example']}
      rows={columnNames.map(name => [
        name,
        requiredColumns.some(needed => needed === name) ? 'Yes' : 'No',
        columns[name].example,
      ])}
      firstCellIsHeader
      compact
      responsive
    />
    {meanings.map(({ column, codes }) => (
      <>
        <p>
          <strong>{column}</strong>: one of these, or several with semicolons between them.
        </p>
        <ul class="nhsuk-list nhsuk-list--bullet">
          {codes.map(({ code, means }) => (
            <li>
              {code}: {means}
            </li>
          ))}
        </ul>
      </>
    ))}
  </Details>
);
