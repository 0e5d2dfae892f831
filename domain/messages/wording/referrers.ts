import { closureReasons, needInWords } from '../../../schemas/codes.ts';
import type { MessageKind } from '../../../schemas/message.ts';
import { saidDate } from '../../time/said-date.ts';
import { crisisAdvice, notAnEmergencyService } from '../../triage/crisis.ts';
import { caseOf, type MessageFacts, onwardOf, siteOf, type Wording, waitOf } from '../facts.ts';

type ReferrerKind = Extract<MessageKind, `referrer-${string}`>;

/**
 * To whoever referred: a receipt says what they told us, and the news goes as far as the person allows. Nothing here is
 * about the person that a shared mailbox should not hold; where they allow codes alone, it says only how far it has come.
 */
export const toReferrers: Record<ReferrerKind, (facts: MessageFacts) => Wording> = {
  'referrer-acknowledged': ({ referral }) => ({
    subject: `We have your referral ${referral.reference}`,
    paragraphs: [
      `Thank you. Your referral has reached The Life Rooms. Its reference is ${referral.reference}.`,
      referral.status === 'held'
        ? crisisAdvice
        : `We will try to contact the person by ${saidDate(referral.firstContactBy)}. ${notAnEmergencyService}`,
    ],
  }),
  'referrer-linked': ({ referral }) => ({
    subject: `Another referral is open beside ${referral.reference}`,
    paragraphs: [
      `The person in referral ${referral.reference} has more than one referral open with us.`,
      'Both are kept and are looked at together. You do not need to do anything.',
    ],
  }),
  'referrer-assigned': facts => {
    const site = siteOf(facts);
    return news(facts, 'has an advisor', [
      `A Pathways Advisor${site ? ` at ${site}` : ''} has referral ${facts.referral.reference}.`,
      'They will ring or write to the person and plan with them what would help.',
    ]);
  },
  'referrer-contacted': facts =>
    news(facts, 'has begun', [`We have spoken with the person in referral ${facts.referral.reference}.`]),
  'referrer-partner-waitlisted': facts =>
    news(facts, 'waits for a place', [
      `A partner of ours has put the person on its waiting list${waitOf(facts)}.`,
      `It is for help with: ${needInWords(onwardOf(facts).need)}.`,
    ]),
  'referrer-partner-accepted': facts =>
    news(facts, 'has a place', [
      `A partner of ours has a place for the person, for help with: ${needInWords(onwardOf(facts).need)}.`,
    ]),
  'referrer-attended': facts =>
    news(facts, 'is getting help', [
      `The person has been for the first time, for help with: ${needInWords(onwardOf(facts).need)}.`,
    ]),
  'referrer-partner-ended': facts =>
    news(facts, 'has an outcome', [howItWent(facts), `It was for help with: ${needInWords(onwardOf(facts).need)}.`]),
  'referrer-closed': facts => news(facts, 'has ended', [howItEnded(facts)]),
  'referrer-webhook-disabled': () => ({
    subject: 'We have turned off your webhook',
    paragraphs: [
      'Your system takes no news from us any more, so we have stopped trying.',
      'Nothing is lost: everything can still be read from the API.',
      'When your system is ready, turn the webhook on again. The log shows what to ask for once more.',
    ],
  }),
};

function news(facts: MessageFacts, what: string, paragraphs: readonly string[]): Wording {
  const { referral } = facts;
  const isFull = referral.request.consent.feedbackToGp === 'full';
  return {
    subject: `Referral ${referral.reference} ${what}`,
    paragraphs: isFull
      ? [...paragraphs, `You can read more after signing in: ${caseOf(facts)}`]
      : [
          `Referral ${referral.reference} ${what}.`,
          'The person has agreed that you are told in codes alone. Please find them in your coding export.',
        ],
  };
}

/** Why it did not work out is for those who sign in: an office may share its mailbox. */
const howItWent = (facts: MessageFacts) =>
  onwardOf(facts).status === 'completed'
    ? 'The person has seen through what a partner of ours offered.'
    : 'What a partner of ours offered did not work out. Somebody in our team has been asked to look at it.';

const howItEnded = ({ referral }: MessageFacts) =>
  referral.status === 'closed'
    ? `We have closed referral ${referral.reference}: ${closureReasons[referral.closed.reason]}.`
    : `Referral ${referral.reference} has been withdrawn.`;
