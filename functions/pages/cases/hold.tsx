import * as z from 'zod';
import { actOnReferral } from '../../cases/act-on-referral.ts';
import { ProblemError } from '../../shell/problem.ts';
import { Button } from '../nhs/button.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { checkForm, type FieldError, type FormIdentity, messageFor, textOf } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { caseOf, idOf } from './page.tsx';
import type { CaseModel } from './presenter.ts';
import { CaseBar } from './view.tsx';

export const takeHold = (world: PagesWorld, ask: Ask): Promise<Reply> => act(world, ask, { type: 'take-hold' });

export async function askToRelease(world: PagesWorld, ask: Ask): Promise<Reply> {
  const model = await caseOf(world, ask);
  return releasePage({ model, form: ask.formTo(ask.event.rawPath), reason: '', errors: [] });
}

export async function releaseHold(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { input } = ask.sent;
  const { value, errors } = checkForm(ReleaseForm, input);
  if (value) return act(world, ask, { type: 'release-hold', ...value });
  const model = await caseOf(world, ask);
  const form = ask.formTo(ask.event.rawPath, ask.sent);
  return releasePage({ model, form, reason: textOf(input, 'reason'), errors });
}

const ReleaseForm = z.object({
  reason: z
    .string('Say what you looked at and why it may go on')
    .trim()
    .min(1, 'Say what you looked at and why it may go on')
    .max(1000, 'Say it in 1,000 characters or fewer'),
});

type HoldCommand = { readonly type: 'take-hold' } | { readonly type: 'release-hold'; readonly reason: string };

/** A second click finds it done already: then the case shows how it stands. */
async function act(world: PagesWorld, ask: Ask, command: HoldCommand): Promise<Reply> {
  const id = idOf(ask);
  const { caller } = ask.reader;
  const acted = await actOnReferral(world, {
    id,
    caller,
    command: () => command,
    request: undefined,
    isAsRead: () => true,
  });
  if (acted.outcome === 'done') return { goTo: `/cases/${id}` };
  if (acted.outcome === 'refused') throw new ProblemError('not-now', { detail: acted.refusal.sentence });
  throw new ProblemError('not-found');
}

interface ReleaseProps {
  readonly model: CaseModel;
  readonly form: FormIdentity;
  readonly reason: string;
  readonly errors: readonly FieldError[];
}

function releasePage({ model, form, reason, errors }: ReleaseProps): Reply {
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: 'Release the hold',
      hasErrors: errors.length > 0,
      backTo: { href: `/cases/${model.id}`, words: 'Case' },
      above: <CaseBar {...model} />,
      content: (
        <div class="nhsuk-grid-row">
          <div class="nhsuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <Form form={form}>
              <Textarea
                name="reason"
                label={{ content: 'Why may this referral go on?', size: 'l', isPageHeading: true }}
                hint="Say what you looked at. After this it is matched and given to a Pathways Advisor."
                value={reason}
                errorMessage={messageFor(errors, 'reason')}
              />
              <Button preventDoubleClick>Release the hold</Button>
            </Form>
          </div>
        </div>
      ),
    },
  };
}
