import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

/**
 * The folder that `npm run synth` writes for the sources as they are. Synthesis takes seconds, so its outcome is kept
 * until a source changes, and test files that run side by side wait for one of them to do it.
 */
export async function buildAssembly(): Promise<string> {
  const assembly = join(kept, await hashOfSources());
  if (existsSync(assembly)) return assembly;
  await forgetOld();
  const draft = `${assembly}.draft`;
  await mkdir(kept, { recursive: true });
  const isMine = await mkdir(draft).then(
    () => true,
    () => false,
  );
  if (isMine) await synthesise(draft, assembly);
  else await until('another test file has synthesised', () => existsSync(assembly), 80);
  return assembly;
}

const root = join(import.meta.dirname, '../..');
const kept = join(root, 'node_modules/.cache/assembly');

async function synthesise(draft: string, assembly: string): Promise<void> {
  const program = ['--import', 'tsx', 'infra/app.ts'];
  try {
    await promisify(execFile)(process.execPath, program, { cwd: root, env: { ...process.env, CDK_OUTDIR: draft } });
    await rename(draft, assembly);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function hashOfSources(): Promise<string> {
  const sources = globSync(
    [
      '{schemas,events,domain,adapters,functions,infra}/**/*.{ts,tsx,css,js,svg}',
      ...['docs/**/*.md', 'docs/openapi.json', '*.md', 'cdk.json', 'package-lock.json'],
    ],
    { cwd: root, exclude: ['**/*.test.{ts,tsx}'] },
  );
  const hash = createHash('sha256');
  for (const source of sources.sort()) hash.update(source).update(await readFile(join(root, source)));
  return hash.digest('hex').slice(0, 16);
}

/** Assemblies of earlier sources, and drafts that nobody finished. */
async function forgetOld(): Promise<void> {
  const tenMinutesAgo = Date.now() - 600_000;
  const aMinuteAgo = Date.now() - 60_000;
  for (const name of await readdir(kept).catch(() => [])) {
    const { mtimeMs } = await stat(join(kept, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    const isOld = mtimeMs < (name.endsWith('.draft') ? aMinuteAgo : tenMinutesAgo);
    if (isOld) await rm(join(kept, name), { recursive: true, force: true });
  }
}
