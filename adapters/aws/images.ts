import { S3Client } from '@aws-sdk/client-s3';
import type { Images } from '../../domain/ports.ts';
import { createBucketImages } from './bucket-images.ts';

/** The images of the bucket that a function's environment names. */
export function awsImages({ IMAGES_BUCKET }: { IMAGES_BUCKET: string }): Images {
  return createBucketImages({
    client: new S3Client({
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    }),
    bucket: IMAGES_BUCKET,
  });
}
