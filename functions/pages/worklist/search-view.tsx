import { mostLookedAt } from '../../cases/list-work.ts';
import { Button } from '../nhs/button.tsx';
import { SearchInput } from '../nhs/search-input.tsx';
import { type FieldError, type FormIdentity, messageFor } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import { CasesTable } from './cases-table.tsx';
import type { WorklistRow } from './rows.ts';

export const searchAddress = '/worklist/search';

export interface SearchProps {
  readonly form: FormIdentity;
  /** What was typed. */
  readonly text: string;
  readonly errors: readonly FieldError[];
  readonly found?: Found | undefined;
}

interface Found {
  readonly among: 'open' | 'closed';
  readonly rows: readonly WorklistRow[];
  readonly next: string | undefined;
}

export const SearchView = ({ form, text, errors, found }: SearchProps) => (
  <>
    <FormErrors errors={errors} />
    <h1 class="nhsuk-heading-l">Find a case</h1>
    <SearchForm form={form} text={text} errors={errors} />
    {found &&
      (found.rows.length > 0 ? (
        <CasesTable heading={headings[found.among]} summary={summaryOf(found)} rows={found.rows} />
      ) : (
        <Nothing {...found} />
      ))}
    {found && <GoOn form={form} text={text} {...found} />}
  </>
);

const headings = { open: 'Open cases', closed: 'Closed cases' } as const;

/** Of everybody's open cases, whichever list is open. */
export const SearchForm = ({ form, text = '', errors = [] }: Pick<SearchProps, 'form'> & Partial<SearchProps>) => (
  <Form form={form}>
    <SearchInput
      name="text"
      label={{ content: 'Find somebody', size: 's' }}
      hint="Name, reference or whole NHS number"
      value={text}
      spellcheck={false}
      errorMessage={messageFor(errors, 'text')}
    />
  </Form>
);

const summaryOf = ({ among, rows }: Found) =>
  rows.length === 1 ? '1 case fits' : `${rows.length} cases fit, ${among === 'open' ? 'most urgent' : 'newest'} first`;

const Nothing = ({ among, next }: Found) => (
  <>
    <h2 class="nhsuk-heading-m">{headings[among]}</h2>
    <p>
      {next === undefined
        ? `No ${among} case fits. Try the beginning of the name, or one name alone.`
        : `None of the ${mostLookedAt.toLocaleString('en-GB')} that were looked through fits.`}
    </p>
  </>
);

type GoOnProps = Pick<SearchProps, 'form' | 'text'> & Found;

/** Further down the same list; at its end among those that are closed. */
const GoOn = ({ form, text, among, next }: GoOnProps) =>
  next === undefined && among === 'closed' ? undefined : (
    <Form form={form}>
      <input type="hidden" name="text" value={text} />
      <input type="hidden" name="among" value={next === undefined ? 'closed' : among} />
      {next !== undefined && <input type="hidden" name="cursor" value={next} />}
      <Button variant="secondary">{next === undefined ? 'Look among closed cases' : 'Look further'}</Button>
    </Form>
  );
