import { type Answer, type Asked, awsError, callerOf, type LoopbackServer, serveLoopback } from './loopback.ts';
import type { Wish } from './permissions/policy.ts';
import type { Describe } from './permissions/wishes.ts';

export type Service = 'dynamodb' | 'sqs' | 'ses' | 'secretsmanager';

/** A request of a function to AWS, allowed by its role. */
export interface Call {
  readonly service: Service;
  /** `TransactWriteItems` */
  readonly action: string;
  /** The name of the function. */
  readonly caller: string;
  readonly url: string;
  /** JSON */
  readonly body: string;
  /** Carries it out. A fault may do so more than once, or do something harmful afterwards. */
  forward(): Promise<Answer>;
}

/** Goes wrong on purpose: an answer is given instead of AWS's own. */
export type Fault = (call: Call) => Answer | undefined | Promise<Answer | undefined>;

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
  const admit = async (asked: Asked): Promise<Answer> => {
    const caller = callerOf(asked.headers);
    const { action, wishes } = describe(asked);
    const denied = wishes.find(wish => !watch.permits(caller, wish));
    if (denied) {
      return awsError(
        400,
        'AccessDeniedException',
        `${caller} is not authorized to ${denied.action} on ${denied.resource}`,
      );
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

async function passOn({ method, url, headers, body }: Asked, server: LoopbackServer): Promise<Answer> {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name));
  const response = await fetch(`${server.url}${url.pathname}${url.search}`, {
    method,
    headers: kept.map(([name, value]): [string, string] => [name, String(value)]),
    body,
  });
  const text = await response.text();
  const errorType = response.headers.get('x-amzn-errortype');
  return {
    status: response.status,
    headers: errorType === null ? {} : { 'x-amzn-errortype': errorType },
    json: text === '' ? {} : JSON.parse(text),
  };
}

/** About one connection, not about the request. */
const hopByHop: ReadonlySet<string> = new Set(['connection', 'content-length', 'expect', 'host', 'transfer-encoding']);
