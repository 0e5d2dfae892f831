import { setTimeout as shortly } from 'node:timers/promises';

/** Looks again and again until it is so. @param what names it when it never becomes so @throws Error after so many seconds */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const bound = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > bound) throw new Error(`waited in vain until ${what}`);
    await shortly(10);
  }
}
