import { londonDate } from '../../../domain/time/working-time.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import { sendAsCaller } from '../../intake/send-from-page.ts';
import { Button } from '../nhs/button.tsx';
import { type FormInput, textOf } from '../shell/form.ts';
import { Form, KeptInput } from '../shell/form-view.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { readAnswers } from './answers.ts';
import { presentAnswers } from './check.ts';
import { CheckView, InterruptionView } from './check-view.tsx';
import { draftIdOf } from './drafts/draft-id.ts';
import { earlierOf } from './earlier.ts';
import { finishLater } from './finish-later.ts';
import { QuickForm } from './form-view.tsx';
import { lastSent } from './last-sent.ts';
import type { Filled } from './person-fields.tsx';
import { prefilled } from './prefill.ts';
import { SentView } from './sent-view.tsx';

const address = '/refer';

export async function startReferral(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { caller, name } = ask.reader;
  const input = prefilled(name, caller, await lastSent(world, caller));
  return formPage(ask, { input, errors: [] });
}

/** The steps of one form, which stays the same request from the first to the last. */
export async function goOnWithReferral(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { step: asked, ...input } = ask.sent.input;
  const step = [asked].flat()[0];
  if (step === 'later') return keepForLater(world, ask, input);
  const { value: request, errors } = readAnswers(input, londonDate(world.clock.now()));
  if (!request) return formPage(ask, { input, errors });
  if (step === 'change') return formPage(ask, { input, errors: [] });
  if (step === 'send')
    return sent(await sendAsCaller(world, ask.reader.caller, request, draftIdOf(ask.sent.requestKey)));
  return (await interruption(world, ask, input, request)) ?? checkPage(ask, input, request);
}

async function keepForLater(world: PagesWorld, ask: Ask, input: FormInput): Promise<Reply> {
  const later = await finishLater(world, ask, input);
  return 'goTo' in later ? later : formPage(ask, { input, ...later });
}

type Shown = Filled & { readonly refused?: string };

function formPage(ask: Ask, shown: Shown): Reply {
  const { errors, refused } = shown;
  return {
    status: errors.length > 0 ? 422 : refused === undefined ? 200 : 409,
    page: {
      title: 'Refer someone',
      hasErrors: errors.length > 0 || refused !== undefined,
      backTo: { href: '/referrals', words: 'Referrals' },
      content: <QuickForm {...shown} form={ask.formTo(address, ask.sent)} />,
    },
  };
}

function checkPage(ask: Ask, input: FormInput, request: ReferralRequest): Reply {
  const form = ask.formTo(address, ask.sent);
  return {
    page: {
      title: 'Check your answers',
      content: (
        <CheckView
          parts={presentAnswers(request)}
          form={form}
          carried={<KeptInput input={input} />}
          later={
            <Button name="step" value="later" variant="secondary" preventDoubleClick>
              Save and finish later
            </Button>
          }
          change={{
            ofPart: ({ part }) => ({
              ...{ content: 'Change', type: 'submit', name: 'step', value: 'change' },
              attributes: { formaction: `${form.action}#${part}` },
            }),
          }}
        />
      ),
    },
  };
}

async function interruption(
  world: PagesWorld,
  ask: Ask,
  input: FormInput,
  request: ReferralRequest,
): Promise<Reply | undefined> {
  if (textOf(input, 'again') !== '') return undefined;
  const earlier = await earlierOf(world, ask.reader.caller, request.person);
  if (!earlier) return undefined;
  const goOn = (
    <Form form={ask.formTo(address, ask.sent)}>
      <KeptInput input={{ ...input, again: 'yes' }} />
      <Button variant="reverse" name="step" value="check">
        Go on with this referral
      </Button>
    </Form>
  );
  return {
    page: {
      title: 'This person may have been referred already',
      content: <InterruptionView earlier={earlier} goOn={goOn} />,
    },
  };
}

const sent = (receipt: Parameters<typeof SentView>[0]): Reply => ({
  page: { title: 'Referral sent', content: <SentView {...receipt} /> },
});
