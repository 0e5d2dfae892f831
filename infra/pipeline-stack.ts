import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { type Code, EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config as About } from '../functions/about/config.ts';
import type { Config as Cases } from '../functions/cases/config.ts';
import type { Config as Clock } from '../functions/clock/config.ts';
import type { Config as Intake } from '../functions/intake/config.ts';
import type { Config as Ledger } from '../functions/ledger/config.ts';
import type { Config as Match } from '../functions/match/config.ts';
import type { Config as Notify } from '../functions/notify/config.ts';
import type { Config as Publish } from '../functions/publish/config.ts';
import type { Config as Reports } from '../functions/reports/config.ts';
import type { HttpFunction } from '../functions/routes.ts';
import { type QueueName, queues, type ScheduledFunction, schedules } from '../functions/triggers.ts';
import { type Metric as CountedOutcome, metricNamespace } from '../functions/world.ts';
import { manifestPartition, type TableName } from '../schemas/tables.ts';
import { FrontDoor } from './constructs/front-door.ts';
import { readSecretNamed, sendFrom } from './constructs/grant.ts';
import { Operations } from './constructs/operations.ts';
import { type AnyFunction, type Environment, PipelineFunction } from './constructs/pipeline-function.ts';
import type { RecordTable } from './constructs/record-table.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionName } from './functions.ts';
import type { Settings } from './settings.ts';

export interface PipelineStackProps extends StackProps {
  readonly data: DataStack;
  readonly settings: Settings;
  readonly codeFor: (name: FunctionName) => Code;
}

/** What can be thrown away and made again. The constructor is the picture; the stages follow in its order. */
export class PipelineStack extends Stack {
  private readonly data: DataStack;
  private readonly settings: Settings;
  private readonly codeFor: PipelineStackProps['codeFor'];
  private readonly operations: Operations;
  private readonly matching: WorkQueue;
  private readonly messages: WorkQueue;

  constructor(scope: Construct, id: string, { data, settings, codeFor, ...props }: PipelineStackProps) {
    super(scope, id, props);
    this.data = data;
    this.settings = settings;
    this.codeFor = codeFor;
    this.operations = new Operations(this, 'Operations', settings);
    this.matching = this.queue('matching', waitingForAnAdvisor);
    this.messages = this.queue('messages', nobodyIsTold);

    const intake = this.intake();
    const match = this.match();
    const notify = this.notify();
    const cases = this.cases();
    const ledger = this.ledger();
    const reports = this.reports();
    const clock = this.clock();
    const publish = this.publish();
    const about = this.about();

    this.answers({ intake, cases, ledger, reports, about });
    this.matching.starts({ match, notify }[queues.matching.starts]);
    this.messages.starts({ match, notify }[queues.messages.starts]);
    this.onSchedule({ clock, publish });
    this.watchPromises(clock);
    this.watchImages({ match, publish });
    this.watchTable('cases', data.cases);
    this.watchTable('directory', data.directory);
  }

  private queue(name: QueueName, impact: string): WorkQueue {
    const id = name.charAt(0).toUpperCase() + name.slice(1);
    return new WorkQueue(this, id, { name, ...queues[name], operations: this.operations, impact });
  }

  private intake() {
    return new PipelineFunction<Intake>(this, 'Intake', {
      ...this.stage('intake'),
      impact: 'Referrals are turned away at the door: surgeries and teams have to send them again.',
      environment: {
        CASES_TABLE: this.data.cases.readWrite(),
        DIRECTORY_TABLE: this.data.directory.read('kind'),
        MATCHING_QUEUE_URL: this.matching.send(),
        MESSAGES_QUEUE_URL: this.messages.send(),
        IDENTITY_KEY_SECRET: this.data.identityKey.read(),
      },
    });
  }

