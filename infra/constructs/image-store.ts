import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow, allowKey, type Grant } from './grant.ts';

/** Images of the directory, which outlive mistakes: kept when its stack goes, each version of each object for ever. */
export class ImageStore extends Construct {
  private readonly bucket: Bucket;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key }: { readonly key: IKey }) {
    super(scope, id);
    this.key = key;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // One use of the key for many objects: a look costs no more when many are at hand.
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'It holds offers and nothing about people, for two functions of ours: a log of who read would tell nothing',
    });
  }

  /** Reading by name. Without the right to list, S3 would call what is missing forbidden, and a fault an intrusion. */
  read(): Grant {
    const { bucketArn, bucketName } = this.bucket;
    return {
      value: bucketName,
      allows: [
        allow(['s3:GetObject'], [this.everyObject]),
        allow(['s3:ListBucket'], [bucketArn]),
        allowKey(this.key, 's3', ['kms:Decrypt']),
      ],
    };
  }

  /** Nothing is ever deleted. */
  readWrite(): Grant {
    const { value, allows } = this.read();
    const put = allow(['s3:PutObject'], [this.everyObject]);
    return { value, allows: [...allows, put, allowKey(this.key, 's3', ['kms:GenerateDataKey'])] };
  }

  /** A name is the SHA-256, in hex, of what is not known before it is made: any 64 letters and digits, and nothing longer. */
  private get everyObject(): string {
    return this.bucket.arnForObjects('?'.repeat(64));
  }
}
