import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReferralEvent } from './referral-events.ts';

// Samples are never edited: an event that was written once must be readable for ever.
const folder = new URL('samples/', import.meta.url);
const samples = readdirSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

test.each(samples)('%s can still be read', name => {
  expect(() => ReferralEvent.parse(read(name))).not.toThrow();
});

test('every kind of event has a sample', () => {
  const sampled = new Set(samples.map(name => ReferralEvent.parse(read(name)).type));
  const known = ReferralEvent.options.map(option => option.shape.type.value);

  expect([...sampled].sort()).toEqual([...known].sort());
});
