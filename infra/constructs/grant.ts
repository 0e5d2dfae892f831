import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** What a function is given: the value of its variable together with what it allows, so that neither comes alone. */
export interface Grant {
  readonly value: string;
  readonly allows: readonly PolicyStatement[];
}

export const allow = (actions: readonly string[], resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] });

/** Use of a key through the service that keeps what it seals, never by itself. */
export function allowKey(
  key: { readonly keyArn: string; readonly stack: Stack },
  service: 'dynamodb' | 'secretsmanager' | 's3',
  actions: readonly string[],
): PolicyStatement {
  const statement = allow(actions, [key.keyArn]);
  statement.addCondition('StringEquals', { 'kms:ViaService': `${service}.${key.stack.region}.amazonaws.com` });
  return statement;
}

/** Sending e-mail from one address, through the SES identity of its domain. */
export function sendFrom(scope: Construct, address: string): Grant {
  const resourceName = address.slice(address.indexOf('@') + 1);
  const identity = Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName });
  return { value: address, allows: [allow(['ses:SendEmail'], [identity])] };
}

/** Reading a secret that was put there by hand. Its address ends in six characters that only AWS knows. */
export function readSecretNamed(scope: Construct, name: string): Grant {
  const secret = Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${name}-??????`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return { value: name, allows: [allow(['secretsmanager:GetSecretValue'], [secret])] };
}
