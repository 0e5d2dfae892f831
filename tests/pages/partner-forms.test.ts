import { expect, test } from 'vitest';
import { readAnswer } from '../../functions/pages/partner/answer-form.ts';
import { readUpkeep } from '../../functions/pages/partner/offer-form.ts';
import { CalendarDate } from '../../schemas/time.ts';

const today = CalendarDate.parse('2026-11-23');
const read = (input: Record<string, string>) => readAnswer(input, today);
const on = (name: string, day: string, month: string, year: string) => ({
  [`${name}[day]`]: day,
  [`${name}[month]`]: month,
  [`${name}[year]`]: year,
});

test('everything about an acceptance is optional', () => {
  expect(read({ decision: 'accept', ...on('firstDate', '', '', ''), contactRoute: '  ' })?.value).toEqual({
    decision: 'accept',
  });
});

test('a date is read as people type it', () => {
  for (const [day, month, year] of [
    ['1', '12', '2026'],
    [' 01', '12 ', '26'],
  ] as const)
    expect(read({ decision: 'accept', ...on('firstDate', day, month, year) })?.value).toMatchObject({
      firstDate: '2026-12-01',
    });
});

test.each([
  ['31', '11', '2026', 'Enter a real date, such as 1 12 2026'],
  ['22', '11', '2026', 'The first date must be today or later'],
  ['1', '', '', 'Enter a real date, such as 1 12 2026'],
  ['soon', '', '', 'Enter a real date, such as 1 12 2026'],
])('%s %s %s is no first date, and the error leads to its first box', (day, month, year, message) => {
  expect(read({ decision: 'accept', ...on('firstDate', day, month, year) })?.errors).toEqual([
    { field: 'firstDate-day', message },
  ]);
});

test('a decline needs its reason, and one by the person is counted as theirs', () => {
  expect(read({ decision: 'decline' })?.errors).toEqual([{ field: 'reason', message: 'Choose the main reason' }]);
  expect(read({ decision: 'decline', reason: 'person-declined' })?.value).toMatchObject({ declinedBy: 'person' });
  expect(read({ decision: 'decline', reason: 'no-capacity' })?.value).toMatchObject({ declinedBy: 'partner' });
});

test.each([
  [{ decision: 'wait-list', expectedWeeks: '4' }, { expectedWeeks: 4 }],
  [{ decision: 'wait-list', expectedWeeks: '' }, { decision: 'wait-list' }],
  [{ decision: 'ask', question: ' Can she use stairs? ' }, { question: 'Can she use stairs?' }],
  [{ decision: 'attendance', attendance: 'attended', ...on('on', '23', '11', '2026') }, { on: '2026-11-23' }],
  [{ decision: 'ended', outcome: 'completed' }, { outcome: 'completed' }],
])('%o is understood', (input, said) => {
  expect(read(input)?.value).toMatchObject(said);
});

test.each([
  [{ decision: 'wait-list', expectedWeeks: 'a while' }, 'expectedWeeks'],
  [{ decision: 'wait-list', expectedWeeks: '105' }, 'expectedWeeks'],
  [{ decision: 'ask', question: ' ' }, 'question'],
  [{ decision: 'attendance', attendance: 'attended', ...on('on', '24', '11', '2026') }, 'on-day'],
  [{ decision: 'ended' }, 'outcome'],
])('%o is sent back', (input, field) => {
  expect(read(input)?.errors?.map(error => error.field)).toEqual([field]);
});

test('what is no answer is none', () => {
  expect(read({ decision: 'look' })).toBeUndefined();
  expect(read({})).toBeUndefined();
});

test('what the long form of an offer leaves empty is not known any more', () => {
  const form = { change: 'everything', capacity: 'waitlist', places: '8', waitingWeeks: '' };

  expect(readUpkeep(form).value).toEqual({
    capacity: 'waitlist',
    places: 8,
    waitingWeeks: null,
    nextStart: null,
    pausedUntil: null,
  });
});

test('a single tap changes a single thing', () => {
  expect(readUpkeep({ change: 'places', places: '9' }).value).toEqual({ places: 9 });
  expect(readUpkeep({ change: 'still-right', stillRight: 'true' }).value).toEqual({ stillRight: true });
});

test('every wrong field of an offer is named at once', () => {
  const form = { change: 'everything', places: 'many', waitingWeeks: '1.5', ...on('pausedUntil', '30', '2', '2027') };

  expect(readUpkeep(form).errors?.map(({ field }) => field)).toEqual([
    'capacity',
    'places',
    'waitingWeeks',
    'pausedUntil-day',
  ]);
});
