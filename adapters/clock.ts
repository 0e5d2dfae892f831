import type { Clock } from '../domain/ports.ts';
import { Instant } from '../schemas/time.ts';

/** The machine's own time. */
export function systemClock(): Clock {
  return { now: () => instantAt(Date.now()) };
}

/** Begins at `instant` and runs on at the speed of real time, unmoved by changes of the machine's clock. */
export function startingAt(instant: Instant): Clock {
  const lead = Date.parse(instant) - performance.now();
  return { now: () => instantAt(lead + performance.now()) };
}

const instantAt = (milliseconds: number) => Instant.parse(new Date(milliseconds).toISOString());
