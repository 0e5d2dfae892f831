import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { writeAssets } from '../functions/pages/assets/assets.ts';
import { writeDocuments } from '../functions/pages/docs/documents.ts';
import { commitOfRepository } from '../functions/pages/operations/commit.ts';
import { bundle } from './bundle.ts';
import { functionNames } from './functions.ts';
import { lifeRooms } from './life-rooms.ts';
import { sendingOrganisations } from './sending-organisations.ts';
import { settings } from './settings.ts';

// Run by `npm run synth` and, through cdk.json, by `cdk deploy`. Needs neither network nor an AWS account.

const outdir = process.env['CDK_OUTDIR'] ?? 'cdk.out';
const bundles = join(outdir, 'bundles');
await bundle(functionNames, { from: 'functions', to: bundles });
writeAssets(join(bundles, 'pages', 'assets'));
writeDocuments(join(bundles, 'pages', 'documents'));

lifeRooms({
  settings,
  organisations: sendingOrganisations,
  codeFor: name => Code.fromAsset(join(bundles, name)),
  commit: commitOfRepository(),
  outdir,
}).app.synth();
