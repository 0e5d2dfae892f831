import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import parsePhoneNumber, { getCountryCallingCode } from 'libphonenumber-js/min';
import { expect, onTestFinished, test } from 'vitest';
import { saidPhone } from '../functions/pages/house/person-words.ts';
import { withoutForeignGrouping } from './phone-numbers.ts';

type Parse = typeof parsePhoneNumber;

test('a bundled function takes every number of the world for what it is, however it is written', async () => {
  const bundled = await bundledParse();
  const read = (parse: Parse, text: string) => {
    const parsed = parse(text, 'GB');
    return parsed && [parsed.number, parsed.country, parsed.isPossible(), parsed.ext];
  };

  for (const text of numbersOfTheWorld()) expect(read(bundled, text), text).toEqual(read(parsePhoneNumber, text));
});

test('our own numbers are said as they are dialled, those of others as they are kept', async () => {
  const bundled = await bundledParse();

  expect(bundled('01514960101', 'GB')?.formatNational()).toBe('0151 496 0101');
  expect(saidPhone('+441514960101')).toBe('0151 496 0101');
  expect(saidPhone('+441481256789')).toBe('01481 256789');
  expect(saidPhone('+33123456789')).toBe('+33123456789');
});

/** With and without its code, with a zero too many, too long and too short. */
const numbersOfTheWorld = () =>
  Object.entries(examples).flatMap(([country, example]) => {
    const code = getCountryCallingCode(country as CountryCode);
    const whole = `+${code}${example}`;
    return [
      whole,
      `00${code}${example}`,
      `+${code} (0) ${example}`,
      `0${example}`,
      `${whole}12345`,
      whole.slice(0, -3),
    ];
  });

async function bundledParse(): Promise<Parse> {
  const folder = mkdtempSync(join(tmpdir(), 'phone-numbers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'parse.mjs');
  const resolveDir = join(createRequire(import.meta.url).resolve('libphonenumber-js/package.json'), '..');
  const contents = "export { default } from 'libphonenumber-js/min';";
  await build({
    stdin: { contents, resolveDir },
    outfile,
    bundle: true,
    format: 'esm',
    plugins: [withoutForeignGrouping],
  });
  const { default: parse }: { default: Parse } = await import(pathToFileURL(outfile).href);
  return parse;
}
