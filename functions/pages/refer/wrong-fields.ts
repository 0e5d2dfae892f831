import type * as z from 'zod';
import type { FieldError } from '../shell/form.ts';

/** A question of a form and what of a referral it fills in. */
export interface Question {
  readonly field: string;
  /** Where the answer stands in the referral: `person.nhsNumber`. What is below it belongs to it too. */
  readonly at: string;
  /** The name of the answer, for "… must be 1,000 characters or fewer". */
  readonly name: string;
  /** What to do when it is missing or makes no sense. */
  readonly mend: string;
}

/** What is wrong with a referral, said of the questions that it was made from, in their order and each once. */
export function wrongFields(error: z.ZodError, questions: readonly Question[]): FieldError[] {
  const wrong = error.issues.map(issue => ({ issue, question: questionFor(issue, questions) }));
  return questions.flatMap(question => {
    const first = wrong.find(one => one.question === question);
    return first ? [{ field: question.field, message: messageOf(first.issue, question) }] : [];
  });
}

/** The closest one. @throws RangeError when nothing that was asked could have been wrong */
function questionFor({ path }: z.core.$ZodIssue, questions: readonly Question[]): Question {
  const at = `${path.join('.')}.`;
  const [closest] = questions
    .filter(question => at.startsWith(`${question.at}.`))
    .sort((a, b) => b.at.length - a.at.length);
  if (!closest) throw new RangeError(`no question fills in ${path.join('.')}`);
  return closest;
}

const messageOf = (issue: z.core.$ZodIssue, { name, mend }: Question): string =>
  issue.code === 'too_big' && issue.origin === 'string'
    ? `${name} must be ${Number(issue.maximum).toLocaleString('en-GB')} characters or fewer`
    : mend;
