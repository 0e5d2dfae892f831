import { randomUUID } from 'node:crypto';
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import * as z from 'zod';
import type { Names } from '../names.ts';
import { type Account, arnIn } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import type { Environment, Invocation } from './lambda-worker.ts';
import { notRun } from './properties.ts';

/** A function of a template, ready to run. */
export interface Lambda {
  readonly name: string;
  readonly arn: string;
  /** ARN of its role. */
  readonly role: string;
  readonly logGroup: string;
  readonly timeoutSeconds: number;
  /** As the template gives them. */
  readonly variables: Readonly<Record<string, string>>;
  /** Its answer. @throws Error when it fails, runs out of time or is killed */
  invoke(event: unknown): Promise<unknown>;
  /** How many invocations there are just now. */
  running(): number;
  /** Ends every running invocation, as when the machine under it dies. */
  kill(): void;
  stop(): Promise<void>;
}

export interface Functions {
  make(resource: Resource): Made;
  /** @param name also its access key id @throws Error when no template has made it */
  named(name: string): Lambda;
  at(arn: string): Lambda;
  all(): readonly Lambda[];
}

export interface FunctionSurroundings {
  /** Where AWS is, by the names that the SDK gives services: `DYNAMODB`. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Other hosts that functions find here. */
  readonly names: Names;
  /** By how many milliseconds the functions' clocks are ahead. */
  readonly ahead: BigInt64Array<SharedArrayBuffer>;
  /** Gets every line that a function writes. */
  log(lambda: Lambda, line: string): void;
}

/** Functions of a template: the very bundles that would be deployed, each in threads of its own. */
export function createFunctions(surroundings: FunctionSurroundings, account: Account): Functions {
  const functions = new Map<string, Lambda>();
  const find = (what: string, isIt: (lambda: Lambda) => boolean) => {
    const found = [...functions.values()].find(isIt);
    if (!found) throw new Error(`there is no function ${what}`);
    return found;
  };
  return {
    make({ name, stack, properties }) {
      const wanted = FunctionProperties.parse(properties);
      const folder = stack.assets.get(wanted.Code.S3Key);
      if (folder === undefined) throw new Error(`its code ${wanted.Code.S3Key} is not in the assembly`);
      const arn = arnIn(account, 'lambda', `function:${name}`);
      functions.set(name, createLambda({ name, arn, folder, ...wanted }, surroundings, account));
      return { ref: name, attributes: { Arn: arn } };
    },
    named: name => find(name, lambda => lambda.name === name),
    at: arn => find(arn, lambda => lambda.arn === arn),
    all: () => [...functions.values()],
  };
}

type Wanted = z.infer<typeof FunctionProperties> & { name: string; arn: string; folder: string };

function createLambda(wanted: Wanted, surroundings: FunctionSurroundings, account: Account): Lambda {
  const threads = createThreads(wanted, surroundings, account);
  const running = new Set<AbortController>();

  async function run(event: unknown): Promise<unknown> {
    const { port1: lines, port2: log } = new MessageChannel();
    const killer = new AbortController();
    running.add(killer);
    const timeout = wanted.Timeout * 1000;
    const invocation: Invocation = { requestId: randomUUID(), event: JSON.stringify(event), timeout, log };
    const signal = AbortSignal.any([killer.signal, AbortSignal.timeout(timeout)]);
    try {
      return JSON.parse(await threads.run(invocation, { signal, transferList: [log] }));
    } finally {
      running.delete(killer);
      for (const line of written(lines)) surroundings.log(lambda, line);
      lines.close();
    }
  }

  const lambda: Lambda = {
    name: wanted.name,
    arn: wanted.arn,
    role: wanted.Role,
    logGroup: wanted.LoggingConfig.LogGroup,
    timeoutSeconds: wanted.Timeout,
    variables: wanted.Environment.Variables,
    invoke: run,
    running: () => running.size,
    kill: () => {
      for (const killer of running) killer.abort();
    },
    stop: () => threads.destroy(),
  };
  return lambda;
}

function* written(lines: MessagePort): Generator<string> {
  for (let next = receiveMessageOnPort(lines); next; next = receiveMessageOnPort(lines)) yield String(next.message);
}

function createThreads(wanted: Wanted, surroundings: FunctionSurroundings, account: Account): Piscina {
  const { name, arn, folder, Handler, MemorySize } = wanted;
  const { ahead, names } = surroundings;
  const environment: Environment = { folder, name, arn, handler: Handler, memoryMegabytes: MemorySize, ahead, names };
  return new Piscina({
    filename: new URL('./lambda-worker.ts', import.meta.url).href,
    workerData: environment,
    env: environmentOf(wanted, surroundings, account),
    execArgv: [],
    minThreads: 0,
    maxThreads: Math.min(wanted.ReservedConcurrentExecutions ?? mostAtOnce, mostAtOnce),
    resourceLimits: { maxOldGenerationSizeMb: MemorySize },
  });
}

/** More run at once on AWS; here they would only wait for the same few processors. */
const mostAtOnce = 4;

/** What the template gives, and what Lambda itself adds. Any AWS but this one is out of reach. */
function environmentOf(
  wanted: Wanted,
  { endpoints }: FunctionSurroundings,
  { region }: Account,
): Record<string, string> {
  return {
    ...wanted.Environment.Variables,
    ...Object.fromEntries(Object.entries(endpoints).map(([service, url]) => [`AWS_ENDPOINT_URL_${service}`, url])),
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: wanted.name,
    AWS_SECRET_ACCESS_KEY: 'unchecked',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: wanted.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(wanted.MemorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: wanted.LoggingConfig.LogFormat,
    AWS_LAMBDA_LOG_GROUP_NAME: wanted.LoggingConfig.LogGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: 'here',
    LAMBDA_TASK_ROOT: wanted.folder,
    _HANDLER: wanted.Handler,
  };
}

const FunctionProperties = z.strictObject({
  Code: z.strictObject({ S3Bucket: notRun, S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.literal('nodejs24.x'),
  Role: z.string(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
  Timeout: z.int().default(3),
  MemorySize: z.int().default(128),
  ReservedConcurrentExecutions: z.int().min(1).optional(),
  LoggingConfig: z.strictObject({ LogFormat: z.literal('JSON'), LogGroup: z.string() }),
  Architectures: notRun,
  Tags: notRun,
});
