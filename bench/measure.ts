/** Wall and processor time of one round of questions, in microseconds; a question is asked once. */
export interface Round {
  readonly each: Float64Array;
  readonly cpu: number;
}

export function round<Question>(questions: readonly Question[], ask: (question: Question) => unknown): Round {
  const each = new Float64Array(questions.length);
  const before = process.cpuUsage();
  questions.forEach((question, i) => {
    const start = performance.now();
    ask(question);
    each[i] = (performance.now() - start) * 1000;
  });
  const { user, system } = process.cpuUsage(before);
  return { each, cpu: (user + system) / questions.length };
}

export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: Iterable<number>) => quantile(values, 0.5);
