import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { answerAsset } from './answer-asset.ts';
import { type Assets, assetsFromFolder, assetsFromPackages, writeAssets } from './assets.ts';

const nameIn = (address: string) => address.replace('/assets/', '');

test('what is deployed is what was built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeAssets(folder);
  const built = assetsFromPackages();

  const deployed = assetsFromFolder(folder);

  const { css, js, icon, swagger } = built;
  expect(deployed).toMatchObject({ css, js, icon, swagger });
  expect(deployed.find(nameIn(built.css))?.bytes).toEqual(built.find(nameIn(built.css))?.bytes);
});

test.each([
  ['the pages', ({ css }: Assets) => css],
  ['Swagger UI', ({ swagger }: Assets) => swagger.css],
])('the style sheet of %s loads nothing from elsewhere, and everything it loads is there', (_whose, addressIn) => {
  const assets = assetsFromPackages();
  const css = assets.find(nameIn(addressIn(assets)))?.bytes.toString() ?? '';
  const loaded = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address = '']) => address);

  expect(css).not.toMatch(/@font-face|@import|url\("?(https?|data):/);
  expect(loaded.length).toBeGreaterThan(0);
  for (const address of loaded) expect(assets.find(nameIn(address)), address).toBeDefined();
});

test('the script finds the one that it is built on', () => {
  const assets = assetsFromPackages();
  const script = assets.find(nameIn(assets.js))?.bytes.toString() ?? '';

  const needed = /from '\.\/([^']+)'/.exec(script)?.[1] ?? '';

  expect(assets.find(needed)?.type).toContain('text/javascript');
});

test('a browser keeps a file for ever and gets it small', () => {
  const assets = assetsFromPackages();
  const ask = (headers: Record<string, string>, name = nameIn(assets.css)) =>
    answerAsset(assets, { headers, pathParameters: { name } } as unknown as APIGatewayProxyEventV2);

  const small = ask({ 'accept-encoding': 'gzip, br' });
  const plain = ask({});

  expect(small.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
    'content-type': 'text/css; charset=utf-8',
  });
  expect(gunzipSync(Buffer.from(small.body ?? '', 'base64')).toString('base64')).toBe(plain.body);
  expect(() => ask({}, '../config.ts')).toThrow('There is no such thing');
});
