import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';
import { lifeRooms } from './life-rooms.ts';
import { sendingOrganisations } from './sending-organisations.ts';
import { type Settings, settings } from './settings.ts';

/** The service as it would be deployed, with empty functions, read back as plain values that a test can compare. */
export function exampleDeployment(overrides: Partial<Settings> = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'life-rooms-'));
  const { app, data, pipeline } = lifeRooms({
    outdir,
    settings: { ...settings, ...overrides },
    organisations: sendingOrganisations,
    commit: 'c0ffee5',
    codeFor: () => Code.fromInline('exports.handler = () => {}'),
  });
  const assembly = app.synth();
  const templates = [data, pipeline].map(stack => Template.parse(assembly.getStackArtifact(stack.artifactId).template));
  rmSync(outdir, { recursive: true });
  const resources: Resources = Object.fromEntries(templates.flatMap(template => Object.entries(template.Resources)));
  const outputs = templates.flatMap(template => Object.values(template.Outputs));
  const plain = reader(resources, outputs);

  /** All resources of one type, each as far as `properties` reads it. Ids come without their hash. */
  const all = <Properties extends z.ZodType<object>>(type: string, properties: Properties) =>
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({
        id: withoutHash(id),
        deletion: resource.DeletionPolicy,
        ...properties.parse(plain(resource.Properties)),
      }));
  return { app, data, pipeline, all };
}

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});

const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() })),
});

type Resources = z.infer<typeof Template>['Resources'];
type Output = z.infer<typeof Template>['Outputs'][string];

const withoutHash = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

/** Turns CloudFormation's functions into what they stand for: `CasesTable.Arn/index/due`. */
function reader(resources: Resources, outputs: readonly Output[]) {
  const referred = (id: string) => {
    const type = resources[id]?.Type;
    return type === 'AWS::SQS::Queue' ? `https://sqs.example/${withoutHash(id)}` : withoutHash(id);
  };
  const attribute = (id: string, name: string) =>
    name === 'ProviderURL' ? `https://idp.example/${withoutHash(id)}` : `${withoutHash(id)}.${name}`;
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const call = Call.safeParse(value).data;
    if (call === undefined) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
    if ('Ref' in call) return referred(call.Ref);
    if ('Fn::GetAtt' in call) return attribute(...call['Fn::GetAtt']);
    if ('Fn::Join' in call) return call['Fn::Join'][1].map(plain).join(call['Fn::Join'][0]);
    return plain(outputs.find(output => output.Export?.Name === call['Fn::ImportValue'])?.Value);
  };
  return plain;
}

const Call = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
  z.strictObject({ 'Fn::ImportValue': z.string() }),
]);
