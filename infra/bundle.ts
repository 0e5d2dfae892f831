import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { withoutForeignGrouping } from './phone-numbers.ts';

export interface Bundling {
  /** The folder that has one folder per function, each with an index.ts. */
  readonly from: string;
  /** Gets one folder per function: index.mjs, what it loads later beside it, and their source maps. */
  readonly to: string;
}

/**
 * Makes of each function a folder without dependencies. What its code imports when it is needed (`await import()`) is kept
 * apart, so that a start does not load it.
 * @returns what is in the files of each function
 */
export async function bundle<Name extends string>(
  names: readonly Name[],
  { from, to }: Bundling,
): Promise<ReadonlyMap<Name, Metafile>> {
  const bundled = names.map(async (name): Promise<[Name, Metafile]> => {
    const folder = join(to, name);
    // Names have a hash: without this, those of every earlier bundle would be deployed as well.
    rmSync(folder, { recursive: true, force: true });
    return [name, await bundleOne(join(from, name, 'index.ts'), folder)];
  });
  return new Map(await Promise.all(bundled));
}

async function bundleOne(entryPoint: string, outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: { index: entryPoint },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // The packages' own ES modules, which lose what is not used; CommonJS cannot.
    mainFields: ['module', 'main'],
    external: credentialsFromElsewhere,
    plugins: [withoutForeignGrouping],
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: requireForCommonJs },
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** The SDK imports each of these when the environment has no credentials; on Lambda it always has. They are a tenth of a file. */
const credentialsFromElsewhere = [
  ...['http', 'ini', 'process', 'sso', 'web-identity'].map(source => `@aws-sdk/credential-provider-${source}`),
  '@smithy/credential-provider-imds',
];

/** Packages that are still CommonJS call `require` for Node's own modules, which an ES module does not have. */
const requireForCommonJs =
  "import { createRequire as bannerRequire } from 'node:module'; const require = bannerRequire(import.meta.url);";
