import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Sealed } from '../permissions/wishes.ts';
import type { Made, Resource } from '../template/provision.ts';
import { notRun } from './properties.ts';

export interface Buckets {
  make(resource: Resource): Promise<Made>;
  makePolicy(resource: Resource): Made;
  /** @throws Error when no template has made it */
  named(name: string): Sealed;
}

/** Buckets of a template, in an S3 that runs here. @param client may make buckets */
export function createBuckets(client: S3Client): Buckets {
  const buckets = new Map<string, Sealed>();
  return {
    async make({ name, properties }) {
      const { BucketEncryption } = Bucket.parse(properties);
      const [sealing] = BucketEncryption.ServerSideEncryptionConfiguration;
      // Names of buckets have no capitals; CloudFormation makes them up as well.
      const bucket = name.toLowerCase();
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      const arn = `arn:aws:s3:::${bucket}`;
      buckets.set(bucket, { arn, keyArn: sealing.ServerSideEncryptionByDefault.KMSMasterKeyID });
      return { ref: bucket, attributes: { Arn: arn } };
    },
    makePolicy({ name, properties }) {
      BucketPolicy.parse(properties);
      return { ref: name };
    },
    named(name) {
      const bucket = buckets.get(name);
      if (!bucket) throw new Error(`there is no bucket ${name}`);
      return bucket;
    },
  };
}

/** What cannot be seen by whoever puts and gets is read and goes no further. A rule that would expire objects is not known. */
const Bucket = z.strictObject({
  BucketEncryption: z.strictObject({
    ServerSideEncryptionConfiguration: z.tuple([
      z.strictObject({
        BucketKeyEnabled: notRun,
        ServerSideEncryptionByDefault: z.strictObject({
          SSEAlgorithm: z.literal('aws:kms'),
          KMSMasterKeyID: z.string(),
        }),
      }),
    ]),
  }),
  OwnershipControls: notRun,
  PublicAccessBlockConfiguration: notRun,
  VersioningConfiguration: notRun,
  Tags: notRun,
});

/** Only the one that turns away whoever does not use TLS, which nobody does on loopback; another could let somebody in. */
const BucketPolicy = z.strictObject({
  Bucket: z.string(),
  PolicyDocument: z.strictObject({
    Version: z.literal('2012-10-17'),
    Statement: z.array(
      z.strictObject({
        Effect: z.literal('Deny'),
        Action: z.literal('s3:*'),
        Principal: z.unknown(),
        Resource: z.unknown(),
        Condition: z.strictObject({ Bool: z.strictObject({ 'aws:SecureTransport': z.literal('false') }) }),
      }),
    ),
  }),
});
