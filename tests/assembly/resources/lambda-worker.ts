import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, workerData } from 'node:worker_threads';
import { type Names, reach } from '../names.ts';

// One execution environment of Lambda: a thread with its own memory, environment and modules, one invocation at a time.
// It is frozen in between: Piscina blocks a thread that has nothing to do.

export interface Environment {
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  readonly name: string;
  readonly arn: string;
  readonly memoryMegabytes: number;
  /** Hosts that lead elsewhere. */
  readonly names: Names;
  /** By how many milliseconds its clock is ahead. */
  readonly ahead: BigInt64Array<SharedArrayBuffer>;
}

export interface Invocation {
  readonly requestId: string;
  /** JSON, as everything that goes in and out. */
  readonly event: string;
  /** Milliseconds from now until it is stopped. */
  readonly timeout: number;
  /** Gets every line that is written. */
  readonly log: MessagePort;
}

const environment: Environment = workerData;

export default async function invoke({ requestId, event, timeout, log }: Invocation): Promise<string> {
  lines = log;
  const deadline = performance.now() + timeout;
  try {
    handler ??= loadHandler();
    const answer = await (await handler)(JSON.parse(event), contextOf(requestId, deadline));
    return JSON.stringify(answer) ?? 'null';
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ level: 'ERROR', requestId, message: describeError(error) })}\n`);
    throw error;
  }
}

type Handler = (event: unknown, context: object) => Promise<unknown>;
let handler: Promise<Handler> | undefined;

async function loadHandler(): Promise<Handler> {
  const { folder, handler: path } = environment;
  const [file = '', name = ''] = path.split('.');
  const module = ['.mjs', '.js', '.cjs'].map(ending => join(folder, `${file}${ending}`)).find(existsSync);
  if (module === undefined) throw new Error(`${path} is not in ${folder}`);
  const exported: Record<string, unknown> = await import(pathToFileURL(module).href);
  const found = exported[name];
  if (typeof found !== 'function') throw new Error(`${path} is not a function`);
  return found as Handler;
}

function contextOf(awsRequestId: string, deadline: number): object {
  const { name, arn, memoryMegabytes } = environment;
  return {
    awsRequestId,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memoryMegabytes),
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
}

/** What Lambda writes for itself when a handler throws. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, stackTrace: error.stack?.split('\n') };
}

let lines: MessagePort | undefined;

/** Lambda keeps what a function writes; otherwise it would be in the test's own output. */
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (text: string | Uint8Array, ...rest: unknown[]) => {
    const written = typeof text === 'string' ? text : Buffer.from(text).toString();
    for (const line of written.split('\n').filter(part => part !== '')) lines?.postMessage(line);
    for (const done of rest) if (typeof done === 'function') done();
    return true;
  };
}

/** What its name servers answer. */
const fetchThere = globalThis.fetch;
globalThis.fetch = (asked, init) => {
  if (asked instanceof Request) return fetchThere(asked, init);
  const { url, headers } = reach(new URL(asked), environment.names);
  return fetchThere(url, { ...init, headers: [...new Headers(init?.headers), ...Object.entries(headers)] });
};

/** The machine's clock, which tests put forward instead of waiting. */
const RealDate = Date;
const now = () => RealDate.now() + Number(Atomics.load(environment.ahead, 0));
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});
