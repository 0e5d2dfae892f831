import { needInWords } from '../../schemas/codes.ts';
import type { Site } from '../../schemas/directory.ts';
import type { MessageKind } from '../../schemas/message.ts';
import type { Referral } from '../referral/state.ts';
import { saidDate } from '../time/said-date.ts';
import { crisisAdvice, notAnEmergencyService } from '../triage/crisis.ts';

export interface MessageFacts {
  readonly referral: Referral;
  readonly sites: readonly Site[];
  /** Where the case can be read after signing in, without a trailing slash. */
  readonly caseLinkBase: string;
}

/**
 * What a message says: plain text, plain English, and no personal data, because a mailbox may be shared or read over a
 * shoulder. Whoever needs to know more signs in.
 */
export function compose(kind: MessageKind, facts: MessageFacts): { subject: string; text: string } {
  const { subject, paragraphs } = templates[kind](facts);
  return { subject, text: `${paragraphs.join('\n\n')}\n\nThe Life Rooms\n` };
}

interface Template {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const templates: Record<MessageKind, (facts: MessageFacts) => Template> = {
  'advisor-assigned': facts => ({
    subject: `New referral ${facts.referral.reference} for you`,
    paragraphs: [
      `Referral ${facts.referral.reference} has been assigned to you${siteOf(facts)}.`,
      `Help is wanted with: ${needsOf(facts.referral)}.`,
      `Please try to make first contact by ${saidDate(facts.referral.firstContactBy)}.`,
      `Suggested offers, with the reasons for each, are here: ${linkTo(facts)}`,
    ],
  }),
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
  'duty-hold': facts => ({
    subject: `Please look now: referral ${facts.referral.reference} is held`,
    paragraphs: [
      `Referral ${facts.referral.reference} is held because of what the referrer told us. A person must look at it before anything else happens.`,
      `Please open it, take it, and decide what to do: ${linkTo(facts)}`,
      'If nobody takes it, this page will be repeated and will go to the next role.',
    ],
  }),
  'manager-unassigned': facts => ({
    subject: `Referral ${facts.referral.reference} has no advisor yet`,
    paragraphs: [
      `Referral ${facts.referral.reference} has not been assigned within one working day.`,
      `Help is wanted with: ${needsOf(facts.referral)}.`,
      `Please see what keeps it waiting: ${linkTo(facts)}`,
    ],
  }),
  'manager-contact-overdue': facts => ({
    subject: `First contact is overdue for referral ${facts.referral.reference}`,
    paragraphs: [
      `Nobody has recorded a first contact for referral ${facts.referral.reference}, which was due by ${saidDate(facts.referral.firstContactBy)}.`,
      `Please look at it with the advisor: ${linkTo(facts)}`,
    ],
  }),
  'manager-message-failed': facts => ({
    subject: `A message about referral ${facts.referral.reference} could not be sent`,
    paragraphs: [
      `A message about referral ${facts.referral.reference} could not be delivered, so somebody may not know what they need to.`,
      `The referral says which message and why: ${linkTo(facts)}`,
    ],
  }),
};

const needsOf = ({ request }: Referral) => request.needs.map(({ code }) => needInWords(code)).join('; ');
const linkTo = ({ caseLinkBase, referral }: MessageFacts) => `${caseLinkBase}/${referral.id}`;

function siteOf({ referral, sites }: MessageFacts): string {
  const site = referral.status === 'assigned' && sites.find(({ id }) => id === referral.site);
  return site ? `, at ${site.name}` : '';
}
