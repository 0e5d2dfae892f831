import { expect, test } from 'vitest';
import { missingFrom } from './missing-from.ts';

const answered = { status: 'active', attention: [{ to: 'partner-declined', isOverdue: false }], notes: [] };

test.each([
  { told: { status: 'active' } },
  { told: { attention: [{ to: 'partner-declined' }] } },
  { told: { notes: [] } },
  { told: {} },
])('$told is as it was answered', ({ told }) => {
  expect(missingFrom(answered, told)).toEqual([]);
});

test.each([
  { told: { status: 'closed' }, sentence: 'it.status is "active", not "closed"' },
  { told: { attention: [] }, sentence: 'it.attention is not empty' },
  { told: { attention: [{ to: 'partner-silent' }] }, sentence: 'it.attention has no {"to":"partner-silent"}' },
  { told: { notes: ['a note'] }, sentence: 'it.notes has no "a note"' },
  { told: { closed: { reason: 'need-met' } }, sentence: 'it.closed is undefined' },
  { told: { closed: ['need-met'] }, sentence: 'it.closed is not a list' },
])('$told is not', ({ told, sentence }) => {
  expect(missingFrom(answered, told)).toEqual([sentence]);
});

test('an answer without words has nothing in it', () => {
  expect(missingFrom(undefined, { status: 'active' })).toEqual(['it is undefined']);
});