  private match() {
    return new PipelineFunction<Match>(this, 'Match', {
      ...this.stage('match'),
      impact: waitingForAnAdvisor,
      environment: {
        CASES_TABLE: this.data.cases.readWrite('worklist'),
        DIRECTORY_TABLE: this.data.directory.read('kind'),
        IMAGES_BUCKET: this.data.images.read(),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
    });
  }

  private notify() {
    return new PipelineFunction<Notify>(this, 'Notify', {
      ...this.stage('notify'),
      impact: nobodyIsTold,
      environment: this.notifyEnvironment(),
    });
  }

  private notifyEnvironment(): Environment<Notify> {
    const { courier, dutyAddress, managerAddress, clinicalLeadAddress } = this.settings;
    const always = {
      CASES_TABLE: this.data.cases.readWrite(),
      DIRECTORY_TABLE: this.data.directory.read('kind'),
      MESSAGES_QUEUE_URL: this.messages.send(),
      ...this.writing(),
      DUTY_ADDRESS: dutyAddress,
      MANAGER_ADDRESS: managerAddress,
      CLINICAL_LEAD_ADDRESS: clinicalLeadAddress,
    };
    switch (courier.kind) {
      case 'ses':
        return { ...always, COURIER: courier.kind, MAIL_FROM: sendFrom(this, courier.mailFrom) };
      case 'notify':
        return {
          ...always,
          COURIER: courier.kind,
          NOTIFY_BASE_URL: 'https://api.notifications.service.gov.uk',
          NOTIFY_KEY_SECRET: readSecretNamed(this, courier.keySecret),
          NOTIFY_EMAIL_TEMPLATE: courier.templates.email,
          NOTIFY_SMS_TEMPLATE: courier.templates.sms,
          NOTIFY_LETTER_TEMPLATE: courier.templates.letter,
        };
    }
  }

  private cases() {
    return new PipelineFunction<Cases>(this, 'Cases', {
      ...this.stage('cases'),
      impact: 'Advisors cannot see or take on the people who wait for them; held referrals are not released.',
      environment: {
        CASES_TABLE: this.data.cases.readWrite('worklist', 'open', 'activity'),
        DIRECTORY_TABLE: this.data.directory.read('kind'),
        MATCHING_QUEUE_URL: this.matching.send(),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
    });
  }

  private ledger() {
    return new PipelineFunction<Ledger>(this, 'Ledger', {
      ...this.stage('ledger'),
      impact: 'Advisors cannot see what people were told, nor print what no machine could bring to them.',
      environment: {
        CASES_TABLE: this.data.cases.readWrite(),
        DIRECTORY_TABLE: this.data.directory.read('kind'),
        ...this.writing(),
      },
    });
  }

  /** What messages to people and partners are written with. */
  private writing() {
    const { linkBase, servicePhone, caseLinkBase } = this.settings;
    return {
      IDENTITY_KEY_SECRET: this.data.identityKey.read(),
      LINK_BASE: linkBase,
      SERVICE_PHONE: servicePhone,
      CASE_LINK_BASE: caseLinkBase,
    };
  }

  private reports() {
    return new PipelineFunction<Reports>(this, 'Reports', {
      ...this.stage('reports'),
      impact: 'Managers and commissioners cannot see the numbers of the service; nobody who is helped waits for them.',
      environment: {
        CASES_TABLE: this.data.cases.read('activity'),
        DIRECTORY_TABLE: this.data.directory.read(),
      },
    });
  }

  private clock() {
    return new PipelineFunction<Clock>(this, 'Clock', {
      ...this.stage('clock'),
      impact: peopleForgotten,
      environment: {
        CASES_TABLE: this.data.cases.readWrite('due'),
        DIRECTORY_TABLE: this.data.directory.read(),
        MATCHING_QUEUE_URL: this.matching.send(),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
      // Two ticks at once would only do the same work twice.
      atOnce: 1,
    });
  }

  private publish() {
    return new PipelineFunction<Publish>(this, 'Publish', {
      ...this.stage('publish'),
      impact: staleOffers,
      environment: {
        DIRECTORY_TABLE: this.data.directory.readAndPutIn(manifestPartition, 'kind'),
        IMAGES_BUCKET: this.data.images.readWrite(),
      },
      // A whole processor: 24,000 offers took 2 seconds and 400 megabytes on one.
      megabytes: 1769,
      // Two at once would only build the same images twice.
      atOnce: 1,
    });
  }

  private about() {
    return new PipelineFunction<About>(this, 'About', {
      ...this.stage('about'),
      impact: 'Those who watch the service cannot see that it is up; developers cannot read its description.',
      environment: {},
    });
  }

  private answers(answeredBy: Record<HttpFunction, AnyFunction>): void {
    new FrontDoor(this, 'Api', {
      operations: this.operations,
      signIn: this.data.signIn,
      impact: 'Referrals are turned away at the door, or advisors cannot see who waits for them.',
      answeredBy,
    });
  }

  private onSchedule(started: Record<ScheduledFunction, AnyFunction>): void {
    this.everyMinutes(schedules.clock.everyMinutes, started.clock, 'Tick');
    this.everyMinutes(schedules.publish.everyMinutes, started.publish, 'PublishTick');
  }

  private everyMinutes(minutes: number, { lambda }: AnyFunction, id: string): void {
    const maxEventAge = Duration.minutes(minutes);
    const rule = new Rule(this, id, { schedule: Schedule.rate(maxEventAge) });
    rule.addTarget(new LambdaFunction(lambda, { retryAttempts: 0, maxEventAge }));
    const late = new EventInvokeConfig(this, `Late${id}`, { function: lambda, retryAttempts: 0, maxEventAge });
    const reason = 'A tick that failed is worth nothing a minute later: the next one finds all that is to be done';
    Validations.of(rule).acknowledge({ id: 'Serverless-EventBusDLQ', reason });
    Validations.of(late).acknowledge({ id: 'Serverless-LambdaAsyncFailureDestination', reason });
  }

  private watchPromises(clock: AnyFunction): void {
    this.operations.pageWhen({
      name: 'Promises are overdue',
      impact: 'Something promised to a person or a referrer has not been done, and the service has not made it good.',
      metric: this.counted('PromisesOverdue', clock),
      when: { above: 0 },
      // A promise found late is kept within a few ticks; a quarter of an hour says that it is not being kept.
      periods: 15,
      silence: 'bad',
    });
    this.operations.pageWhen({
      name: 'The clock has stopped',
      impact: peopleForgotten,
      metric: clock.lambda.metricInvocations({ period: Duration.minutes(5) }),
      when: { below: 1 },
      silence: 'bad',
    });
  }

  private watchImages({ match, publish }: Record<'match' | 'publish', AnyFunction>): void {
    this.operations.pageWhen({
      name: 'The published directory is behind',
      impact: staleOffers,
      metric: this.counted('ImagesBehind', publish),
      when: { above: 0 },
      // A change waits a minute for its build, a replacement of everything a few.
      periods: 10,
      silence: 'bad',
    });
    this.operations.pageWhen({
      name: 'An image of the directory is refused',
      impact: 'People are matched with offers as they were before, or wait for an advisor until the image is mended.',
      metric: this.counted('ImageRefused', match),
      when: { above: 0 },
      silence: 'good',
    });
  }

  /** The most that one run has counted in a minute. */
  private counted(metricName: CountedOutcome, { name }: AnyFunction): Metric {
    const period = Duration.minutes(1);
    return new Metric({
      ...{ namespace: metricNamespace, metricName, period, statistic: 'Maximum' },
      dimensionsMap: { service: name },
    });
  }

  private watchTable(name: TableName, { table }: Pick<RecordTable<TableName>, 'table'>): void {
    for (const [what, metricName] of Object.entries({ Reads: 'ReadThrottleEvents', Writes: 'WriteThrottleEvents' })) {
      this.operations.pageWhen({
        name: `${what} of the ${name} table are throttled`,
        runbook: 'A table is throttled',
        impact: 'Referrals and the work on them slow down; some senders are asked to try again.',
        metric: table.metric(metricName, { period: Duration.minutes(5), statistic: 'Sum' }),
        when: { above: 0 },
        silence: 'good',
      });
    }
  }

  private stage(name: FunctionName) {
    return { name, code: this.codeFor(name), operations: this.operations };
  }
}

const waitingForAnAdvisor = 'People who were referred wait for an advisor to be found.';
const staleOffers = 'Offers that have changed or closed are suggested as they were; nobody waits for it.';
const nobodyIsTold =
  'Advisors and the duty team do not hear of people who need them, nor referrers of what became of it.';
const peopleForgotten = 'Lost wake-ups, late first contacts and unseen holds are not noticed: people can be forgotten.';
