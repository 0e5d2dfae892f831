import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { type FunctionName, functionNames } from './functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a function runs by itself, whatever kind of module it uses and whenever it loads it', async () => {
  const from = join(folder, 'functions');
  const to = join(folder, 'bundles');
  mkdirSync(join(from, 'greet'), { recursive: true });
  writeFileSync(join(from, 'old.cjs'), "exports.separator = require('node:path').sep;");
  writeFileSync(join(from, 'greet', 'seldom.ts'), "export { separator } from '../old.cjs';");
  writeFileSync(
    join(from, 'greet', 'index.ts'),
    [
      "const seldom = () => import('./seldom.ts');",
      "export const handler = async (name: string) => ['hello', name].join((await seldom()).separator);",
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

test('nothing of an earlier bundle is deployed', async () => {
  const from = join(folder, 'changing');
  const to = join(folder, 'changed');
  mkdirSync(join(from, 'greet'), { recursive: true });
  writeFileSync(join(from, 'greet', 'index.ts'), "export const handler = () => import('./seldom.ts');");
  for (const word of ['hello', 'hey']) {
    writeFileSync(join(from, 'greet', 'seldom.ts'), `export const word = '${word}';`);
    await bundle(['greet'], { from, to });
  }

  expect(
    readdirSync(join(to, 'greet')).filter(name => name.startsWith('seldom') && name.endsWith('.mjs')),
  ).toHaveLength(1);
});

describe('a start loads little:', () => {
  let bundles: ReadonlyMap<FunctionName, Metafile>;
  beforeAll(async () => {
    bundles = await bundle(functionNames, { from: 'functions', to: join(folder, 'service') });
  }, 120_000);

  // In KiB. The SDK's part for DynamoDB is 200 of each, zod 100, telephone numbers 70. Of the pages it is what they all need.
  const bounds: Partial<Record<FunctionName, number>> = {
    match: 800,
    cases: 730,
    notify: 720,
    publish: 680,
    pages: 600,
  };

  test.each(functionNames)('%s', name => {
    expect(loadedAtStart(bundles.get(name)) / 1024).toBeLessThan(bounds[name] ?? 620);
  });
});

/** Bytes of index.mjs and of every file that it imports, and those import, without being asked for later. */
function loadedAtStart({ outputs }: Metafile = { inputs: {}, outputs: {} }): number {
  const index = Object.keys(outputs).filter(file => file.endsWith('/index.mjs'));
  const loaded = new Set(index);
  for (const file of loaded)
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) loaded.add(path);
  if (loaded.size === 0) throw new RangeError('there is no bundle');
  return [...loaded].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
}
