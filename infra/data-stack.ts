import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { IdentityKey } from './constructs/identity-key.ts';
import { ImageStore } from './constructs/image-store.ts';
import { RecordTable } from './constructs/record-table.ts';
import { SignIn } from './constructs/sign-in.ts';
import type { SendingOrganisation } from './sending-organisations.ts';

export interface DataStackProps extends StackProps {
  readonly signInPrefix: string;
  readonly organisations: readonly SendingOrganisation[];
  readonly origin: string;
}

/** What must never be lost: the records, the images they name, the key that finds people again, and who may sign in. */
export class DataStack extends Stack {
  readonly cases: RecordTable<'cases'>;
  readonly directory: RecordTable<'directory'>;
  readonly images: ImageStore;
  readonly identityKey: IdentityKey;
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, { signInPrefix, organisations, origin, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const key = new Key(this, 'Key', {
      description: 'Records of people and referrals',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.cases = new RecordTable(this, 'Cases', { name: 'cases', key });
    this.directory = new RecordTable(this, 'Directory', { name: 'directory', key });
    this.images = new ImageStore(this, 'Images', { key });
    this.identityKey = new IdentityKey(this, 'IdentityKey', { key });
    this.signIn = new SignIn(this, 'SignIn', { prefix: signInPrefix, organisations, origin });
  }
}
