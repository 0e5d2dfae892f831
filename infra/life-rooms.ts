import { readFileSync } from 'node:fs';
import { App, Tags, Validations } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import type { FunctionName } from './functions.ts';
import { PipelineStack } from './pipeline-stack.ts';
import type { SendingOrganisation } from './sending-organisations.ts';
import type { Settings } from './settings.ts';

export interface LifeRoomsProps {
  readonly settings: Settings;
  readonly organisations: readonly SendingOrganisation[];
  readonly codeFor: (name: FunctionName) => Code;
  /** What is deployed. */
  readonly commit: string;
  /** Where the assembly is written; a temporary folder unless told. */
  readonly outdir?: string;
}

/** The whole service in one account and region. Synthesis fails on every finding that nobody has answered. */
export function lifeRooms({ settings, organisations, codeFor, commit, ...assembly }: LifeRoomsProps) {
  // The CLI would hand the context over; read here, a run without it gives the same templates.
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const app = new App({ ...assembly, context, analyticsReporting: false });
  Tags.of(app).add('service', 'life-rooms-referrals');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(), new ServerlessChecks());

  const { region, signInPrefix, origin } = settings;
  const env = { region };
  const data = new DataStack(app, 'LifeRoomsData', { env, signInPrefix, organisations, origin });
  const pipeline = new PipelineStack(app, 'LifeRoomsPipeline', { env, data, settings, codeFor, commit });
  return { app, data, pipeline };
}
