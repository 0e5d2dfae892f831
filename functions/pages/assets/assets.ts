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
  /** Swagger UI and the script that starts it. */
  readonly swagger: { readonly css: string; readonly js: string; readonly start: string };
  find(name: string): Asset | undefined;
}

interface Asset {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, for who can read it, which every browser can. Made when it is first wanted. */
  gzipped(): Buffer;
}

/** Assets from the packages that are installed here. */
export const assetsFromPackages = (): Assets =>
  assetsOf([...buildFiles()].map(([name, bytes]) => assetOf(name, () => bytes)));

/** Assets from a folder that `writeAssets` made, as they are deployed. Each is read when it is first wanted. */
export const assetsFromFolder = (folder: string): Assets =>
  assetsOf(readdirSync(folder).map(name => assetOf(name, () => readFileSync(join(folder, name)))));

export function writeAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of buildFiles()) writeFileSync(join(folder, name), bytes);
}

function assetsOf(all: readonly Asset[]): Assets {
  const assets = new Map(all.map(asset => [asset.name, asset]));
  const addressOf = (start: string, end = '') => {
    const name = [...assets.keys()].find(key => key.startsWith(`${start}.`) && key.endsWith(end));
    if (name === undefined) throw new Error(`there is no asset ${start}`);
    return addressed(name);
  };
  return {
    css: addressOf('pages'),
    js: addressOf('browser'),
    icon: addressOf('favicon'),
    swagger: {
      css: addressOf('swagger-ui', '.css'),
      js: addressOf('swagger-ui', '.js'),
      start: addressOf('start-swagger'),
    },
    find: name => assets.get(name),
  };
}

function assetOf(name: string, read: () => Buffer): Asset {
  let bytes: Buffer | undefined;
  let gzipped: Buffer | undefined;
  return {
    name,
    type: typeOf(name),
    get bytes() {
      bytes ??= read();
      return bytes;
    },
    gzipped() {
      gzipped ??= gzipSync(this.bytes);
      return gzipped;
    },
  };
}

const addressed = (name: string) => `/assets/${name}`;

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
};
const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** The design system's own style sheet and script, ours beside them, the icons that the style sheet draws, and Swagger UI. */
function buildFiles(): Map<string, Buffer> {
  const system = folderOf('nhsuk-frontend');
  const files = new Map<string, Buffer>();
  const add: Add = (name, content) => {
    const [stem = '', extension = ''] = name.split('.');
    const hashed = `${stem}.${hashOf(content)}.${extension}`;
    files.set(hashed, Buffer.from(content));
    return hashed;
  };
  const read = (name: string) => readFileSync(join(system, 'dist/nhsuk', name), 'utf8');

  const style = withoutFonts(read('nhsuk-frontend.min.css')).replaceAll(/\/assets\/images\/([\w-]+\.svg)/g, (_, icon) =>
    addressed(add(String(icon), read(`assets/images/${icon}`))),
  );
  add('pages.css', `${style}\n${readOwn('pages.css')}`);
  const script = add('nhsuk-frontend.js', read('nhsuk-frontend.min.js').replace(/\/\/# sourceMappingURL.*$/m, ''));
  add('browser.js', readOwn('browser.js').replace('nhsuk-frontend', `./${script}`));
  add('favicon.svg', readOwn('favicon.svg'));
  addSwagger(add);
  return files;
}

/** Adds a file. @returns its name with the hash of its content */
type Add = (name: string, content: string | Buffer) => string;

/** Its pictures, which it carries in its style sheet, become files: pages load nothing but files of ours. */
function addSwagger(add: Add): void {
  const read = (name: string) => readFileSync(join(folderOf('swagger-ui-dist'), name), 'utf8');
  const style = read('swagger-ui.css').replace(/\/\*# sourceMappingURL.*\*\//, '');
  add(
    'swagger-ui.css',
    style.replaceAll(/url\((?:"data:((?:[^"\\]|\\.)*)"|data:([^)]*))\)/g, (_, quoted, bare) => {
      const { kind, bytes } = pictureOf(String(quoted ?? bare));
      return `url(${addressed(add(`swagger-picture.${kind}`, bytes))})`;
    }),
  );
  add('swagger-ui.js', read('swagger-ui-bundle.js').replace(/\/\/# sourceMappingURL.*$/m, ''));
  add('start-swagger.js', readOwn('start-swagger.js'));
}

/** @param address what follows `data:`, as it is written in a style sheet */
function pictureOf(address: string): { kind: string; bytes: Buffer } {
  const [about = '', ...content] = address.split(',');
  const kind = /^image\/(\w+)/.exec(about)?.[1];
  if (kind === undefined) throw new Error(`Swagger UI carries something that is no picture: ${about}`);
  const text = content.join(',').replaceAll('\\"', '"');
  return {
    kind,
    bytes: about.endsWith('base64') ? Buffer.from(text, 'base64') : Buffer.from(decodeURIComponent(text)),
  };
}

const folderOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

const readOwn = (name: string) => readFileSync(join(dirname(fileURLToPath(import.meta.url)), name), 'utf8');

/** Frutiger is NHS identity and comes from another site: text is set in Arial instead. */
const withoutFonts = (css: string) =>
  css.replaceAll(/@font-face\{[^}]*\}/g, '').replace(/\/\*# sourceMappingURL.*\*\//, '');

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 12);
