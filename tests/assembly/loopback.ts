import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** As text. */
  readonly body: string;
  readonly bytes: Buffer;
}

/** What most of AWS answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: object;
}

/** What S3 answers: an object as it is, or XML. */
export interface RawAnswer extends Omit<Answer, 'json'> {
  readonly bytes: Buffer;
}

export interface LoopbackServer {
  readonly url: string;
  stop(): Promise<void>;
}

type Respond = (asked: Asked) => Answer | RawAnswer | Promise<Answer | RawAnswer>;

/** Serves on 127.0.0.1 at any free port. A rule that throws answers 500, as a broken provider would. */
export const serveLoopback = (answer: Respond): Promise<LoopbackServer> =>
  listenOnLoopback((request, response) => void respond(request, response, answer));

export async function listenOnLoopback(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: Respond): Promise<void> {
  const given = await read(request).then(answer).catch(brokenBy);
  const body = 'json' in given ? JSON.stringify(given.json) : given.bytes;
  response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers }).end(body);
}

async function read(request: IncomingMessage): Promise<Asked> {
  const bytes = await buffer(request);
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    body: bytes.toString(),
    bytes,
  };
}

const brokenBy = (error: unknown): Answer => ({ status: 500, json: { message: String(error) } });

/** The access key id that signed a request to AWS: in the harness every function has one of its own. */
export function callerOf(headers: IncomingHttpHeaders): string {
  const [, accessKeyId] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId) throw new Error('the request is not signed for AWS');
  return accessKeyId;
}

/** An error in AWS's JSON protocols. */
export function awsError(status: number, name: string, message: string): Answer {
  return { status, headers: { 'x-amzn-errortype': name }, json: { __type: name, message } };
}
