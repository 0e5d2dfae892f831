import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../domain/messages/catalogue.ts';
import { compose, type Form } from '../domain/messages/compose.ts';
import { MessageKind } from '../schemas/message.ts';
import { messageExamples } from './message-examples.ts';
import { formsOf } from './messages-page.ts';
import { gradeOf } from './reading-grade.ts';

const examples = messageExamples();
const written = (kind: MessageKind, form: Form) => compose(examples[kind].facts, form);
const everyForm = MessageKind.options.flatMap(kind => formsOf(kind).map(({ title, form }) => ({ kind, title, form })));
const toPeople = MessageKind.options.filter(kind => catalogue[kind].to === 'person');
const isEasy = (kind: MessageKind) => catalogue[kind].to === 'person';

test.each(MessageKind.options)('%s goes to whom the catalogue says, on the ground that it says', kind => {
  const { to, ground } = examples[kind].message;

  expect({ to: to.kind, ground }).toEqual({ to: catalogue[kind].to, ground: catalogue[kind].ground });
});

test.each(everyForm)('$kind ($title) is easy enough to read', ({ kind, form }) => {
  const { subject, text } = written(kind, form);

  expect(gradeOf(`${subject}.\n${text}`)).toBeLessThanOrEqual(isEasy(kind) ? 8 : 10);
});

describe('a text', () => {
  const gsm = /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåÆæßÉ!"#%&'()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà_\n-]+$/;
  const reader = { language: 'pl', accessNeeds: [] };

  test.each(toPeople)('%s is two parts long at most, in the letters of every telephone', kind => {
    for (const form of [
      { channel: 'sms', isDiscreet: false },
      { channel: 'sms', isDiscreet: false, reader },
    ] as const) {
      const { subject, text } = written(kind, form);

      expect(text.length, text).toBeLessThanOrEqual(306);
      expect(text).toMatch(gsm);
      expect(subject).toBe('');
    }
  });

  test.each(toPeople)('%s names neither us nor the subject where somebody may read along', kind => {
    for (const channel of ['sms', 'email'] as const) {
      const { subject, text } = written(kind, { channel, isDiscreet: true });

      expect(text).toBe('Please ring 0151 496 0800 when you can.');
      expect(subject).toBe(channel === 'sms' ? '' : 'Please ring when you can');
    }
  });
});

test.each(everyForm)('$kind ($title) names nobody, quotes nobody and says no identifier', ({ kind, form }) => {
  const { subject, text } = written(kind, form);

  for (const personal of ['Una', 'Sample', '1970', 'Example Street', 'L9', '0190', 'stairs', 'much worse'])
    expect(`${subject}\n${text}`).not.toContain(personal);
});

test.each(toPeople)('%s says what to do in a crisis', kind => {
  for (const channel of ['email', 'sms'] as const)
    expect(written(kind, { channel, isDiscreet: false }).text).toMatch(/999.*111/s);
});

test('somebody is told who was told what, why that was allowed, and how to say no', () => {
  const { text } = written('person-shared', { channel: 'email', isDiscreet: false });

  expect(text).toContain('Good Neighbours');
  expect(text).toContain('your full name, your phone number and what you want help with');
  expect(text).toContain('You said yes to this on Monday 23 November 2026');
  expect(text).toMatch(/change your mind at any time. Go to https:\/\/referrals.liferooms.example\/l\/x{43}/);
});

test('whoever may not read English is sent easy words and the offer of an interpreter', () => {
  const form: Form = { channel: 'letter', isDiscreet: false, reader: { interpreter: true, accessNeeds: [] } };

  expect(written('person-did-it-help', form).text).toMatch(/^We can talk with you in your language\./);
});

/** Whoever changes the words raises the version, so that the ledger stays true: then this says which. */
const said: Record<MessageKind, string> = {
  'advisor-assigned': '1 82c3cb5e',
  'advisor-taken-over': '1 e6d2f482',
  'advisor-attention': '1 89368261',
  'advisor-attempt-due': '1 d3fdd6d3',
  'advisor-partner-accepted': '2 ee275c80',
  'duty-hold': '1 95493602',
  'duty-receipt-missing': '1 d396f6b7',
  'duty-concern': '1 380a7d3b',
  'manager-unassigned': '1 c218c5a3',
  'manager-contact-overdue': '1 0e62c19d',
  'manager-decision-overdue': '1 1fac5c7b',
  'manager-message-failed': '1 b446ddd4',
  'manager-webhook-disabled': '1 4e12d16b',
  'referrer-acknowledged': '1 4083a05c',
  'referrer-linked': '1 8cf46116',
  'referrer-assigned': '1 e51266f4',
  'referrer-contacted': '1 abaaf9fb',
  'referrer-partner-waitlisted': '1 5599ecd5',
  'referrer-partner-accepted': '1 1dce0fe9',
  'referrer-attended': '1 5df9847c',
  'referrer-partner-ended': '1 03890a68',
  'referrer-closed': '1 bfa17a29',
  'referrer-webhook-disabled': '1 b8c60ea4',
  'partner-request': '2 0845f616',
  'partner-nudge': '1 04cd431e',
  'partner-answer': '1 15fc9386',
  'partner-stop': '1 2dda91f5',
  'partner-attendance': '1 9defcfc3',
  'person-not-reached': '1 48bf73de',
  'person-shared': '1 bef019b0',
  'person-waitlisted': '1 1dd0b924',
  'person-accepted': '1 02426958',
  'person-did-it-help': '2 7e81f087',
};

test.each(MessageKind.options)('the words of %s are those of its version', kind => {
  const words = formsOf(kind).map(({ form }) => withoutFacts(written(kind, form).text));
  const sum = createHash('sha256').update(words.join()).digest('hex').slice(0, 8);

  expect(`${catalogue[kind].wording} ${sum}`).toBe(said[kind]);
});

/** Without what differs from one referral to another. */
const withoutFacts = (text: string) =>
  text.replaceAll(/https:\S+|LR-\w{4}-\w{3}|(\w+day )?\d+ [A-Z][a-z]+( \d{4})?/g, '…');
