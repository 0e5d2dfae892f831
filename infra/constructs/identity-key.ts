import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { allow, allowKey, type Grant } from './grant.ts';

/** The key of the hashes by which a person is found again. Losing or changing it makes everyone a stranger. */
export class IdentityKey extends Construct {
  private readonly secret: Secret;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key }: { readonly key: IKey }) {
    super(scope, id);
    this.key = key;
    this.secret = new Secret(this, 'Secret', {
      description: 'Finds people again. Never change it: docs/runbook.md',
      // 64 letters and digits are 380 bits: more than SHA-256 can use.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Under a new key nobody who is known would be found: changing it is a migration (docs/runbook.md)',
    });
  }

  read(): Grant {
    return {
      value: this.secret.secretArn,
      allows: [
        allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]),
        allowKey(this.key, 'secretsmanager', ['kms:Decrypt']),
      ],
    };
  }
}
