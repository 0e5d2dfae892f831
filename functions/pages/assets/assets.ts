import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Files that pages load. Each name has the hash of its content, so a browser may keep it for ever. */
export interface Assets {
  readonly css: string;
  readonly js: string;
  readonly icon: string;
  find(name: string): Asset | undefined;
}

interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, for who can read it, which every browser can. Made when it is first wanted. */
  gzipped(): Buffer;
}

/** Assets from the packages that are installed here. */
export const assetsFromPackages = (): Assets => assetsOf(buildFiles());

/** Assets from a folder that `writeAssets` made, as they are deployed. */
export const assetsFromFolder = (folder: string): Assets =>
  assetsOf(new Map(readdirSync(folder).map(name => [name, readFileSync(join(folder, name))])));

export function writeAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of buildFiles()) writeFileSync(join(folder, name), bytes);
}

function assetsOf(files: ReadonlyMap<string, Buffer>): Assets {
  const assets = new Map([...files].map(([name, bytes]) => [name, assetOf(name, bytes)]));
  const addressOf = (start: string) => {
    const name = [...assets.keys()].find(key => key.startsWith(start));
    if (name === undefined) throw new Error(`there is no asset ${start}`);
    return addressed(name);
  };
  return {
    css: addressOf('pages.'),
    js: addressOf('browser.'),
    icon: addressOf('favicon.'),
    find: name => assets.get(name),
  };
}

function assetOf(name: string, bytes: Buffer): Asset {
  let gzipped: Buffer | undefined;
  return {
    type: typeOf(name),
    bytes,
    gzipped() {
      gzipped ??= gzipSync(bytes);
      return gzipped;
    },
  };
}

const addressed = (name: string) => `/assets/${name}`;

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** The design system's own style sheet and script, ours beside them, and the icons that the style sheet draws. */
function buildFiles(): Map<string, Buffer> {
  const system = dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json'));
  const own = dirname(fileURLToPath(import.meta.url));
  const files = new Map<string, Buffer>();
  const add = (name: string, text: string) => {
    const [stem = '', extension = ''] = name.split('.');
    const hashed = `${stem}.${hashOf(text)}.${extension}`;
    files.set(hashed, Buffer.from(text));
    return hashed;
  };
  const read = (name: string) => readFileSync(join(system, 'dist/nhsuk', name), 'utf8');

  const style = withoutFonts(read('nhsuk-frontend.min.css')).replaceAll(/\/assets\/images\/([\w-]+\.svg)/g, (_, icon) =>
    addressed(add(String(icon), read(`assets/images/${icon}`))),
  );
  add('pages.css', `${style}\n${readFileSync(join(own, 'pages.css'), 'utf8')}`);
  const script = add('nhsuk-frontend.js', read('nhsuk-frontend.min.js').replace(/\/\/# sourceMappingURL.*$/m, ''));
  add('browser.js', readFileSync(join(own, 'browser.js'), 'utf8').replace('nhsuk-frontend', `./${script}`));
  add('favicon.svg', readFileSync(join(own, 'favicon.svg'), 'utf8'));
  return files;
}

/** Frutiger is NHS identity and comes from another site: text is set in Arial instead. */
const withoutFonts = (css: string) =>
  css.replaceAll(/@font-face\{[^}]*\}/g, '').replace(/\/\*# sourceMappingURL.*\*\//, '');

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
