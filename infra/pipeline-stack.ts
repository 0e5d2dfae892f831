import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type QueueName, queues, schedules } from '../functions/triggers.ts';
import { courierOf } from './constructs/courier.ts';
import { FrontDoor } from './constructs/front-door.ts';
import { Operations } from './constructs/operations.ts';
import { PipelineFunction, type Stage } from './constructs/pipeline-function.ts';
import { startEveryMinutes } from './constructs/tick.ts';
import { watchImages, watchPromises, watchTable } from './constructs/watches.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { DataStack } from './data-stack.ts';
import { type FunctionName, idOf } from './functions.ts';
import { forgetting, givingPlacesBack, keepingUpOffers, publishing, takingPlaces } from './partitions.ts';
import type { Settings } from './settings.ts';

export interface PipelineStackProps extends StackProps {
  readonly data: DataStack;
  readonly settings: Settings;
  readonly codeFor: (name: FunctionName) => Code;
  readonly commit: string;
}

/** What can be thrown away and made again. The constructor is the picture; the stages follow in its order. */
export class PipelineStack extends Stack {
  private readonly data: DataStack;
  private readonly settings: Settings;
  private readonly codeFor: PipelineStackProps['codeFor'];
  private readonly commit: string;
  private readonly operations: Operations;
  private readonly matching: WorkQueue;
  private readonly messages: WorkQueue;

  constructor(scope: Construct, id: string, { data, settings, codeFor, commit, ...props }: PipelineStackProps) {
    super(scope, id, props);
    this.data = data;
    this.settings = settings;
    this.codeFor = codeFor;
    this.commit = commit;
    this.operations = new Operations(this, 'Operations', settings);
    this.matching = this.queue('matching', waitingForAnAdvisor);
    this.messages = this.queue('messages', nobodyIsTold);

    const intake = this.intake();
    const match = this.match();
    const notify = this.notify();
    const cases = this.cases();
    const partners = this.partners();
    const links = this.links();
    const ledger = this.ledger();
    const reports = this.reports();
    const webhooks = this.webhooks();
    const pages = this.pages();
    const clock = this.clock();
    const publish = this.publish();
    const about = this.about();

    new FrontDoor(this, 'Api', {
      operations: this.operations,
      signIn: data.signIn,
      origin: settings.origin,
      certificateArn: settings.certificateArn,
      impact: 'Referrals are turned away at the door, or advisors cannot see who waits for them.',
      answeredBy: { intake, cases, partners, links, ledger, reports, webhooks, about, pages },
    });
    this.matching.starts({ match, notify }[queues.matching.starts]);
    this.messages.starts({ match, notify }[queues.messages.starts]);
    startEveryMinutes(this, 'Tick', schedules.clock.everyMinutes, clock);
    startEveryMinutes(this, 'PublishTick', schedules.publish.everyMinutes, publish);
    watchPromises(this.operations, clock, peopleForgotten);
    watchImages(this.operations, { publish, readers: [match, cases, pages] }, staleOffers);
    for (const table of ['cases', 'directory'] as const) watchTable(this.operations, table, data[table]);
  }

  private queue(name: QueueName, impact: string): WorkQueue {
    return new WorkQueue(this, idOf(name), { name, ...queues[name], operations: this.operations, impact });
  }

