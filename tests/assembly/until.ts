import { setTimeout as shortly } from 'node:timers/promises';

/** Looks again and again until it is so. @param what names it when it never becomes so @throws Error after 30 seconds */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const bound = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > bound) throw new Error(`waited in vain until ${what}`);
    await shortly(10);
  }
}
