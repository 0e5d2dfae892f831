import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { ContentHash } from '../../schemas/manifest.ts';
import { startFauxqs } from '../../tests/assembly/fauxqs.ts';
import { imagesContract } from '../contract/images.ts';
import { createBucketImages } from './bucket-images.ts';

async function openBucket() {
  const server = await startFauxqs();
  const client = new S3Client({
    endpoint: server.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'contract', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
  const bucket = 'images';
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const close = async () => {
    client.destroy();
    await server.stop();
  };
  return { client, bucket, close };
}

imagesContract('S3', async () => {
  const { client, bucket, close } = await openBucket();
  const spoil = async (Key: string) =>
    void (await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'spoilt' })));
  return { images: createBucketImages({ client, bucket }), spoil, close };
});

test('S3 is told which hash the bytes must have', async () => {
  const { client, bucket, close } = await openBucket();
  onTestFinished(close);
  const sent: Record<string, string>[] = [];
  client.middlewareStack.add(
    next => async args => {
      const { headers = {} } = { ...(args.request as { headers?: Record<string, string> }) };
      sent.push(headers);
      return next(args);
    },
    { step: 'finalizeRequest' },
  );

  await createBucketImages({ client, bucket })
    .put(ContentHash.parse('00'.repeat(32)), Buffer.from('x'))
    .catch(() => {});

  expect(sent[0]?.['x-amz-checksum-sha256']).toBe(Buffer.alloc(32).toString('base64'));
});

test('a store that is not there is an error, not an empty one', async () => {
  const { client, close } = await openBucket();
  onTestFinished(close);
  const images = createBucketImages({ client, bucket: 'elsewhere' });

  await expect(images.get(ContentHash.parse('00'.repeat(32)))).rejects.toMatchObject({ name: 'NoSuchBucket' });
});
