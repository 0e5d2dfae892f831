import { clinicalTeams, needInWords } from '../../../schemas/codes.ts';
import type { MessageKind } from '../../../schemas/message.ts';
import type { AttentionTo } from '../../../schemas/support.ts';
import { isInCare, type Referral } from '../../referral/state.ts';
import { saidDate } from '../../time/said-date.ts';
import { caseOf, type MessageFacts, onwardOf, siteOf, type Wording, waitOf } from '../facts.ts';

type StaffKind = Extract<MessageKind, `advisor-${string}` | `duty-${string}` | `manager-${string}`>;

/** To those who work here. Whoever needs to know more signs in. */
export const toStaff: Record<StaffKind, (facts: MessageFacts) => Wording> = {
  'advisor-assigned': facts => ({
    subject: `New referral ${facts.referral.reference} for you`,
    paragraphs: [
      `Referral ${facts.referral.reference} has been assigned to you${at(facts)}.`,
      `Help is wanted with: ${needsOf(facts)}.`,
      firstContact(facts),
      `Suggested offers, with the reasons for each, are here: ${caseOf(facts)}`,
    ],
  }),
  'advisor-taken-over': facts => ({
    subject: `Referral ${facts.referral.reference} is no longer yours`,
    paragraphs: [`Referral ${facts.referral.reference} has left your list. You do not need to do anything more.`],
  }),
  'advisor-attention': facts => ({
    subject: `Referral ${facts.referral.reference} needs you`,
    paragraphs: [asked(facts), `Please decide what happens next: ${caseOf(facts)}`],
  }),
  'advisor-attempt-due': facts => ({
    subject: `Time to try again: referral ${facts.referral.reference}`,
    paragraphs: [
      'The next attempt to reach this person was due, and none has been recorded.',
      `Please try at another time of day, and record it here: ${caseOf(facts)}`,
    ],
  }),
  'advisor-partner-accepted': facts => ({
    subject: `A partner has answered: referral ${facts.referral.reference}`,
    paragraphs: [
      onwardOf(facts).status === 'waitlisted'
        ? `${onwardOf(facts).offerName} has put the person on its waiting list${waitOf(facts)}.`
        : `${onwardOf(facts).offerName} has a place for the person.`,
      `What the partner wrote is here: ${caseOf(facts)}`,
    ],
  }),
  'duty-hold': facts => ({
    subject: `Please look now: referral ${facts.referral.reference} is held`,
    paragraphs: [
      `Referral ${facts.referral.reference} is held because of what the referrer told us. A person must look at it before anything else happens.`,
      `Please open it, take it, and decide what to do: ${caseOf(facts)}`,
      'If nobody takes it, this page will be repeated and will go to the next role.',
    ],
  }),
  'duty-receipt-missing': facts => ({
    subject: `Please ring now: no receipt for referral ${facts.referral.reference}`,
    paragraphs: [
      `A concern was raised with ${teamOf(facts)}. Nobody there has said that they have it.`,
      `Please ring them and record who has it: ${caseOf(facts)}`,
      'This page will be repeated until somebody does.',
    ],
  }),
  'duty-concern': facts => ({
    subject: `Please look now: an answer about referral ${facts.referral.reference}`,
    paragraphs: [
      'An answer from the person or from a partner says something that somebody must look at now.',
      `Please read it and decide what to do: ${caseOf(facts)}`,
    ],
  }),
  'manager-unassigned': facts => ({
    subject: `Referral ${facts.referral.reference} has no advisor yet`,
    paragraphs: [
      `Referral ${facts.referral.reference} is still waiting for an advisor.`,
      `Help is wanted with: ${needsOf(facts)}.`,
      `Please see what keeps it waiting: ${caseOf(facts)}`,
    ],
  }),
  'manager-contact-overdue': facts => ({
    subject: `Contact is overdue for referral ${facts.referral.reference}`,
    paragraphs: [
      hasBeenTried(facts.referral)
        ? `The next attempt to reach the person in referral ${facts.referral.reference} is late. The advisor has been reminded.`
        : `Nobody has recorded a first contact for referral ${facts.referral.reference}. It was due by ${saidDate(facts.referral.firstContactBy)}.`,
      `Please look at it with the advisor: ${caseOf(facts)}`,
    ],
  }),
  'manager-decision-overdue': facts => ({
    subject: `Nobody has decided yet: referral ${facts.referral.reference}`,
    paragraphs: [
      facts.message.about?.attention ? asked(facts) : 'The agreed attempts to reach the person have been made.',
      `It is waiting for somebody to decide. Please look at it with the advisor: ${caseOf(facts)}`,
    ],
  }),
  'manager-message-failed': facts => ({
    subject: `A message about referral ${facts.referral.reference} could not be sent`,
    paragraphs: [
      `A message about referral ${facts.referral.reference} did not arrive, so somebody may not know what they need to.`,
      `The referral says which message and why: ${caseOf(facts)}`,
    ],
  }),
  'manager-webhook-disabled': facts => ({
    subject: 'A webhook has been turned off',
    paragraphs: [
      'The system of a referrer takes no news from us any more, so we have stopped trying. They have been told.',
      `The last news that did not arrive was about this referral: ${caseOf(facts)}`,
    ],
  }),
};

const needsOf = ({ referral }: MessageFacts) => referral.request.needs.map(({ code }) => needInWords(code)).join('; ');

function at(facts: MessageFacts): string {
  const site = siteOf(facts);
  return site ? `, at ${site}` : '';
}

/** One that has been handed over or reopened may have had its first contact long ago. */
const firstContact = ({ referral }: MessageFacts) =>
  referral.status === 'assigned'
    ? `Please try to make first contact by ${saidDate(referral.firstContactBy)}.`
    : 'Somebody has spoken with the person already.';

const teamOf = ({ message, referral }: MessageFacts) => {
  const one = referral.escalations.find(({ id }) => id === message.about?.escalation);
  return one ? clinicalTeams[one.to] : 'a clinical team';
};

const hasBeenTried = (referral: Referral) =>
  isInCare(referral) && (referral.status === 'active' || referral.outreach.attempts > 0);

const asked = ({ message, referral }: MessageFacts) =>
  `Referral ${referral.reference}: ${message.about?.attention ? asksFor[message.about.attention] : 'something has to be decided.'}`;

const asksFor: Record<AttentionTo, string> = {
  'partner-declined': 'a partner has no place for the person. The next best offers are on the case.',
  'partner-silent': 'a partner has not answered, and has been reminded twice. The next best offers are on the case.',
  'partner-asked': 'a partner has a question before it can answer.',
  'partner-failed': 'the person did not complete what they had started.',
  'attempts-used-up': 'the agreed attempts to reach the person have been made.',
  'person-answered': 'the person has answered, and may need something else.',
  'consent-withdrawn': 'the person has changed their mind about who may be told what.',
  'consent-review': 'a consent is due to be gone over with the person.',
  'attendance-unknown': 'nobody has said whether the person has been.',
  'did-not-attend': 'the person did not come.',
  'review-due': 'it is time to see how things are with the person.',
  'person-to-be-told': 'a message cannot tell the person what they should know. Please tell them yourself.',
  'partner-not-told': 'a message to a partner did not arrive. Please ring them.',
};
