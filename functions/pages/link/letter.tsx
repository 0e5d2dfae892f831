import * as z from 'zod';
import { parseReference } from '../../../domain/identity/reference.ts';
import { LetterCode } from '../../../schemas/link-api.ts';
import { useLinkFor, visitLink } from '../../links/visit.ts';
import { Button } from '../nhs/button.tsx';
import { Input } from '../nhs/input.tsx';
import { needed } from '../shell/fields.ts';
import { checkForm, type FieldError, type FormIdentity, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { Form, FormErrors, KeptInput } from '../shell/form-view.tsx';
import type { PublicAsk } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { gonePage } from './gone.tsx';
import { PersonQuestion, questionOf, readPersonAnswer } from './person-form.ts';
import { HelpNow, personPage, thankYouPage } from './person-pages.tsx';
import { plainPage } from './plain-page.tsx';

/** For somebody who has only paper: the reference and the code of their letter. */
export const showLetter = (world: PagesWorld, ask: PublicAsk): Reply =>
  codePage({ world, form: ask.formTo('/answer'), input: {}, errors: [] });

/**
 * First the code, then the answer. The page between them carries the code, so that nothing is kept of who has only tried;
 * a mistake in either form is said before a try is counted.
 */
export async function answerLetter(world: PagesWorld, ask: PublicAsk): Promise<Reply> {
  const { input } = ask.sent;
  const form = ask.formTo('/answer', ask.sent);
  const { value: proof, errors } = checkForm(CodeForm, input);
  if (!proof) return codePage({ world, form, input, errors });
  const visit = { proof, address: ask.event.requestContext.http.sourceIp };
  const question = PersonQuestion.safeParse(input['question']).data ?? (await askedBy(world, visit));
  if (!question) return notFound({ world, form, input });
  const isFirst = input['question'] === undefined;
  const said = isFirst ? { errors: [] } : readPersonAnswer(question, input);
  if (!said.value)
    return personPage({ world, form, question, input, errors: said.errors, proof: proofOf(input, question) });
  const used = await useLinkFor(world, visit, said.value);
  return used.outcome === 'done' ? thankYouPage(world, said.value) : gonePage(world);
}

async function askedBy(world: PagesWorld, visit: Parameters<typeof visitLink>[1]): Promise<PersonQuestion | undefined> {
  const opened = await visitLink(world, visit);
  return opened && !('request' in opened) ? questionOf(opened.opens) : undefined;
}

const CodeForm = z.object({
  reference: needed(
    z
      .string()
      .transform((typed): string => parseReference(typed) ?? '')
      .pipe(LetterCode.shape.reference),
    'Check the reference. It looks like LR-7K3M-Q2G',
  ),
  code: needed(LetterCode.shape.code, 'Check the code. It has eight letters and numbers'),
});

const proofOf = ({ reference = '', code = '' }: FormInput, question: PersonQuestion) => (
  <KeptInput input={{ reference, code, question }} />
);

const notFound = (props: Omit<CodePageProps, 'errors'>): Reply =>
  codePage({ ...props, errors: [{ field: 'code', message: 'Check the code. It works once, and for 28 days' }] });

interface CodePageProps {
  readonly world: PagesWorld;
  readonly form: FormIdentity;
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

const codePage = ({ world, form, input, errors }: CodePageProps): Reply =>
  plainPage(
    'Answer a letter from us',
    <>
      <FormErrors errors={errors} />
      <h1 class="nhsuk-heading-xl">Answer a letter from us</h1>
      <p class="nhsuk-lede-text">Your letter has a reference and a code. Please type them here.</p>
      <Form form={form}>
        <Input
          name="reference"
          label={{ content: 'Reference', size: 'm' }}
          hint="It looks like LR-7K3M-Q2G"
          width={10}
          code
          spellcheck={false}
          autocapitalize="characters"
          value={textOf(input, 'reference')}
          errorMessage={messageFor(errors, 'reference')}
        />
        <Input
          name="code"
          label={{ content: 'Code', size: 'm' }}
          hint="It looks like 7K3M-2Q2G"
          width={10}
          code
          spellcheck={false}
          autocomplete="one-time-code"
          autocapitalize="characters"
          value={textOf(input, 'code')}
          errorMessage={messageFor(errors, 'code')}
        />
        <Button>Go on</Button>
      </Form>
      <HelpNow {...world} />
    </>,
    errors,
  );
