import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';
import type { WebhookBody } from '../schemas/webhook.ts';

export interface Arrived {
  readonly id: string;
  readonly body: WebhookBody;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Receiver {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** What it answers from now on, with these headers. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
}

/** The system of a referrer, on this machine: it keeps what arrives and answers as it is told. It ends with the test. */
export async function startReceiver(): Promise<Receiver> {
  const arrived: Arrived[] = [];
  let answer: readonly [number, Readonly<Record<string, string>>] = [204, {}];
  const server = createServer((request, response) => {
    void textOf(request).then(text => {
      const { headers } = request;
      arrived.push({ id: String(headers['webhook-id']), body: JSON.parse(text) as WebhookBody, text, headers });
      response.writeHead(...answer).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/news`,
    arrived,
    answer: (status, headers = {}) => {
      answer = [status, headers];
    },
  };
}

/**
 * Whether one of its signatures was made with this secret, by the package that receivers use. Its own verifier would hold
 * the time of the test against the time of the machine.
 */
export function isSignedWith(secret: string, { id, text, headers }: Arrived): boolean {
  const signedAt = new Date(Number(headers['webhook-timestamp']) * 1000);
  return String(headers['webhook-signature'])
    .split(' ')
    .includes(new Webhook(secret).sign(id, signedAt, text));
}
