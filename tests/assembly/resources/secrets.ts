import { randomInt } from 'node:crypto';
import * as z from 'zod';
import type { Sealed } from '../permissions/wishes.ts';
import { type Account, arnIn } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import { notRun } from './properties.ts';

export interface Secrets {
  make(resource: Resource): Made;
  /** @param id ARN. @throws Error when no template has made it */
  named(id: string): Sealed;
}

/** Secrets of a template. @param texts where the server keeps them, by ARN */
export function createSecrets(texts: Map<string, string>, account: Account): Secrets {
  const secrets = new Map<string, Sealed>();
  return {
    make({ name, properties }) {
      const { GenerateSecretString, KmsKeyId } = Secret.parse(properties);
      // AWS ends each with six letters of its own, so that a new one of the same name is another.
      const arn = arnIn(account, 'secretsmanager', `secret:${name}-${lettersAndDigits(6)}`);
      texts.set(arn, lettersAndDigits(GenerateSecretString.PasswordLength));
      secrets.set(arn, { arn, keyArn: KmsKeyId });
      return { ref: arn };
    },
    named(id) {
      const secret = secrets.get(id);
      if (!secret) throw new Error(`there is no secret ${id}`);
      return secret;
    },
  };
}

const Secret = z.strictObject({
  GenerateSecretString: z.strictObject({ PasswordLength: z.int(), ExcludePunctuation: z.literal(true) }),
  KmsKeyId: z.string().optional(),
  Description: notRun,
  Tags: notRun,
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const lettersAndDigits = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
