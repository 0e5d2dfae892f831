import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemKinds } from '../functions/shell/problem.ts';
import { functionNames } from '../infra/functions.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test('every kind of problem is explained', () => {
  const headings = [...read('docs/problems.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

  expect(headings.sort()).toEqual(Object.keys(problemKinds).sort());
});

test.each(functionNames)('functions/%s has a README with the four headings', name => {
  const headings = [...read(`functions/${name}/README.md`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

  expect(headings).toEqual(['Purpose', 'Flow', 'Talks to', 'Peculiarities']);
});

test('every command that the README names exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...read('README.md').matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)].map(
    ([, run, short]) => run ?? short,
  );

  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(scripts).toHaveProperty([String(name)]);
});

const pages = [
  'README.md',
  ...readdirSync(new URL('../docs', import.meta.url))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];
test.each(pages)('every link of %s to a file leads somewhere', page => {
  const folder = new URL(`../${page}`, import.meta.url);
  const links = [...read(page).matchAll(/\]\(((?!https?:|#)[^)#]+)/g)].map(([, link]) => String(link));

  for (const link of links) expect(existsSync(new URL(link, folder)), link).toBe(true);
});
