import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = new URL('..', import.meta.url);
const tracked = async (...patterns: string[]) =>
  (await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], { cwd: root })).stdout
    .trim()
    .split('\n')
    // What has just been removed is tracked until that is committed.
    .filter(path => existsSync(new URL(path, root)));
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

test('every arrow between folders points down', async () => {
  const { stdout } = await run('npm', ['run', '--silent', 'check:architecture'], { cwd: root });

  expect(stdout).toContain('no dependency violations found');
});

test('the rules know neither clock nor dice', async () => {
  const rules = (await tracked('domain/**/*.ts', 'schemas/*.ts', 'events/*.ts')).filter(
    path => !path.endsWith('.test.ts'),
  );
  const impure = rules.filter(path =>
    /new Date\(\)|Date\.now\(|Math\.random\(|randomUUID|process\.env/.test(read(path)),
  );

  expect(rules.length).toBeGreaterThan(30);
  expect(impure).toEqual([]);
});

test('no test replaces a module or waits for time to pass', async () => {
  const tests = (await tracked('**/*.test.ts', '**/*.test.tsx')).filter(path => !path.endsWith('house-rules.test.ts'));

  expect(tests.filter(path => /vi\.mock\(|sleep\(/.test(read(path)))).toEqual([]);
});

test('the lock file names every package for every platform, or npm ci would refuse it', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: object }>;
  };
  const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`],
    ),
  );

  expect(missing).toEqual([]);
});

test('every NHS number in the project is from the range that belongs to nobody', async () => {
  const files = await tracked('*.ts', '*.tsx', '*.json', '*.md', ':!package-lock.json', ':!bench');
  const numbers = files.flatMap(path =>
    [...read(path).matchAll(/(?<![\d.])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d.])/g)].map(([text]) => text),
  );
  const real = numbers
    .map(text => text.replace(/\D/g, ''))
    .filter(digits => isNhsNumber(digits) && !digits.startsWith('999') && !alphabet.includes(digits));

  expect(numbers.length).toBeGreaterThan(10);
  expect(real).toEqual([]);
});

/** The digits in order, as an alphabet of symbols begins. */
const alphabet = '0123456789';

function isNhsNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]) && !/^(\d)\1{9}$/.test(digits);
}
