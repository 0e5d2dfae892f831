import { ProblemError } from '../../shell/problem.ts';

/** For a list that was asked to go on: the store refuses a place that it did not give out. @throws ProblemError */
export function noSuchPage(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError('not-found');
}
