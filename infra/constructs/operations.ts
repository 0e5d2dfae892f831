import { Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface Page {
  /** What is wrong, as a short sentence. Names the alarm and, unless `runbook` does, the heading in the runbook. */
  readonly name: string;
  /** The heading in the runbook where several alarms are handled alike. */
  readonly runbook?: string;
  /** Who is hurt, and how. */
  readonly impact: string;
  readonly metric: IMetric;
  readonly when: { readonly above: number } | { readonly below: number };
  /** How many periods of the metric in a row; 1 unless told. */
  readonly periods?: number;
  /** Most metrics are sent only when something happens. One that is always sent is silent because something broke. */
  readonly silence: 'good' | 'bad';
}

/** What the operator sees: every alarm and every log, under one key. There is no personal data in either. */
export class Operations extends Construct {
  private readonly key: Key;
  private readonly alarms: Topic;

  constructor(scope: Construct, id: string, { operatorAddress }: { readonly operatorAddress: string }) {
    super(scope, id);
    this.key = new Key(this, 'Key', { enableKeyRotation: true, description: 'Logs and alarms' });
    this.key.addToResourcePolicy(this.logsMayUseKey());
    this.key.addToResourcePolicy(this.cloudWatchMay(['kms:Decrypt', 'kms:GenerateDataKey*'], '*'));

    this.alarms = new Topic(this, 'Alarms', { masterKey: this.key, enforceSSL: true });
    // A topic with a policy of its own loses the default one, which had let CloudWatch publish.
    this.alarms.addToResourcePolicy(this.cloudWatchMay(['sns:Publish'], this.alarms.topicArn));
    this.alarms.addSubscription(new EmailSubscription(operatorAddress));
    Validations.of(this.alarms).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'SNS retries e-mail itself, and the alarm stays raised in CloudWatch until its cause is gone',
    });
  }

  pageWhen({ name, runbook = name, impact, metric, when, periods = 1, silence }: Page): void {
    const isAbove = 'above' in when;
    const alarm = new Alarm(this, name, {
      alarmName: `Life Rooms: ${name}`,
      alarmDescription: `${impact} Runbook: docs/runbook.md#${anchor(runbook)}`,
      metric,
      threshold: isAbove ? when.above : when.below,
      comparisonOperator: isAbove ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: silence === 'good' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.alarms));
  }

  /** An encrypted log; it is kept when its stack goes. */
  log(scope: Construct): LogGroup {
    return new LogGroup(scope, 'Log', { encryptionKey: this.key, retention: RetentionDays.SIX_MONTHS });
  }

  private logsMayUseKey(): PolicyStatement {
    const { region } = Stack.of(this);
    return new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': Stack.of(this).formatArn({ service: 'logs', resource: '*' }),
        },
      },
    });
  }

  private cloudWatchMay(actions: string[], resource: string): PolicyStatement {
    return new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions,
      resources: [resource],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
  }
}

/** How a heading is linked to on GitHub: `Match fails` is `#match-fails`. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
