import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Hasher } from '../../domain/ports.ts';
import { keyedHasher } from '../keyed-hasher.ts';
import { readSecret } from './secret.ts';

/** Keyed by the secret that a function's environment names. */
export const awsHasher = (secretId: string): Hasher =>
  createSecretHasher({ client: new SecretsManagerClient(), secretId });

/** Keyed by the text of a secret in Secrets Manager, which is read once for the life of the process. */
export function createSecretHasher({ client, secretId }: { client: SecretsManagerClient; secretId: string }): Hasher {
  return keyedHasher(() => readSecret(client, secretId));
}
