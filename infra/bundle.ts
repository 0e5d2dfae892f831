import { join } from 'node:path';
import { build } from 'esbuild';

export interface Bundling {
  /** The folder that has one folder per function, each with an index.ts. */
  readonly from: string;
  /** Gets one folder per function, each with an index.mjs and its source map. */
  readonly to: string;
}

/** Makes each function one file without dependencies, all in one run of esbuild. */
export async function bundle(names: readonly string[], { from, to }: Bundling): Promise<void> {
  await build({
    entryPoints: names.map(name => ({ in: join(from, name, 'index.ts'), out: join(name, 'index') })),
    outdir: to,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // The packages' own ES modules, which lose what is not used; CommonJS cannot.
    mainFields: ['module', 'main'],
    external: credentialsFromElsewhere,
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
  });
}

/** The SDK imports each of these when the environment has no credentials; on Lambda it always has. They are a tenth of a file. */
const credentialsFromElsewhere = [
  ...['http', 'ini', 'process', 'sso', 'web-identity'].map(source => `@aws-sdk/credential-provider-${source}`),
  '@smithy/credential-provider-imds',
];

/** Packages that are still CommonJS call `require` for Node's own modules, which an ES module does not have. */
const requireForCommonJs =
  "import { createRequire as bannerRequire } from 'node:module'; const require = bannerRequire(import.meta.url);";
