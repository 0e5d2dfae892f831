import type { SharedField } from '../../../schemas/codes.ts';
import type { MessageKind } from '../../../schemas/message.ts';
import { standingConsent } from '../../disclosure/consent.ts';
import { saidDate } from '../../time/said-date.ts';
import { londonDate } from '../../time/working-time.ts';
import { type MessageFacts, onwardOf, partnerOf, siteOf, type Wording, waitOf } from '../facts.ts';

type PersonKind = Extract<MessageKind, `person-${string}`>;

/** A text is two parts long at most (306 letters), and may light up where others see it: it names no need. */
export interface PersonWording extends Wording {
  readonly easyRead: readonly string[];
  readonly sms: string;
}

/** To the people themselves: who was told what, why that was allowed, and how to say no. */
export const toPersons: Record<PersonKind, (facts: MessageFacts) => PersonWording> = {
  'person-shared': facts => ({
    subject: 'We have asked for a place for you',
    paragraphs: [
      `We have asked ${partnerOf(facts)} if there is a place for you. It is for ${onwardOf(facts).offerName}.`,
      `We told them ${listOf(facts)}. ${whyWeMay(facts)}`,
      `You can change your mind at any time. ${changeIt(facts)}`,
      helpNow,
    ],
    easyRead: [
      'We asked for help for you.',
      `We asked ${partnerOf(facts)}.`,
      `We told them ${listOf(facts)}.`,
      whyWeMay(facts),
      'You can say no. You can say it at any time.',
      changeIt(facts),
      helpNow,
    ],
    sms: `The Life Rooms: ${asAgreed(facts)}we asked ${short(partnerOf(facts))} for a place for you. To change your mind: ${whereTo(facts)} ${helpNowInShort}`,
  }),
  'person-waitlisted': facts => ({
    subject: 'You are on a waiting list',
    paragraphs: [
      `${partnerOf(facts)} has no place for you yet. You are on the waiting list${waitOf(facts)}. It is for ${onwardOf(facts).offerName}.`,
      `We will tell you when there is a place. If you do not want to wait, ring us on ${facts.phone}.`,
      `You can change your mind at any time. ${changeIt(facts)}`,
      helpNow,
    ],
    easyRead: [
      'There is no place for you yet.',
      `You are on a waiting list${waitOf(facts)}.`,
      `It is with ${partnerOf(facts)}.`,
      'We will tell you when there is a place.',
      `If you do not want to wait, ring us on ${facts.phone}.`,
      'You can say no. You can say it at any time.',
      changeIt(facts),
      helpNow,
    ],
    sms: `The Life Rooms: you are on a waiting list${waitOf(facts)}. We will tell you when there is a place. Questions? Ring ${facts.phone}. To change your mind: ${whereTo(facts)} ${helpNowInShort}`,
  }),
  'person-accepted': facts => ({
    subject: 'There is a place for you',
    paragraphs: [
      `${partnerOf(facts)} has a place for you. It is for ${onwardOf(facts).offerName}.${firstDate(facts)}`,
      `Do you want to know more, or is the day not right? Ring us on ${facts.phone}.`,
      `You can change your mind at any time. ${changeIt(facts)}`,
      helpNow,
    ],
    easyRead: [
      'Good news. There is a place for you.',
      `It is with ${partnerOf(facts)}.`,
      ...(onwardOf(facts).firstDate ? [firstDate(facts).trim()] : []),
      `If you have a question, ring us on ${facts.phone}.`,
      'You can say no. You can say it at any time.',
      changeIt(facts),
      helpNow,
    ],
    sms: `The Life Rooms: there is a place for you.${firstDate(facts)} Questions? Ring ${facts.phone}. To change your mind: ${whereTo(facts)} ${helpNowInShort}`,
  }),
  'person-did-it-help': facts => ({
    subject: 'Did it help?',
    paragraphs: [
      `You have been to ${onwardOf(facts).offerName}. Did it help?`,
      `Tell us here: ${facts.link ?? `ring us on ${facts.phone}`}`,
      'You can say yes, not yet, that you did not go, or that you need something else. Your advisor will read it.',
      `You can still change your mind about what we share. ${stopHere(facts)}`,
      helpNow,
    ],
    easyRead: [
      `You have been to ${onwardOf(facts).offerName}.`,
      'Did it help?',
      `Tell us here: ${facts.link ?? `ring us on ${facts.phone}`}`,
      'If it did not help, we will try something else with you.',
      `You can stop us sharing. ${stopHere(facts)}`,
      helpNow,
    ],
    sms: `The Life Rooms: did it help? Tell us here, or stop what we share: ${facts.link ?? `ring ${facts.phone}.`} ${helpNowInShort}`,
  }),
  'person-not-reached': facts => ({
    subject: 'We have tried to reach you',
    paragraphs: [
      'Somebody asked us to get in touch with you. We have tried, and we have missed you.',
      `We would still like to help. Ring us on ${facts.phone} when it suits you${comeIn(facts)}.`,
      'You do not have to do anything. If you would rather not hear from us, tell us and we will stop.',
      ...(facts.link ? [`You can also change what you have said yes to. ${changeIt(facts)}`] : []),
      helpNow,
    ],
    easyRead: [
      'We tried to reach you.',
      'We missed you.',
      'We would like to help.',
      `Ring us on ${facts.phone}.`,
      'If you do not want us to ring or write, tell us. We will stop.',
      helpNow,
    ],
    sms: `The Life Rooms: we have tried to reach you and would still like to help. Ring ${facts.phone} when it suits you. ${helpNowInShort}`,
  }),
};

