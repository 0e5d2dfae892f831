import type { Link } from '../../schemas/link.ts';
import type { Ground, MessageKind, Recipient } from '../../schemas/message.ts';

/** What there is to be said of each kind of message before anybody sends one. */
export interface CatalogueEntry {
  readonly to: Recipient['kind'];
  /** A sentence that begins with "When". */
  readonly when: string;
  readonly ground: Ground;
  /** What the link in it opens without signing in. */
  readonly link?: Link['opens']['to'];
  /** Raised with every change of its words, so that the ledger says what was read. */
  readonly wording: number;
}

const toStaff = { to: 'advisor', ground: 'staff-duty', wording: 1 } as const;
const toRole = { to: 'role', ground: 'staff-duty', wording: 1 } as const;
const toReferrer = { to: 'referrer', ground: 'direct-care-feedback', wording: 1 } as const;
const toPartner = { to: 'partner', ground: 'consent', link: 'partner-decision', wording: 1 } as const;
const toPerson = { to: 'person', ground: 'direct-care-contact', link: 'person-consent', wording: 1 } as const;

export const catalogue = {
  'advisor-assigned': { ...toStaff, when: 'When a referral becomes theirs.' },
  'advisor-taken-over': { ...toStaff, when: 'When a colleague has taken a referral that was theirs.' },
  'advisor-attention': { ...toStaff, when: 'When something has happened that only the advisor can decide about.' },
  'advisor-attempt-due': { ...toStaff, when: 'When the next attempt to reach the person was due and is not recorded.' },
  'advisor-partner-accepted': {
    ...toStaff,
    wording: 2,
    when: 'When a partner has a place, or a waiting list, for the person.',
  },
  'duty-hold': { ...toRole, when: 'When a referral is held for a person to look at, and again until somebody does.' },
  'duty-receipt-missing': { ...toRole, when: 'When a clinical team has not said in time that it has a concern.' },
  'duty-concern': { ...toRole, when: 'When the words of an answer hold something that somebody must look at now.' },
  'manager-unassigned': { ...toRole, when: 'When a referral has no advisor after a working day.' },
  'manager-contact-overdue': { ...toRole, when: 'When nobody has recorded a contact in time.' },
  'manager-decision-overdue': { ...toRole, when: 'When an advisor has not decided in time what is before them.' },
  'manager-message-failed': { ...toRole, when: 'When a message could not be sent.' },
  'manager-webhook-disabled': { ...toRole, when: 'When a webhook has been turned off because nothing arrives.' },
  'referrer-acknowledged': { ...toReferrer, ground: 'direct-care-receipt', when: 'When a referral has been received.' },
  'referrer-linked': { ...toReferrer, when: 'When another referral for the person is open too.' },
  'referrer-assigned': { ...toReferrer, when: 'When an advisor has been found.' },
  'referrer-contacted': { ...toReferrer, when: 'When somebody has spoken with the person.' },
  'referrer-partner-waitlisted': { ...toReferrer, when: 'When a partner has put the person on its waiting list.' },
  'referrer-partner-accepted': { ...toReferrer, when: 'When a partner has a place for the person.' },
  'referrer-attended': { ...toReferrer, when: 'When the person has been there for the first time.' },
  'referrer-partner-ended': { ...toReferrer, when: 'When what the partner did with the person has ended.' },
  'referrer-closed': { ...toReferrer, when: 'When the referral has been closed or withdrawn.' },
  'referrer-webhook-disabled': {
    to: 'webhook-contact',
    ground: 'partner-agreement',
    wording: 1,
    when: 'When a webhook of theirs has been turned off because nothing arrives.',
  },
  'partner-request': { ...toPartner, wording: 2, when: 'When an advisor asks for a place.' },
  'partner-nudge': { ...toPartner, when: 'When a partner has not answered after three and six working days.' },
  'partner-answer': { ...toPartner, when: 'When an advisor has answered the partner’s question.' },
  'partner-stop': {
    to: 'partner',
    ground: 'partner-agreement',
    wording: 1,
    when: 'When a request has been withdrawn that the partner knows of.',
  },
  'partner-attendance': {
    ...toPartner,
    ground: 'partner-agreement',
    link: 'partner-attendance',
    when: 'When nobody has said whether the person has been, or has a place by now.',
  },
  'person-not-reached': { ...toPerson, when: 'When the agreed attempts to reach the person have been made.' },
  'person-shared': { ...toPerson, when: 'When a partner has been asked, and so told something about the person.' },
  'person-waitlisted': { ...toPerson, when: 'When a partner has put the person on its waiting list.' },
  'person-accepted': { ...toPerson, when: 'When a partner has a place for the person.' },
  'person-did-it-help': {
    ...toPerson,
    link: 'person-answer',
    wording: 2,
    when: 'When the person has been, or it has ended.',
  },
} as const satisfies Record<MessageKind, CatalogueEntry>;
