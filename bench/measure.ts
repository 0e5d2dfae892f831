/** What one round of questions took, in microseconds; each question is asked once. */
export interface Round {
  readonly each: Float64Array;
}

export function round<Question>(questions: readonly Question[], ask: (question: Question) => unknown): Round {
  const each = new Float64Array(questions.length);
  questions.forEach((question, i) => {
    const start = performance.now();
    ask(question);
    each[i] = (performance.now() - start) * 1000;
  });
  return { each };
}

/** For each question the quickest of its rounds. */
export function quickestOf(rounds: readonly Round[]): Float64Array {
  const [first] = rounds;
  if (!first) throw new RangeError('nothing was asked');
  return first.each.map((_, question) => Math.min(...rounds.map(({ each }) => each[question] ?? Number.NaN)));
}

export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: Iterable<number>) => quantile(values, 0.5);
