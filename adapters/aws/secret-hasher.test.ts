import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, onTestFinished, test } from 'vitest';
import { startSecretsSink } from '../../tests/assembly/secrets-sink.ts';
import { hasherContract } from '../contract/hasher.ts';
import { createSecretHasher } from './secret-hasher.ts';

const secretId = 'life-rooms/trait-key';

async function openSecrets(secrets: Record<string, string>) {
  const sink = await startSecretsSink(secrets);
  const client = new SecretsManagerClient({
    endpoint: sink.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'INTAKE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const close = async () => {
    client.destroy();
    await sink.stop();
  };
  return { sink, hasher: createSecretHasher({ client, secretId }), close };
}

hasherContract('Secrets Manager', key => openSecrets({ [secretId]: key }));

test('the key is read once, however many ask at the same time', async () => {
  const { sink, hasher, close } = await openSecrets({ [secretId]: 'a key of the test' });
  onTestFinished(close);

  await Promise.all(['9990000018', '9990000026', '9990000034'].map(hasher.hash));
  await hasher.hash('9990000042');

  expect(sink.received).toEqual([{ caller: 'INTAKE', secretId }]);
});

test('a read that failed is not kept', async () => {
  const { sink, hasher, close } = await openSecrets({});
  onTestFinished(close);

  await expect(hasher.hash('9990000018')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  sink.secrets.set(secretId, 'a key of the test');

  expect(await hasher.hash('9990000018')).toMatch(/^[0-9a-f]{64}$/);
});

test('an empty secret is no key', async () => {
  const { hasher, close } = await openSecrets({ [secretId]: '' });
  onTestFinished(close);

  await expect(hasher.hash('9990000018')).rejects.toThrow('has no text');
});
