import { type Account, arnIn } from '../template/account.ts';
import type { Made, Make } from '../template/provision.ts';

/** Types that are deliberately not run, why a test that passes is true all the same, and what others see of them. */
const types: Readonly<Record<string, { because: string; seen?: (name: string, account: Account) => Made }>> = {
  'AWS::CloudWatch::Alarm': { because: 'no test waits for somebody to be paged' },
  'AWS::SNS::Topic': {
    because: 'only alarms speak there',
    seen: (name, account) => ({ ref: arnIn(account, 'sns', name) }),
  },
  'AWS::SNS::TopicPolicy': { because: 'only alarms speak there' },
  'AWS::SNS::Subscription': { because: 'only alarms speak there' },
  'AWS::KMS::Key': {
    because: 'nothing is encrypted here; whether a role may use the key is asked all the same',
    seen: (name, account) => ({ ref: name, attributes: { Arn: arnIn(account, 'kms', `key/${name}`) } }),
  },
  'AWS::Logs::LogGroup': {
    because: 'lines are kept in memory; whether a role may write them is asked all the same',
    seen: (name, account) => ({ ref: name, attributes: { Arn: arnIn(account, 'logs', `log-group:${name}:*`) } }),
  },
  'AWS::Cognito::UserPoolResourceServer': { because: 'a token has the scopes that its client names' },
  'AWS::ApiGatewayV2::ApiMapping': { because: 'there is one API, to which every domain name leads' },
  'AWS::Lambda::EventInvokeConfig': { because: 'a tick is run once, and its failure is shown to the test' },
};

/** Gives what others refer to, and nothing else. */
export const makersOfNotRun = (account: Account): Record<string, Make> =>
  Object.fromEntries(
    Object.entries(types).map(([type, { seen = ref }]) => [type, ({ name }) => seen(name, account)] as const),
  );

const ref = (name: string): Made => ({ ref: name });
