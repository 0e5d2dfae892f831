import { londonDate } from '../../../domain/time/working-time.ts';
import { admitSelfReferral } from '../../intake/admit-self-referral.ts';
import { sendAsPerson } from '../../intake/send-from-page.ts';
import type { Filled } from '../refer/person-fields.tsx';
import type { FormIdentity } from '../shell/form.ts';
import type { PublicAsk } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { readOwnAnswers } from './answers.ts';
import { SelfReferralSent, SelfReferralView } from './view.tsx';

const address = '/self-referral';

export const startSelfReferral = (ask: PublicAsk): Reply => formPage(ask.formTo(address), { input: {}, errors: [] });

export async function sendSelfReferral(world: PagesWorld, { event, sent, formTo }: PublicAsk): Promise<Reply> {
  const { input } = sent;
  const { value, errors } = readOwnAnswers(input, londonDate(world.clock.now()));
  if (!value) return formPage(formTo(address, sent), { input, errors });
  await admitSelfReferral(world, event.requestContext.http.sourceIp);
  const receipt = await sendAsPerson(world, value, sent.requestKey);
  // Nobody has signed in, so that what was sent is shown here once and at no address.
  const isReachable = value.person.telecom.length > 0;
  const content = <SelfReferralSent {...receipt} isReachable={isReachable} />;
  return { page: { title: 'We have what you wrote', isWithoutAccount: true, content } };
}

const formPage = (form: FormIdentity, filled: Filled): Reply => ({
  status: filled.errors.length > 0 ? 422 : 200,
  page: {
    title: 'Ask for help',
    hasErrors: filled.errors.length > 0,
    backTo: { href: '/', words: 'Start' },
    isWithoutAccount: true,
    content: <SelfReferralView {...filled} form={form} />,
  },
});
