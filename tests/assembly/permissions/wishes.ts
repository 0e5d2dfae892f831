import * as z from 'zod';
import { permissionsFor } from '../dynalite/permissions.ts';
import type { Asked } from '../loopback.ts';
import { type Account, arnIn } from '../template/account.ts';
import type { Wish } from './policy.ts';

/** What a request to AWS asks for, and every permission that it takes. */
interface Request {
  /** `TransactWriteItems` */
  readonly action: string;
  readonly wishes: readonly Wish[];
}

/** What is asked for of a kind of server. @throws Error when it is something that is not known */
export type Describe = (asked: Asked) => Request;

/** Something that may be sealed by a key; whoever opens it must be allowed to use the key through its service. */
export interface Sealed {
  readonly arn: string;
  readonly keyArn: string | undefined;
}

export function describeDynamo(tableNamed: (name: string) => Sealed, account: Account): Describe {
  return asked => {
    const action = target(asked, 'DynamoDB_20120810');
    const permissions = permissionsFor(action, object(asked));
    if (permissions.length === 0) throw new Error(`what ${action} takes is not known`);
    const wishes = permissions.flatMap(({ action: single, table, index, partition }) => {
      const sealed = tableNamed(table);
      const resource = index === undefined ? sealed.arn : `${sealed.arn}/index/${index}`;
      const context = partition === undefined ? {} : { 'dynamodb:LeadingKeys': [partition] };
      return [{ action: `dynamodb:${single}`, resource, context }, ...opening(sealed, 'dynamodb', account)];
    });
    return { action, wishes };
  };
}

export function describeSqs(account: Account): Describe {
  return asked => {
    const action = target(asked, 'AmazonSQS');
    const { QueueUrl } = z.object({ QueueUrl: z.url() }).parse(object(asked));
    const queue = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
    // IAM knows batches by the action that they repeat.
    const single = action.replace(/Batch$/, '');
    return { action, wishes: [{ action: `sqs:${single}`, resource: arnIn(account, 'sqs', queue) }] };
  };
}

export function describeSecrets(secretNamed: (id: string) => Sealed, account: Account): Describe {
  return asked => {
    const action = target(asked, 'secretsmanager');
    const { SecretId } = z.object({ SecretId: z.string() }).parse(object(asked));
    const sealed = secretNamed(SecretId);
    const wish = { action: `secretsmanager:${action}`, resource: sealed.arn };
    return { action, wishes: [wish, ...opening(sealed, 'secretsmanager', account)] };
  };
}

/** By path: `/imagesbucket/name-of-the-object`, as the SDK asks whoever has an address and no name. */
export function describeS3(bucketNamed: (name: string) => Sealed, account: Account): Describe {
  return ({ method, url }) => {
    const [, bucket, object] = /^\/([a-z0-9-]+)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (bucket === undefined || object === undefined) throw new Error(`${method} ${url.pathname} of S3 is not known`);
    const sealed = bucketNamed(bucket);
    const resource = `${sealed.arn}/${object}`;
    switch (method) {
      case 'GET':
        // Whoever may not list is told that what is missing is forbidden: nobody should have to tell those apart.
        return {
          action: 'GetObject',
          wishes: [
            { action: 's3:GetObject', resource },
            { action: 's3:ListBucket', resource: sealed.arn },
            ...opening(sealed, 's3', account),
          ],
        };
      case 'PUT':
        return {
          action: 'PutObject',
          wishes: [{ action: 's3:PutObject', resource }, ...using(sealed, 'kms:GenerateDataKey', 's3', account)],
        };
      default:
        throw new Error(`${method} of an object of S3 is not known`);
    }
  };
}

export function describeSes(account: Account): Describe {
  return asked => {
    if (asked.method !== 'POST' || asked.url.pathname !== '/v2/email/outbound-emails') {
      throw new Error(`${asked.method} ${asked.url.pathname} of SES is not known`);
    }
    const { FromEmailAddress: from } = z.object({ FromEmailAddress: z.email() }).parse(object(asked));
    const domain = from.slice(from.indexOf('@') + 1);
    const wish = { action: 'ses:SendEmail', resource: arnIn(account, 'ses', `identity/${domain}`) };
    return { action: 'SendEmail', wishes: [wish] };
  };
}

const opening = (sealed: Sealed, service: string, account: Account) => using(sealed, 'kms:Decrypt', service, account);

function using({ keyArn }: Sealed, action: string, service: string, { region }: Account): Wish[] {
  if (keyArn === undefined) return [];
  const context = { 'kms:ViaService': `${service}.${region}.amazonaws.com` };
  return [{ action, resource: keyArn, context }];
}

/** AWS's JSON protocols name the operation in a header: `AmazonSQS.SendMessage`. */
function target({ headers }: Asked, service: string): string {
  const [, action] = new RegExp(`^${service}\\.(\\w+)$`).exec(String(headers['x-amz-target'])) ?? [];
  if (action === undefined) throw new Error(`${headers['x-amz-target']} is not known`);
  return action;
}

const object = ({ body }: Asked): object => z.looseObject({}).parse(JSON.parse(body));