/** All that anybody may read who looks over their shoulder. */
export const discreetWording = ({ phone }: MessageFacts) => ({
  subject: 'Please ring when you can',
  text: `Please ring ${phone} when you can.`,
});

/** For whoever may not read English: nothing is translated by a machine, and their advisor is told as well. */
export const interpreterOffer = ({ phone }: MessageFacts): string =>
  `We can talk with you in your language. Ring ${phone} and tell us which.`;

export const interpreterText = (facts: MessageFacts): string =>
  `The Life Rooms: we have news for you. ${interpreterOffer(facts)}${facts.link ? ` ${facts.link}` : ''}`;

const helpNow =
  'Do you need help now? Ring 999 if anyone is in danger. Ring NHS 111 and choose mental health, day or night. ' +
  'Samaritans will listen at any time on 116 123.';

const helpNowInShort = 'Need help now? Ring 999, or 111 and choose mental health.';

const yours: Record<SharedField, string> = {
  'first-name': 'your first name',
  'full-name': 'your full name',
  phone: 'your phone number',
  email: 'your e-mail address',
  address: 'your address',
  outcode: 'the first half of your postcode',
  'age-band': 'your age group',
  'birth-date': 'your date of birth',
  language: 'what language you speak',
  'access-needs': 'what makes it easier for you to take part',
  need: 'what you want help with',
  'own-words': 'what matters to you, in your own words',
};

const listOf = (facts: MessageFacts) =>
  onwardOf(facts)
    .scope.map(field => yours[field])
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' and ');

function whyWeMay(facts: MessageFacts): string {
  const consent = standingConsent(facts.referral, onwardOf(facts).partner);
  if (!consent) return `Ring us on ${facts.phone} if you do not know why.`;
  const on = saidDate(londonDate(consent.at));
  return consent.status === 'best-interests'
    ? `On ${on} it was decided that this was best for you. You can ask us why.`
    : `You said yes to this on ${on}.`;
}

/** A day and a month, as a text message has room for. */
function asAgreed(facts: MessageFacts): string {
  const consent = standingConsent(facts.referral, onwardOf(facts).partner);
  return consent?.status === 'given'
    ? `as you agreed on ${saidDate(londonDate(consent.at)).split(' ').slice(1, 3).join(' ')}, `
    : '';
}

const short = (name: string) => (name.length > 40 ? `${name.slice(0, 37)}...` : name);

const whereTo = ({ link, phone }: MessageFacts) => link ?? `ring ${phone}.`;
const changeIt = ({ link, phone }: MessageFacts) =>
  link ? `Go to ${link} or ring us on ${phone}.` : `Ring us on ${phone}.`;

const stopHere = ({ link, phone }: MessageFacts) =>
  link ? `Tell us in the same place, or ring us on ${phone}.` : `Ring us on ${phone}.`;

function firstDate(facts: MessageFacts): string {
  const day = onwardOf(facts).firstDate;
  return day ? ` Your first day is ${saidDate(day)}.` : '';
}

function comeIn(facts: MessageFacts): string {
  const site = siteOf(facts);
  return site ? `, or come in and see us at ${site}` : '';
}
