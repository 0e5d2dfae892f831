import { expect, test } from 'vitest';
import * as z from 'zod';
import { mostRows } from '../../schemas/bounds.ts';
import { Problem } from '../../schemas/problem.ts';
import { ProblemError, parseOrRefuse, problemAnswer, refuseTooManyRows } from './problem.ts';

const answerTo = (input: unknown) => {
  try {
    parseOrRefuse(z.strictObject({ note: z.string().max(10) }), input);
  } catch (error) {
    if (error instanceof ProblemError)
      return Problem.parse(JSON.parse(problemAnswer(error, 'of-this-request').body ?? ''));
  }
  throw new Error('it was taken');
};

test('what is too long is told with how long it may be', () => {
  expect(answerTo({ note: 'far too long' }).errors).toEqual([
    { pointer: '/note', code: 'too-big', message: 'Too big: expected string to have <=10 characters' },
  ]);
});

test('of a flood of mistakes a hundred are told', () => {
  const flood = Object.fromEntries(Array.from({ length: 8000 }, (_, i) => [`field-${i}`, i]));

  expect(answerTo({ note: 'short', ...flood }).errors).toHaveLength(100);
});

test('a field with an endless name is not answered with all of it', () => {
  const [error] = answerTo({ note: 'short', ['x'.repeat(60_000)]: 1 }).errors ?? [];

  expect(error).toMatchObject({ code: 'unknown-field' });
  expect(error?.pointer).toHaveLength(500);
});

test('a period that makes more rows than an answer holds is refused with what to do', () => {
  const rows = Array.from({ length: mostRows + 1 }, () => ({}));

  expect(() => refuseTooManyRows(rows.slice(1))).not.toThrow();
  expect(() => refuseTooManyRows(rows)).toThrow(
    expect.objectContaining({
      details: {
        errors: [
          { pointer: '/to', code: 'too-late', message: 'makes more than 20,000 rows: ask for a shorter period' },
        ],
      },
    }),
  );
});
