/**
 * Does the work now, and again each time this many milliseconds have passed since it ended: never twice at once.
 * @param work never rejects
 * @returns what ends it, when work that is going on has ended
 */
export function repeat(work: () => Promise<void>, milliseconds: number): () => Promise<void> {
  let isWanted = true;
  let timer: NodeJS.Timeout | undefined;
  let round = run();

  async function run(): Promise<void> {
    await work();
    if (!isWanted) return;
    timer = setTimeout(() => {
      round = run();
    }, milliseconds).unref();
  }

  return () => {
    isWanted = false;
    clearTimeout(timer);
    return round;
  };
}
