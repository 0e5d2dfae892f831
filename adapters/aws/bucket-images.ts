import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Images } from '../../domain/ports.ts';

export interface ImageBucket {
  readonly client: S3Client;
  readonly bucket: string;
}

/** One object for each in an S3 bucket, named by its hash. S3 itself refuses bytes that do not have it. */
export function createBucketImages({ client, bucket }: ImageBucket): Images {
  return {
    async put(hash, bytes) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: hash,
          Body: bytes,
          ContentType: 'application/octet-stream',
          ChecksumSHA256: Buffer.from(hash, 'hex').toString('base64'),
        }),
      );
    },
    async get(hash) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: hash }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
