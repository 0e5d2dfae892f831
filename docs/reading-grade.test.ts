import { expect, test } from 'vitest';
import { gradeOf } from './reading-grade.ts';

// Of published examples with a known grade: Flesch's own cat, and the sentence that the formula is usually shown with.
test.each([
  ['The cat sat on the mat.', -1.45],
  ['The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.', 11.3],
])('%s', (text, grade) => {
  expect(Math.abs(gradeOf(text) - grade)).toBeLessThan(1.5);
});

test('longer words and longer sentences are harder', () => {
  expect(gradeOf('We will ring you soon.')).toBeLessThan(gradeOf('We anticipate communicating with you imminently.'));
  expect(gradeOf('We ring. You talk.')).toBeLessThan(
    gradeOf('We ring and then you talk and then we ring and talk again.'),
  );
});
