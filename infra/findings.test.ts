import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { exampleDeployment } from './example-deployment.ts';

test.each([new AwsSolutionsChecks(), new ServerlessChecks()])(
  '$name finds nothing that nobody has answered',
  checks => {
    expect(checks.validateScope(exampleDeployment().app).violations).toEqual([]);
  },
);
