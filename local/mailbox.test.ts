import { expect, test } from 'vitest';
import { ReferralId } from '../schemas/ids.ts';
import { Instant } from '../schemas/time.ts';
import { type CaughtLetter, mailboxAnswer } from './mailbox.ts';

const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['text/html;q=0.5, application/json', 'application/json'],
  ['application/*, text/html;q=0.9', 'application/json'],
  ['text/html', 'text/html; charset=utf-8'],
  [firefox, 'text/html; charset=utf-8'],
  ['TEXT/HTML, application/json;q=0.9', 'text/html; charset=utf-8'],
])('whoever accepts %s is given %s', (accept, type) => {
  expect(mailboxAnswer([], accept).headers['content-type']).toBe(type);
});

test('programs read the letters in the order they were sent', () => {
  const letters = [aLetter({ subject: 'First' }), aLetter({ subject: 'Second' })];

  expect(JSON.parse(mailboxAnswer(letters, '*/*').body)).toEqual(letters);
});

test('people read the newest letter first', () => {
  const { body } = mailboxAnswer([aLetter({ subject: 'First' }), aLetter({ subject: 'Second' })], 'text/html');

  expect(body.match(/<h2>.*<\/h2>/g)).toEqual(['<h2>Second</h2>', '<h2>First</h2>']);
  expect(body).toMatch(/^<!doctype html>\n<html lang="en-GB">[\s\S]*<title>Mailbox/);
});

test('nothing that a letter says becomes part of the page', () => {
  const trick = `<script>alert("it's")</script> & more`;

  const { body, headers } = mailboxAnswer([aLetter({ to: trick, subject: trick, text: trick })], 'text/html');

  expect(body).not.toContain('<script');
  expect(body.split('&lt;script&gt;alert(&quot;it&#39;s&quot;)&lt;/script&gt; &amp; more')).toHaveLength(4);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('a text and a letter say what they are, and a link can be followed', () => {
  const text = 'To change your mind: http://127.0.0.1:4180/l/aB-3_x. Ring us, or go there (http://127.0.0.1:4180/l).';

  const { body } = mailboxAnswer(
    [aLetter({ channel: 'sms', subject: '', to: '+447700900123', text }), aLetter({ channel: 'letter' })],
    'text/html',
  );

  expect(body).toContain('<h2>Text message</h2>');
  expect(body).toContain('<dd>Letter</dd>');
  expect([...body.matchAll(/href="([^"]+)"/g)].map(([, address]) => address)).toEqual([
    'http://127.0.0.1:4180/l/aB-3_x',
    'http://127.0.0.1:4180/l',
  ]);
});

const aLetter = (overrides: Partial<CaughtLetter> = {}): CaughtLetter => ({
  channel: 'email',
  to: 'amina.yusuf@liferooms.example',
  subject: 'New referral LR-HD93-A0P for you',
  text: 'Please try to make first contact.\n',
  reference: 'msg_01JD8ZK4T6V9W2X3Y5Z7A8B9C0-0003-advisor-assigned',
  sentAt: Instant.parse('2026-11-21T09:00:00Z'),
  referral: ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0'),
  ...overrides,
});
