import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import { sentLately } from '../../cases/sent-lately.ts';
import { sendAsCaller } from '../../intake/send-from-page.ts';
import { type FormInput, textOf } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { readAnswers } from './answers.ts';
import { presentAnswers } from './check.ts';
import { CheckView, InterruptionView } from './check-view.tsx';
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
  const { value: request, errors } = readAnswers(input, londonDate(world.clock.now()));
  if (!request) return formPage(ask, { input, errors });
  if (step === 'change') return formPage(ask, { input, errors: [] });
  if (step === 'send') return sent(await sendAsCaller(world, ask.reader.caller, request, ask.sent.requestKey));
  return (await interruption(world, ask, input, request)) ?? checkPage(ask, input, request);
}

const formPage = (ask: Ask, filled: Filled): Reply => ({
  status: filled.errors.length > 0 ? 422 : 200,
  page: {
    title: 'Refer someone',
    hasErrors: filled.errors.length > 0,
    backTo: { href: '/referrals', words: 'Referrals' },
    content: <QuickForm {...filled} form={ask.formTo(address, again(ask))} />,
  },
});

const checkPage = (ask: Ask, input: FormInput, request: ReferralRequest): Reply => ({
  page: {
    title: 'Check your answers',
    content: <CheckView parts={presentAnswers(request)} input={input} form={ask.formTo(address, again(ask))} />,
  },
});

async function interruption(
  world: PagesWorld,
  ask: Ask,
  input: FormInput,
  request: ReferralRequest,
): Promise<Reply | undefined> {
  if (textOf(input, 'again') !== '') return undefined;
  const earlier = await sentLately(world, ask.reader.caller, request.person);
  if (!earlier) return undefined;
  const { id, reference, receivedAt } = earlier;
  const said = saidDate(londonDate(receivedAt));
  const form = ask.formTo(address, again(ask));
  return {
    page: {
      title: 'This person may have been referred already',
      content: <InterruptionView input={input} form={form} earlier={{ id, reference, said }} />,
    },
  };
}

const sent = (receipt: Parameters<typeof SentView>[0]): Reply => ({
  page: { title: 'Referral sent', content: <SentView {...receipt} /> },
});

const again = ({ sent: before }: Ask) => (before.requestKey === '' ? undefined : before);
