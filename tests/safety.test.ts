import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReferralEvent } from '../events/referral-events.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const log = read('docs/safety/hazard-log.md');
const hazards = log.split(/^## /m).slice(1);
const guards = hazards.flatMap(hazard => {
  const name = hazard.split(' ')[0];
  return [...hazard.matchAll(/^- `(.+?)`: (.+)$/gm)].map(([, path = '', title = '']) => ({ name, path, title }));
});

test('the twelve hazards are each described with cause, harm and control, and guarded by a test', () => {
  expect(hazards.map(hazard => hazard.split(' ')[0])).toEqual(Array.from({ length: 12 }, (_, i) => `H${i + 1}`));
  for (const hazard of hazards)
    for (const part of ['Severity:', 'Cause:', 'Harm:', 'Control:', 'Guarded by:'])
      expect(hazard).toContain(`\n${part}`);
  expect(new Set(guards.map(({ name }) => name)).size).toBe(12);
});

test.each(guards)('$name is guarded: $title', ({ path, title }) => {
  const titles = [...read(path).matchAll(/test\(\s*(['"`])(.+?)\1,/g)].map(([, , found]) => found);

  expect(titles).toContain(title);
});

test('every file that stands against a hazard is there', () => {
  const files = [...log.matchAll(/`([\w-]+\/[\w./-]+\.(?:ts|md))`/g)].map(([, path]) => String(path));

  expect(files.length).toBeGreaterThan(30);
  expect(files.filter(path => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
});

test('no event carries a score of a person: whoever adds one brings the table it is transformed by (hazard H9)', () => {
  const fields = ReferralEvent.options.flatMap(option => Object.keys(option.shape));

  expect(fields.filter(field => /score|measure|swemwbs|wellbeing/i.test(field))).toEqual([]);
});