  private intake() {
    return this.stage('intake', {
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
    return this.stage('match', {
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
    const { courier, dutyAddress, managerAddress, clinicalLeadAddress } = this.settings;
    return this.stage('notify', {
      impact: nobodyIsTold,
      environment: {
        CASES_TABLE: this.data.cases.readWrite(),
        DIRECTORY_TABLE: this.data.directory.read('kind'),
        MESSAGES_QUEUE_URL: this.messages.send(),
        ...this.writing(),
        DUTY_ADDRESS: dutyAddress,
        MANAGER_ADDRESS: managerAddress,
        CLINICAL_LEAD_ADDRESS: clinicalLeadAddress,
        ...courierOf(this, courier),
      },
    });
  }

  private cases() {
    return this.stage('cases', {
      impact: 'Advisors cannot see or take on the people who wait for them; held referrals are not released.',
      environment: {
        CASES_TABLE: this.data.cases.readWrite('worklist', 'open', 'activity'),
        DIRECTORY_TABLE: this.data.directory.readAnd(takingPlaces, 'kind'),
        IMAGES_BUCKET: this.data.images.read(),
        MATCHING_QUEUE_URL: this.matching.send(),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
    });
  }

  private partners() {
    return this.stage('partners', {
      impact: 'Partners cannot answer requests through their own systems, nor say that they are full or open again.',
      environment: {
        CASES_TABLE: this.data.cases.readWrite('worklist'),
        DIRECTORY_TABLE: this.data.directory.readAnd(keepingUpOffers, 'kind'),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
    });
  }

  private links() {
    return this.stage('links', {
      impact: 'Partners and people cannot answer what they were sent: places stay held, and people wait.',
      environment: {
        CASES_TABLE: this.data.cases.readWrite(),
        DIRECTORY_TABLE: this.data.directory.readAnd(keepingUpOffers, 'kind'),
        MESSAGES_QUEUE_URL: this.messages.send(),
        IDENTITY_KEY_SECRET: this.data.identityKey.read(),
      },
    });
  }

  private ledger() {
    return this.stage('ledger', {
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
    const { origin, servicePhone } = this.settings;
    return {
      IDENTITY_KEY_SECRET: this.data.identityKey.read(),
      LINK_BASE: `${origin}/l`,
      SERVICE_PHONE: servicePhone,
      CASE_LINK_BASE: `${origin}/cases`,
    };
  }

  private reports() {
    return this.stage('reports', {
      impact: 'Managers and commissioners cannot see the numbers of the service; nobody who is helped waits for them.',
      environment: {
        CASES_TABLE: this.data.cases.read('activity'),
        DIRECTORY_TABLE: this.data.directory.read('kind'),
      },
    });
  }

  private webhooks() {
    return this.stage('webhooks', {
      impact: "Referrers' systems cannot subscribe, or see why they hear nothing.",
      environment: {
        CASES_TABLE: this.data.cases.readWrite('worklist'),
        DIRECTORY_TABLE: this.data.directory.read(),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
    });
  }

  private pages() {
    const { signIn } = this.data;
    const { origin, organisation, nhsLogo, servicePhone, region } = this.settings;
    return this.stage('pages', {
      impact: 'Nobody can see or do anything in a browser: advisors cannot reach the people who wait for them.',
      // A whole processor: each part of the site is loaded while somebody waits for its first page.
      megabytes: 1769,
      environment: {
        CASES_TABLE: this.data.cases.readWriteAnd(forgetting, 'worklist', 'open', 'due', 'activity'),
        DIRECTORY_TABLE: this.data.directory.readAnd(keepingUpOffers, 'kind'),
        IMAGES_BUCKET: this.data.images.read(),
        MATCHING_QUEUE_URL: this.matching.sendAndCount(),
        MATCHING_DEAD_LETTERS_URL: this.matching.seeToDeadLetters(),
        MESSAGES_QUEUE_URL: this.messages.sendAndCount(),
        MESSAGES_DEAD_LETTERS_URL: this.messages.seeToDeadLetters(),
        IDENTITY_KEY_SECRET: this.data.identityKey.read(),
        SERVICE_PHONE: servicePhone,
        PAGES_ORIGIN: origin,
        ISSUER_URL: signIn.issuer,
        PAGES_CLIENT_ID: signIn.pagesClientId,
        ISSUER_SIGN_OUT_URL: signIn.signOutAddress,
        ORGANISATION: organisation,
        COMMIT: this.commit,
        REGION: region,
        NHS_LOGO: nhsLogo ? 'on' : 'off',
      },
    });
  }

  private clock() {
    return this.stage('clock', {
      impact: peopleForgotten,
      environment: {
        CASES_TABLE: this.data.cases.readWrite('due'),
        DIRECTORY_TABLE: this.data.directory.readAnd(givingPlacesBack),
        MATCHING_QUEUE_URL: this.matching.send(),
        MESSAGES_QUEUE_URL: this.messages.send(),
      },
      // Two ticks at once would only do the same work twice.
      atOnce: 1,
    });
  }

  private publish() {
    return this.stage('publish', {
      impact: staleOffers,
      environment: {
        DIRECTORY_TABLE: this.data.directory.readAnd(publishing, 'kind'),
        IMAGES_BUCKET: this.data.images.readWrite(),
      },
      // A whole processor: 24,000 offers took 2 seconds and 400 megabytes on one.
      megabytes: 1769,
      // Two at once would only build the same images twice.
      atOnce: 1,
    });
  }

  private about() {
    return this.stage('about', {
      impact: 'Those who watch the service cannot see that it is up; developers cannot read its description.',
      environment: {},
    });
  }

  private stage<Name extends FunctionName>(name: Name, stage: Stage<Name>): PipelineFunction<Name> {
    const { operations } = this;
    return new PipelineFunction(this, idOf(name), { name, code: this.codeFor(name), operations, ...stage });
  }
}

const waitingForAnAdvisor = 'People who were referred wait for an advisor to be found.';
const staleOffers = 'Offers that have changed or closed are suggested as they were; nobody waits for it.';
const nobodyIsTold =
  'Advisors and the duty team do not hear of people who need them, nor referrers of what became of it.';
const peopleForgotten = 'Lost wake-ups, late first contacts and unseen holds are not noticed: people can be forgotten.';
