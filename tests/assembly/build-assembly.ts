import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * The folder that `npm run synth` writes for the sources as they are. Synthesis takes seconds, so its outcome is kept
 * until a source changes.
 */
export async function buildAssembly(): Promise<string> {
  const assembly = join(kept, await hashOfSources());
  if (existsSync(assembly)) return assembly;
  await forgetAllBut(2);
  const draft = join(kept, `draft-${process.pid}`);
  await mkdir(draft, { recursive: true });
  await synthesise(draft);
  // Whole or not at all; another test file may have been quicker, and has built the same.
  await rename(draft, assembly).catch(() => rm(draft, { recursive: true }));
  return assembly;
}

const root = join(import.meta.dirname, '../..');
const kept = join(root, 'node_modules/.cache/assembly');

async function synthesise(CDK_OUTDIR: string): Promise<void> {
  const program = ['--import', 'tsx', 'infra/app.ts'];
  await promisify(execFile)(process.execPath, program, { cwd: root, env: { ...process.env, CDK_OUTDIR } });
}

async function hashOfSources(): Promise<string> {
  const sources = globSync(
    ['{schemas,events,domain,adapters,functions,infra}/**/*.ts', 'docs/openapi.json', 'cdk.json', 'package-lock.json'],
    { cwd: root, exclude: ['**/*.test.ts'] },
  );
  const hash = createHash('sha256');
  for (const source of sources.sort()) hash.update(source).update(await readFile(join(root, source)));
  return hash.digest('hex').slice(0, 16);
}

/** Assemblies of earlier sources, the newest apart: somebody may be testing with them just now. */
async function forgetAllBut(newest: number): Promise<void> {
  const names = await readdir(kept).catch(() => []);
  const built = await Promise.all(names.map(async name => ({ name, at: (await stat(join(kept, name))).mtimeMs })));
  const old = built.sort((one, other) => other.at - one.at).slice(newest);
  for (const { name } of old) await rm(join(kept, name), { recursive: true, force: true });
}
