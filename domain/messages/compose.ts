import type { MessageChannel } from '../../schemas/message.ts';
import type { MessageFacts, Wording } from './facts.ts';
import { inGsm } from './gsm.ts';
import { needsInterpreter, type Reader } from './reader.ts';
import { toPartners } from './wording/partners.ts';
import {
  discreetWording,
  interpreterOffer,
  interpreterText,
  type PersonWording,
  toPersons,
} from './wording/persons.ts';
import { toReferrers } from './wording/referrers.ts';
import { toStaff } from './wording/staff.ts';

/** How it goes out, and to what kind of reader. */
export interface Form {
  readonly channel: MessageChannel;
  readonly isDiscreet: boolean;
  /** Of the person it is for. */
  readonly reader?: Reader;
}

/**
 * What a message says, in plain English. It says nothing of the person, because a mailbox may be shared or read over a
 * shoulder: whoever needs to know more signs in, or follows the link. A text message has no subject.
 */
export function compose(facts: MessageFacts, form: Form): { subject: string; text: string } {
  const { kind } = facts.message;
  if (!isToPerson(kind)) return signed(wordings[kind](facts));
  if (form.isDiscreet)
    return form.channel === 'sms' ? { ...discreetWording(facts), subject: '' } : discreetWording(facts);
  const wording = toPersons[kind](facts);
  return form.channel === 'sms' ? asText(wording, facts, form) : signed(inPlainWords(wording, facts, form));
}

const wordings = { ...toStaff, ...toReferrers, ...toPartners };

const isToPerson = (kind: MessageFacts['message']['kind']): kind is keyof typeof toPersons => kind in toPersons;

const signed = ({ subject, paragraphs }: Wording) => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n\nThe Life Rooms\n`,
});

const asText = ({ sms }: PersonWording, facts: MessageFacts, form: Form) => ({
  subject: '',
  text: inGsm(isForeign(form) ? interpreterText(facts) : sms),
});

function inPlainWords({ easyRead, ...wording }: PersonWording, facts: MessageFacts, form: Form): Wording {
  if (isForeign(form)) return { ...wording, paragraphs: [interpreterOffer(facts), ...easyRead] };
  return form.reader?.accessNeeds.includes('easy-read') ? { ...wording, paragraphs: easyRead } : wording;
}

const isForeign = ({ reader }: Form) => reader !== undefined && needsInterpreter(reader);
