import * as z from 'zod';
import { PersonAnswer } from '../../../schemas/codes.ts';
import type { LinkPurpose } from '../../../schemas/link.ts';
import { needed, optional } from '../shell/fields.ts';
import { type Checked, checkForm, type FormInput } from '../shell/form.ts';

/** What a link or a letter asks a person. */
export const PersonQuestion = z.enum(['did-it-help', 'stop-this-or-all', 'stop-all']);
export type PersonQuestion = z.infer<typeof PersonQuestion>;

export function questionOf({ to, onward }: Exclude<LinkPurpose, { partner: unknown }>): PersonQuestion {
  if (to === 'person-answer') return 'did-it-help';
  return onward ? 'stop-this-or-all' : 'stop-all';
}

export type PersonSaid =
  | { readonly answer: z.infer<typeof PersonAnswer>; readonly words?: string | undefined }
  | { readonly withdraw: 'all' | 'this'; readonly reason?: string | undefined };

/** What a person has filled in. */
export const readPersonAnswer = (question: PersonQuestion, input: FormInput): Checked<PersonSaid> =>
  checkForm<z.ZodType<PersonSaid>>(forms[question], input);

const words = optional(z.string().max(1000), 'That is too long. Please say it in fewer words.');
/** Instead of an answer: nobody is to be told of them any more. */
export const stop = 'stop';
const choose = 'Choose one answer';

const forms = {
  'did-it-help': z
    .object({ answer: needed(z.enum([...PersonAnswer.options, stop]), choose), words })
    .transform(
      ({ answer, words: said }): PersonSaid =>
        answer === stop ? { withdraw: 'all', reason: said } : { answer, words: said },
    ),
  'stop-this-or-all': z.object({ withdraw: needed(z.enum(['this', 'all']), choose), reason: words }),
  'stop-all': z.object({ withdraw: z.literal('all').default('all'), reason: words }),
};
