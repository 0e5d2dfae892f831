import type * as z from 'zod';
import type { WorkName } from '../../../cases/work.ts';
import type { Content } from '../../nhs/markup.ts';
import { type Checked, checkForm, type FieldError, type FormInput, messageFor, textOf } from '../../shell/form.ts';
import type { CaseFacts } from '../case-facts.ts';

/** One thing that is done with a case: what is asked, and the work that the answers are. */
export interface CaseForm {
  readonly title: string;
  readonly button: string;
  /** It rests on what was read: nothing is done when somebody has changed the case since. */
  readonly restsOnRead: boolean;
  /** What is filled in before anybody has written anything. */
  readonly prefilled: (facts: CaseFacts) => FormInput;
  /** Where something else must be done first. @returns the address of that, below the case */
  readonly first: (facts: CaseFacts) => string | undefined;
  readonly fields: (filled: Filled) => Content;
  readonly read: (input: FormInput, facts: CaseFacts) => Checked<Planned>;
  /** What it will bring about is read once more before it is done. */
  readonly isPreviewed: boolean;
}

/** The work, in its order, and where to go on below the case. */
export interface Planned {
  readonly works: readonly Work[];
  readonly next: string;
}

export interface Work {
  readonly name: WorkName;
  readonly body?: object;
  /** What else of the case it is about, such as one onward referral. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** What stands in the fields of a form. */
export interface Filled {
  readonly facts: CaseFacts;
  readonly text: (field: string) => string;
  readonly texts: (field: string) => readonly string[];
  readonly wrong: (field: string) => string | undefined;
}

interface Described<Schema extends z.ZodType>
  extends Pick<CaseForm, 'title' | 'button'>,
    Partial<Pick<CaseForm, 'restsOnRead' | 'prefilled' | 'first' | 'fields' | 'isPreviewed'>> {
  readonly schema: Schema;
  readonly work: (said: z.output<Schema>, facts: CaseFacts) => Work | readonly Work[];
  readonly next: string | ((said: z.output<Schema>, facts: CaseFacts) => string);
}

export const caseForm = <Schema extends z.ZodType>({
  schema,
  work,
  next,
  restsOnRead = false,
  isPreviewed = false,
  prefilled = () => ({}),
  first = () => undefined,
  fields = () => undefined,
  ...form
}: Described<Schema>): CaseForm => ({
  ...form,
  ...{ restsOnRead, isPreviewed, prefilled, first, fields },
  read: (input, facts) => {
    const { value, errors } = checkForm(schema, input);
    if (errors) return { errors };
    return {
      value: { works: [work(value, facts)].flat(), next: typeof next === 'string' ? next : next(value, facts) },
    };
  },
});

export const filledWith = (facts: CaseFacts, input: FormInput, errors: readonly FieldError[]): Filled => ({
  facts,
  text: field => textOf(input, field),
  texts: field => [input[field] ?? []].flat(),
  wrong: field => messageFor(errors, field),
});

/** What the form is about, carried along unseen. */
export const About = ({ name, filled }: { readonly name: string; readonly filled: Filled }) => (
  <input type="hidden" name={name} value={filled.text(name)} />
);
