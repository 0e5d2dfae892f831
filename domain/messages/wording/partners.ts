import { needInWords } from '../../../schemas/codes.ts';
import type { MessageKind } from '../../../schemas/message.ts';
import { saidDate } from '../../time/said-date.ts';
import { londonDate } from '../../time/working-time.ts';
import { type MessageFacts, onwardOf, type Wording } from '../facts.ts';

type PartnerKind = Extract<MessageKind, `partner-${string}`>;

/** To those who run an offer. An e-mail of theirs is forwarded and filed, so all that is about the person is behind the link. */
export const toPartners: Record<PartnerKind, (facts: MessageFacts) => Wording> = {
  'partner-request': facts => ({
    subject: `Have you a place? ${onwardOf(facts).offerName}, ${facts.referral.reference}`,
    paragraphs: [
      `Somebody we support would like to come to ${onwardOf(facts).offerName}.${needOf(facts)}`,
      answerHere(facts),
      'You can say yes, put them on your waiting list, say no, or ask us something. You need no account.',
      keepItSafe,
    ],
  }),
  'partner-nudge': facts => ({
    subject: `Still waiting for your answer: ${onwardOf(facts).offerName}, ${facts.referral.reference}`,
    paragraphs: [
      `On ${saidDate(londonDate(onwardOf(facts).requestedAt))} we asked if you have a place at ${onwardOf(facts).offerName}. Somebody is waiting to hear.`,
      answerHere(facts),
      'A no helps too: then we can ask somewhere else.',
      keepItSafe,
    ],
  }),
  'partner-answer': facts => ({
    subject: `We have answered your question: ${onwardOf(facts).offerName}, ${facts.referral.reference}`,
    paragraphs: [
      `You asked us something before you could decide about ${onwardOf(facts).offerName}.`,
      answerHere(facts),
      keepItSafe,
    ],
  }),
  'partner-stop': facts => ({
    subject: `Please stop: ${onwardOf(facts).offerName}, ${facts.referral.reference}`,
    paragraphs: [
      `We have withdrawn our request for a place at ${onwardOf(facts).offerName}. Please do not get in touch with the person about it.`,
      'Please delete what we told you about them, unless the law says that you must keep it.',
    ],
  }),
  'partner-attendance': facts => ({
    subject: `${isWaiting(facts) ? 'Is there a place now?' : 'Did they come?'} ${onwardOf(facts).offerName}, ${facts.referral.reference}`,
    paragraphs: [
      isWaiting(facts)
        ? `Somebody we support is on your waiting list for ${onwardOf(facts).offerName}. We do not know if you have a place for them now.`
        : `You had a place at ${onwardOf(facts).offerName} for somebody we support. We do not know if they have been.`,
      `Please tell us here. It takes a moment: ${facts.link ?? byTelephone(facts)}`,
      keepItSafe,
    ],
  }),
};

const isWaiting = (facts: MessageFacts) => onwardOf(facts).status === 'waitlisted';

/** Only where the person has agreed that this partner knows it. */
function needOf(facts: MessageFacts): string {
  const { need, scope } = onwardOf(facts);
  return scope.includes('need') ? ` They want help with: ${needInWords(need)}.` : '';
}

function answerHere(facts: MessageFacts): string {
  const { escalateAt } = onwardOf(facts);
  const by = escalateAt ? ` by ${saidDate(londonDate(escalateAt))}` : '';
  return `Please read more and answer${by}: ${facts.link ?? byTelephone(facts)}`;
}

const byTelephone = ({ phone }: MessageFacts) => `ring us on ${phone}`;
const keepItSafe = 'The link is for you alone and works once. Please do not pass it on.';
