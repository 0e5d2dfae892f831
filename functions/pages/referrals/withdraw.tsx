import * as z from 'zod';
import { actOnReferral } from '../../cases/act-on-referral.ts';
import { kindsOfWork } from '../../cases/work.ts';
import { fingerprint } from '../../shell/fingerprint.ts';
import { ProblemError } from '../../shell/problem.ts';
import { Button } from '../nhs/button.tsx';
import { Radios } from '../nhs/radios.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { checkForm, type FieldError, type FormIdentity, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { idOf, referralOf } from './page.tsx';

export async function askToWithdraw(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { reference } = await referralOf(world, ask);
  return withdrawPage(ask, { reference, form: ask.formTo(ask.event.rawPath), input: {}, errors: [] });
}

export async function withdraw(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { input } = ask.sent;
  const { value, errors } = checkForm(WithdrawForm, input);
  if (value) return act(world, ask, value);
  const { reference } = await referralOf(world, ask);
  return withdrawPage(ask, { reference, form: ask.formTo(ask.event.rawPath, ask.sent), input, errors });
}

const whys = {
  person: 'The person has changed their mind',
  referrer: 'We no longer need it',
  error: 'It was sent by mistake, such as for the wrong person',
} as const;

const WithdrawForm = z
  .object({
    why: z.enum(Object.keys(whys) as (keyof typeof whys)[], 'Choose why you want to withdraw it'),
    reason: z
      .string()
      .trim()
      .max(1000, 'Say it in 1,000 characters or fewer')
      .default('')
      .transform(text => text || undefined),
  })
  .refine(({ why, reason }) => why !== 'error' || reason !== undefined, {
    path: ['reason'],
    message: 'Say what the mistake was',
  });

async function act(world: PagesWorld, ask: Ask, { why, reason }: z.output<typeof WithdrawForm>): Promise<Reply> {
  const id = idOf(ask);
  const { caller } = ask.reader;
  const { withdraw: withdrawing, enterInError } = kindsOfWork;
  const command = why === 'error' ? enterInError.read({ reason }) : withdrawing.read({ asked: why, reason });
  const acted = await actOnReferral(world, {
    id,
    caller,
    command: referral => command({ caller, referral, world, part: noPart }),
    request: { source: caller.subject, key: ask.sent.requestKey, fingerprint: fingerprint({ id, why, reason }) },
    isAsRead: () => true,
  });
  if (acted.outcome === 'done' || acted.outcome === 'replayed') return { goTo: `/referrals/${id}` };
  if (acted.outcome === 'refused') throw new ProblemError('not-now', { detail: acted.refusal.sentence });
  throw new ProblemError('not-found');
}

function noPart(): never {
  throw new ProblemError('not-found');
}

interface WithdrawProps {
  readonly reference: string;
  readonly form: FormIdentity;
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

const withdrawPage = (ask: Ask, { reference, form, input, errors }: WithdrawProps): Reply => ({
  status: errors.length > 0 ? 422 : 200,
  page: {
    title: 'Withdraw a referral',
    hasErrors: errors.length > 0,
    backTo: { href: `/referrals/${idOf(ask)}`, words: 'Referral' },
    content: (
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="nhsuk-heading-l">Withdraw referral {reference}</h1>
          <p>The advisor and any partner who has been asked are told to stop. It cannot be taken back.</p>
          <Form form={form}>
            <Radios
              name="why"
              fieldset={{ legend: { content: 'Why?', size: 'm' } }}
              items={Object.entries(whys).map(([value, label]) => ({ value, label }))}
              value={textOf(input, 'why')}
              errorMessage={messageFor(errors, 'why')}
            />
            <Textarea
              name="reason"
              label="What should the advisor know? (optional, unless it was a mistake)"
              rows={3}
              value={textOf(input, 'reason')}
              errorMessage={messageFor(errors, 'reason')}
            />
            <Button variant="warning" preventDoubleClick>
              Withdraw this referral
            </Button>
          </Form>
        </div>
      </div>
    ),
  },
});
