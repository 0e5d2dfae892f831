import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenApi } from './open-api.ts';

/** What is written for those who build on the service and run it. Read when it is first asked for. */
export interface Documents {
  /** In the order they are to be read. */
  list(): readonly DocumentEntry[];
  find(name: string): { readonly title: string; readonly text: string } | undefined;
  openApi(): OpenApi;
}

export interface DocumentEntry {
  /** As in its address. */
  readonly name: string;
  readonly title: string;
  readonly isDecision: boolean;
}

/** From where this code itself is kept. */
export const documentsFromRepository = (): Documents => documentsFromFolder(repository);

/** From a folder that `writeDocuments` made, as they are deployed. */
export function documentsFromFolder(folder: string): Documents {
  let files: ReadonlyMap<string, string> | undefined;
  let openApi: OpenApi | undefined;
  const paths = () => {
    files ??= new Map(pathsIn(folder).map(path => [nameOf(path), path]));
    return files;
  };
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return {
    list: () =>
      [...paths()].map(([name, path]) => ({
        name,
        title: titleOf(read(path)),
        isDecision: path.startsWith(decisions),
      })),
    find(name) {
      const path = paths().get(name);
      if (path === undefined) return undefined;
      const text = read(path);
      return { title: titleOf(text), text };
    },
    openApi() {
      openApi ??= JSON.parse(read('docs/openapi.json')) as OpenApi;
      return openApi;
    },
  };
}

export function writeDocuments(folder: string): void {
  for (const path of [...pathsIn(repository), 'docs/openapi.json']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(repository, path), join(folder, path));
  }
}

/** Where a link in one of them leads: to another of them, out, or nowhere that is served here. */
export function addressOfLink(href: string): string | undefined {
  if (/^https?:/.test(href)) return href;
  const [path = '', part] = href.split('#');
  if (path.endsWith('openapi.json')) return '/docs/api';
  if (!/^(\.\/|\.\.\/|docs\/|adr\/)*[\w-]+\.md$/.test(path)) return undefined;
  return `/docs/${nameOf(path)}${part === undefined ? '' : `#at-${part}`}`;
}

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const decisions = 'docs/adr/';

const pathsIn = (folder: string): string[] => [
  'README.md',
  ...markdownIn(folder, 'docs/'),
  ...markdownIn(folder, decisions),
];

const markdownIn = (folder: string, path: string) =>
  readdirSync(join(folder, path))
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => `${path}${name}`);

const nameOf = (path: string) => (path.split('/').at(-1) ?? '').replace(/\.md$/, '').toLowerCase();

const titleOf = (text: string) => /^# (.+)$/m.exec(text)?.[1] ?? 'Untitled';
