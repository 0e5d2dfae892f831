import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Cognito, startCognito } from './cognito.ts';
import type { Call, Fault, Watch } from './gate.ts';
import type { Names } from './names.ts';
import { createRoles } from './permissions/roles.ts';
import { createEventSources, type EventSources } from './resources/event-sources.ts';
import { createFunctions, type Functions, type Lambda } from './resources/functions.ts';
import { createHttpApi } from './resources/http-api.ts';
import { createInvokers } from './resources/invokers.ts';
import { makersOfNotRun } from './resources/not-run.ts';
import type { Queue } from './resources/queues.ts';
import { createSchedules } from './resources/schedules.ts';
import { createSignIn, type SignIn } from './resources/sign-in.ts';
import type { SesSink } from './ses-sink.ts';
import { type Aws, startAws } from './start-aws.ts';
import { type Account, arnIn } from './template/account.ts';
import { readAssembly } from './template/cloud-assembly.ts';
import { type Make, provision } from './template/provision.ts';
import { until } from './until.ts';

/** A deployment that runs here. Everything is known by its id in the template without the hash: `CasesTable`. */
export interface Assembly {
  /** Of the HTTP API. */
  readonly url: string;
  readonly token: SignIn['token'];
  readonly makePerson: Cognito['makePerson'];
  /** Hosts that are here: of AWS, and those that the template gives the API. */
  readonly names: Names;
  /** Sees every table, whatever any role says. */
  readonly operator: DynamoDBClient;
  /** What a client of the SDK needs to be this function: its key, and where it reaches the service. */
  as(lambda: string, service: keyof Aws['endpoints']): { endpoint: string; region: string; credentials: Credentials };
  readonly sentMail: SesSink['sent'];
  queue(name: string): Queue;
  /** Sends the dead letters of this queue back to it. */
  redrive(queue: string): Promise<void>;
  /** Every line that the functions have written. */
  readonly logs: readonly { readonly lambda: string; readonly line: string }[];
  logsOf(lambda: string): string[];
  /** Everything that the functions have asked of AWS and were allowed. */
  readonly calls: readonly Call[];
  /** Makes things go wrong from now on. @returns ends it */
  disturb(fault: Fault): () => void;
  /** The environment that the template gives a function. */
  variables(lambda: string): Readonly<Record<string, string>>;
  isRunning(lambda: string): boolean;
  /** Ends all that this function is doing, as when the machine under it dies. */
  kill(lambda: string): void;
  /** What the functions' clocks show, in milliseconds since 1970. */
  now(): number;
  /** Puts the functions' clocks forward. */
  advance(by: { seconds: number }): void;
  /** Waits until no queue has work and no function runs. */
  drain(): Promise<void>;
  /** Runs whatever runs on a schedule, once. @throws Error when it fails */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Runs what `cdk synth` has written: its tables, queues and functions, wired and permitted as its templates say.
 * @throws Error when the templates hold anything that it does not know how to run
 */
export async function startAssembly({ assemblyDir }: { readonly assemblyDir: string }): Promise<Assembly> {
  const stacks = readAssembly(assemblyDir);
  const [region = '', ...others] = new Set(stacks.map(stack => stack.region));
  if (others.length > 0) throw new Error('stacks in several regions are not known');
  const account: Account = { id: '000000000000', region };
  const running: Stoppable[] = [];
  try {
    const parts = await createParts(account, running);
    await provision(stacks, makersOf(parts), account);
    const url = await parts.api.listen();
    parts.sources.start();
    const stop = async () => {
      const surprises = [...parts.watch.surprises];
      await stopAll(running);
      assertUnsurprised({ surprises });
    };
    const names = { ...parts.cognito.names, ...Object.fromEntries(parts.api.hosts().map(host => [host, url])) };
    return { url, names, ...controls(parts), stop };
  } catch (error) {
    await stopAll(running);
    throw error;
  }
}

interface Stoppable {
  stop(): Promise<unknown>;
}

type Parts = Awaited<ReturnType<typeof createParts>>;

async function createParts(account: Account, running: Stoppable[]) {
  const roles = createRoles(account);
  const watch = createWatch((caller, wish) => roles.permits(functions.named(caller).role, wish));
  const aws = await startAws(account, watch, server => running.unshift(server));
  const ahead = new BigInt64Array(new SharedArrayBuffer(8));
  const logs: Assembly['logs'][number][] = [];
  const log = ({ name, role, logGroup }: Lambda, line: string) => {
    const resource = arnIn(account, 'logs', `log-group:${logGroup}:log-stream:here`);
    if (roles.permits(role, { action: 'logs:PutLogEvents', resource })) logs.push({ lambda: name, line });
  };
  const surprised = (error: unknown) => watch.surprises.push(error);
  const signIn = await createSignIn(account);
  const cognito = await startCognito(signIn, account, surprised);
  running.unshift(cognito);
  const functions = createFunctions({ endpoints: aws.endpoints, names: cognito.names, ahead, log }, account);
  running.unshift({ stop: () => Promise.all(functions.all().map(lambda => lambda.stop())) });
  const invokers = createInvokers();
  const api = createHttpApi({ functions, invokers, signIn, account });
  const schedules = createSchedules({ functions, invokers, account });
  const sources = createEventSources({ functions, queues: aws.queues, roles, account, surprised });
  running.unshift(api, sources);
  return { account, roles, watch, aws, ahead, logs, functions, invokers, signIn, cognito, api, schedules, sources };
}

const createWatch = (permits: Watch['permits']) =>
  ({ permits, faults: new Set<Fault>(), calls: [] as Call[], surprises: [] as unknown[] }) satisfies Watch;

/** How a resource of each type is made. A type that is missing here is not known. */
const makersOf = ({ account, aws, roles, functions, invokers, signIn, api, schedules, sources }: Parts) =>
  ({
    ...makersOfNotRun(account),
    'AWS::DynamoDB::Table': aws.tables.make,
    'AWS::SQS::Queue': aws.queues.make,
    'AWS::SQS::QueuePolicy': aws.queues.makePolicy,
    'AWS::S3::Bucket': aws.buckets.make,
    'AWS::S3::BucketPolicy': aws.buckets.makePolicy,
    'AWS::SecretsManager::Secret': aws.secrets.make,
    'AWS::IAM::Role': roles.makeRole,
    'AWS::IAM::Policy': roles.makePolicy,
    'AWS::Lambda::Function': functions.make,
    'AWS::Lambda::Permission': invokers.make,
    'AWS::Lambda::EventSourceMapping': sources.make,
    'AWS::Events::Rule': schedules.make,
    'AWS::Cognito::UserPool': signIn.makePool,
    'AWS::Cognito::UserPoolDomain': signIn.makeDomain,
    'AWS::Cognito::UserPoolClient': signIn.makeClient,
    'AWS::ApiGatewayV2::Api': api.makeApi,
    'AWS::ApiGatewayV2::DomainName': api.makeDomain,
    'AWS::ApiGatewayV2::Authorizer': api.makeAuthoriser,
    'AWS::ApiGatewayV2::Integration': api.makeIntegration,
    'AWS::ApiGatewayV2::Route': api.makeRoute,
    'AWS::ApiGatewayV2::Stage': api.makeStage,
  }) satisfies Record<string, Make>;

function controls({ account, watch, aws, ahead, logs, functions, signIn, ...parts }: Parts) {
  const { cognito, schedules, sources } = parts;
  return {
    token: signIn.token,
    makePerson: cognito.makePerson,
    operator: aws.dynamo,
    as: (lambda: string, service: keyof Aws['endpoints']) => ({
      endpoint: aws.endpoints[service],
      region: account.region,
      credentials: { accessKeyId: functions.named(lambda).name, secretAccessKey: 'unchecked' },
    }),
    sentMail: aws.sentMail,
    queue: aws.queues.named,
    redrive: aws.queues.redrive,
    logs,
    logsOf: (name: string) => logs.filter(({ lambda }) => lambda === name).map(({ line }) => line),
    calls: watch.calls,
    disturb(fault: Fault) {
      watch.faults.add(fault);
      return () => void watch.faults.delete(fault);
    },
    variables: (lambda: string) => functions.named(lambda).variables,
    isRunning: (lambda: string) => functions.named(lambda).running() > 0,
    kill: (lambda: string) => functions.named(lambda).kill(),
    now: () => Date.now() + Number(Atomics.load(ahead, 0)),
    advance: ({ seconds }: { seconds: number }) => void Atomics.add(ahead, 0, BigInt(seconds * 1000)),
    drain: () => until('no queue has work and no function runs', () => isIdle(watch, functions, sources)),
    tick: schedules.tick,
  };
}

async function isIdle(watch: Watch, functions: Functions, sources: EventSources): Promise<boolean> {
  assertUnsurprised(watch);
  const isQuiet = () => functions.all().every(lambda => lambda.running() === 0);
  if (!isQuiet()) return false;
  const waiting = await Promise.all(sources.queues().map(queue => queue.count()));
  return waiting.every(count => count === 0) && isQuiet();
}

/** Last started, first stopped. */
async function stopAll(running: readonly Stoppable[]): Promise<void> {
  for (const part of running) await part.stop();
}

/** A function saw only a server error: without this its test might pass. */
function assertUnsurprised({ surprises }: Pick<Watch, 'surprises'>): void {
  if (surprises.length > 0) throw new AggregateError(surprises, `not understood: ${surprises.join('; ')}`);
}
