import { DraftAnswers, draftFields } from '../../../../schemas/draft.ts';
import type { Checked, FormInput } from '../../shell/form.ts';
import { questionNames } from '../answers.ts';

/** What was filled in of these fields: neither what was left empty, nor what the form does not ask. */
export const answersIn = (input: FormInput, fields: readonly string[] = draftFields): FormInput =>
  Object.fromEntries(
    fields.flatMap(field => {
      const given = [input[field] ?? []].flat().filter(text => text !== '');
      return given.length === 0 ? [] : [[field, given.length === 1 ? (given[0] ?? '') : given]];
    }),
  );

/** What was typed as it is kept, even half finished; or what of it is longer than anything that can be kept. */
export function checkStorable(input: FormInput): Checked<DraftAnswers> {
  const { data, error } = DraftAnswers.safeParse(input);
  if (data) return { value: data };
  return {
    errors: error.issues.map(issue => {
      const field = String(issue.path[0]);
      const name = questionNames.get(field) ?? 'This answer';
      const most = issue.code === 'too_big' ? Number(issue.maximum).toLocaleString('en-GB') : undefined;
      return { field, message: most ? `${name} must be ${most} characters or fewer` : 'Choose from the list' };
    }),
  };
}
