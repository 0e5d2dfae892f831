import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { type FunctionName, functionNames } from './functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a function becomes one file that runs by itself, whatever kind of module it uses', async () => {
  const from = join(folder, 'functions');
  const to = join(folder, 'bundles');
  mkdirSync(join(from, 'greet'), { recursive: true });
  writeFileSync(join(from, 'old.cjs'), "exports.separator = require('node:path').sep;");
  writeFileSync(
    join(from, 'greet', 'index.ts'),
    [
      "import { separator } from '../old.cjs';",
      "export const handler = async (name: string) => ['hello', name].join(separator);",
    ].join('\n'),
  );

  await bundle(['greet'], { from, to });
  rmSync(from, { recursive: true });

  const file = join(to, 'greet', 'index.mjs');
  const call = `import { handler } from '${file}'; console.log(await handler('Ada'));`;
  expect(execFileSync(process.execPath, ['--input-type=module', '--eval', call], { encoding: 'utf8' })).toBe(
    'hello/Ada\n',
  );
  expect(readFileSync(file, 'utf8')).toContain('//# sourceMappingURL=index.mjs.map');
  expect(existsSync(`${file}.map`)).toBe(true);
});

describe('a function starts cold within a second or so, because it is small:', () => {
  const to = join(folder, 'service');
  beforeAll(() => bundle(functionNames, { from: 'functions', to }), 60_000);

  // In kB as they are loaded. The SDK is some 300 of each, zod and the telephone numbers of the world are 225.
  const bounds: Partial<Record<FunctionName, number>> = { pages: 1400, match: 950, cases: 950 };

  test.each(functionNames)('%s', name => {
    const file = join(to, name, 'index.mjs');

    expect(statSync(file).size / 1000).toBeLessThan(bounds[name] ?? 780);
  });
});
