import {
  type Answer,
  type Asked,
  awsError,
  callerOf,
  type LoopbackServer,
  type RawAnswer,
  serveLoopback,
} from './loopback.ts';
import type { Wish } from './permissions/policy.ts';
import type { Describe } from './permissions/wishes.ts';

export type Service = 'dynamodb' | 'sqs' | 'ses' | 'secretsmanager' | 's3';

/** A request of a function to AWS, allowed by its role. */
export interface Call {
  readonly service: Service;
  /** `TransactWriteItems` */
  readonly action: string;
  /** The name of the function. */
  readonly caller: string;
  readonly url: string;
  /** JSON, but for S3. */
  readonly body: string;
  /** Carries it out. A fault may do so more than once, or do something harmful afterwards. */
  forward(): Promise<Answer | RawAnswer>;
}

/** Goes wrong on purpose: an answer is given instead of AWS's own. */
export type Fault = (call: Call) => Given | Promise<Given>;
type Given = Answer | RawAnswer | undefined;

/** What all gates have in common. */
export interface Watch {
  permits(caller: string, wish: Wish): boolean;
  readonly faults: ReadonlySet<Fault>;
  /** Everything that was allowed, in order. */
  readonly calls: Call[];
  /** What the twin was asked and does not understand. The asker sees a server error, which must not go unnoticed. */
  readonly surprises: unknown[];
}

/** Stands before a server of AWS: lets pass what the caller's role allows, unless a fault comes between. */
export function openGate(
  service: Service,
  server: LoopbackServer,
  describe: Describe,
  watch: Watch,
): Promise<LoopbackServer> {
  const passOn = service === 's3' ? passOnRaw : passOnJson;
  const admit = async (asked: Asked): Promise<Answer | RawAnswer> => {
    const caller = callerOf(asked.headers);
    const { action, wishes } = describe(asked);
    const denied = wishes.find(wish => !watch.permits(caller, wish));
    if (denied) {
      const because = `${caller} is not authorized to ${denied.action} on ${denied.resource}`;
      return service === 's3' ? s3Denied(because) : awsError(400, 'AccessDeniedException', because);
    }
    const forward = () => passOn(asked, server);
    const call: Call = {
      service,
      action,
      caller,
      url: asked.url.pathname + asked.url.search,
      body: asked.body,
      forward,
    };
    watch.calls.push(call);
    for (const fault of watch.faults) {
      const answer = await fault(call);
      if (answer) return answer;
    }
    return forward();
  };
  return serveLoopback(asked =>
    admit(asked).catch((error: unknown) => {
      watch.surprises.push(error);
      throw error;
    }),
  );
}

async function passOnJson(asked: Asked, server: LoopbackServer): Promise<Answer> {
  const response = await ask(asked, server);
  const text = await response.text();
  const errorType = response.headers.get('x-amzn-errortype');
  return {
    status: response.status,
    headers: errorType === null ? {} : { 'x-amzn-errortype': errorType },
    json: text === '' ? {} : JSON.parse(text),
  };
}

async function passOnRaw(asked: Asked, server: LoopbackServer): Promise<RawAnswer> {
  const response = await ask(asked, server);
  const kept = [...response.headers].filter(([name]) => !hopByHop.has(name));
  return {
    status: response.status,
    headers: Object.fromEntries(kept),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

function ask({ method, url, headers, bytes }: Asked, server: LoopbackServer): Promise<Response> {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name));
  return fetch(`${server.url}${url.pathname}${url.search}`, {
    method,
    headers: kept.map(([name, value]): [string, string] => [name, String(value)]),
    ...(bytes.length > 0 && { body: new Uint8Array(bytes) }),
  });
}

const s3Denied = (because: string): RawAnswer => ({
  status: 403,
  headers: { 'content-type': 'application/xml' },
  bytes: Buffer.from(`<Error><Code>AccessDenied</Code><Message>${because}</Message></Error>`),
});

/** About one connection, not about the request. */
const hopByHop: ReadonlySet<string> = new Set(['connection', 'content-length', 'expect', 'host', 'transfer-encoding']);
