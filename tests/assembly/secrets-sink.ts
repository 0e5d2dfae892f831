import * as z from 'zod';
import { awsError, callerOf, type LoopbackServer, serveLoopback } from './loopback.ts';

export interface SecretsSink extends LoopbackServer {
  /** Text by name or ARN; may be changed at any time. */
  readonly secrets: Map<string, string>;
  /** Every read, with the access key id that asked. */
  readonly received: readonly { readonly caller: string; readonly secretId: string }[];
}

/** Stands in for AWS Secrets Manager (GetSecretValue). */
export async function startSecretsSink(initial: Readonly<Record<string, string>> = {}): Promise<SecretsSink> {
  const secrets = new Map(Object.entries(initial));
  const received: { caller: string; secretId: string }[] = [];

  const server = await serveLoopback(({ headers, body }) => {
    if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
      return awsError(400, 'UnknownOperationException', String(headers['x-amz-target']));
    }
    const { SecretId } = GetSecretValue.parse(JSON.parse(body));
    received.push({ caller: callerOf(headers), secretId: SecretId });

    const text = secrets.get(SecretId);
    return text === undefined
      ? awsError(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
      : { status: 200, json: { Name: SecretId, SecretString: text, VersionStages: ['AWSCURRENT'] } };
  });
  return { ...server, secrets, received };
}

const GetSecretValue = z.strictObject({ SecretId: z.string() });
