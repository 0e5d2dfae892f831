import { expect, test, vi } from 'vitest';
import { Instant } from '../schemas/time.ts';
import { startingAt, systemClock } from './clock.ts';

test('the system clock gives the instant it is', () => {
  const before = Date.now();
  const now = Date.parse(systemClock().now());
  const after = Date.now();

  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(after);
});

test('a demonstration begins on a Saturday morning in November and runs on from there', async () => {
  const saturday = Instant.parse('2026-11-21T09:00:00Z');
  const clock = startingAt(saturday);

  const first = clock.now();

  expect(first.slice(0, 10)).toBe('2026-11-21');
  expect(first >= saturday).toBe(true);
  await vi.waitFor(() => expect(clock.now() > first).toBe(true), 5000);
});
