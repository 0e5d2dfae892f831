import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One stack as the CDK has written it. */
export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  /** Folders with the code of functions, by the key that the template knows them by. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Reads the folder that `cdk synth` writes. @param dir has a manifest.json
 * @throws ZodError when it holds anything that would have to be run and is not understood
 */
export function readAssembly(dir: string): Stack[] {
  const { artifacts } = Manifest.parse(readJson(join(dir, 'manifest.json')));
  return Object.entries(artifacts).flatMap(([name, artifact]) => {
    if (artifact.type !== 'aws:cloudformation:stack') return [];
    const { templateFile } = artifact.properties;
    const assets = Assets.parse(readJson(join(dir, templateFile.replace('.template.json', '.assets.json'))));
    return {
      name,
      region: artifact.environment.slice(artifact.environment.lastIndexOf('/') + 1),
      template: Template.parse(readJson(join(dir, templateFile))),
      assets: foldersIn(dir, assets),
    };
  });
}

function foldersIn(dir: string, { files }: z.infer<typeof Assets>): Map<string, string> {
  const folders = Object.entries(files).filter(([, { source }]) => source.packaging === 'zip');
  return new Map(folders.map(([hash, { source }]) => [`${hash}.zip`, join(dir, source.path)]));
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const StackArtifact = z.object({
  type: z.literal('aws:cloudformation:stack'),
  environment: z.string().regex(/^aws:\/\/[^/]+\/[a-z0-9-]+$/, 'must name a region'),
  properties: z.object({ templateFile: z.string().endsWith('.template.json') }),
});

/** What else an assembly holds describes stacks and runs nothing. A nested assembly would: it is not known. */
const OtherArtifact = z.object({ type: z.enum(['cdk:asset-manifest', 'cdk:tree', 'cdk:feature-flag-report']) });

const Manifest = z.object({
  artifacts: z.record(z.string(), z.discriminatedUnion('type', [StackArtifact, OtherArtifact])),
});

const Assets = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string(), packaging: z.enum(['file', 'zip']) }) })),
  dockerImages: z.strictObject({}).optional(),
});

/** `DependsOn` and the policies are about deploying; a condition would decide whether there is a resource: not known. */
const Resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.unknown().optional(),
  DeletionPolicy: z.unknown().optional(),
  UpdateReplacePolicy: z.unknown().optional(),
  Metadata: z.unknown().optional(),
});

export const Template = z.strictObject({
  Description: z.string().optional(),
  Resources: z.record(z.string(), Resource),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({
        Value: z.unknown(),
        Description: z.string().optional(),
        Export: z.strictObject({ Name: z.string() }).optional(),
      }),
    )
    .default({}),
  // The CDK's own: which version of its bootstrap a deployment needs.
  Parameters: z.strictObject({ BootstrapVersion: z.unknown() }).optional(),
  Rules: z.strictObject({ CheckBootstrapVersion: z.unknown() }).optional(),
});
export type Template = z.infer<typeof Template>;
