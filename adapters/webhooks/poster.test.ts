import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type LookupFunction,
  type Server as SocketServer,
} from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { WebhookLetter } from '../../domain/webhooks/ports.ts';
import { createWebhookPoster } from './poster.ts';

const poster = createWebhookPoster({ allowsLoopback: true });
const letterTo = (url: string): WebhookLetter => ({ url, headers: { 'webhook-id': 'msg_1' }, body: '{"a":"é"}' });

async function listening(server: SocketServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function receiver(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  return `http://127.0.0.1:${await listening(server)}/news`;
}

test('a body arrives whole with its headers, and its status is the answer', async () => {
  const arrived: { method?: string; id: unknown; length: unknown; body: string }[] = [];
  const url = await receiver((request, response) => {
    const { method = '', headers } = request;
    void textOf(request).then(body => {
      arrived.push({ method, id: headers['webhook-id'], length: headers['content-length'], body });
      response.writeHead(202).end('thank you');
    });
  });

  expect(await poster.post(letterTo(url))).toEqual({ status: 202 });

  expect(arrived).toEqual([{ method: 'POST', id: 'msg_1', length: '10', body: '{"a":"é"}' }]);
});

test('a redirect is an answer like any other: nobody is followed anywhere', async () => {
  let visits = 0;
  const elsewhere = await receiver((_request, response) => {
    visits++;
    response.end();
  });
  const url = await receiver((_request, response) => response.writeHead(307, { location: elsewhere }).end());

  expect(await poster.post(letterTo(url))).toEqual({ status: 307 });
  expect(visits).toBe(0);
});

test('a receiver that is too busy says when to come back', async () => {
  const url = await receiver((_request, response) => response.writeHead(429, { 'retry-after': '120' }).end());

  expect(await poster.post(letterTo(url))).toEqual({ status: 429, retryAfter: '120' });
});

test('a receiver that talks without end is hung up on long before its time is over, and its status counts', async () => {
  const patient = createWebhookPoster({ allowsLoopback: true, timeoutMs: 3_600_000 });
  const url = await receiver((_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(600)), 1);
    response.on('close', () => clearInterval(timer));
  });

  expect(await patient.post(letterTo(url))).toEqual({ status: 200 });
});

test('a receiver that breaks off after its status has answered', async () => {
  const url = await receiver((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('thank');
    setImmediate(() => response.destroy());
  });

  expect(await poster.post(letterTo(url))).toEqual({ status: 200 });
});

test('a receiver that never answers is not waited for', async () => {
  const impatient = createWebhookPoster({ allowsLoopback: true, timeoutMs: 50 });
  const url = await receiver(() => {});

  expect(await impatient.post(letterTo(url))).toEqual({ failure: 'timed-out' });
});

test('a receiver that answers and never ends has answered', async () => {
  const impatient = createWebhookPoster({ allowsLoopback: true, timeoutMs: 50 });
  const url = await receiver((_request, response) => void response.writeHead(204).flushHeaders());

  expect(await impatient.post(letterTo(url))).toEqual({ status: 204 });
});

test('a port at which nobody listens, and one at which nobody speaks HTTP, are unreachable', async () => {
  const gone = createServer();
  const port = await listening(gone);
  gone.close();
  const mute = createSocketServer(socket => socket.end('220 mail ready\r\n'));
  const silent = createSocketServer(socket => socket.destroy());

  expect(await poster.post(letterTo(`http://127.0.0.1:${port}/`))).toEqual({ failure: 'unreachable' });
  expect(await poster.post(letterTo(`http://127.0.0.1:${await listening(mute)}/`))).toEqual({
    failure: 'unreachable',
  });
  expect(await poster.post(letterTo(`http://127.0.0.1:${await listening(silent)}/`))).toEqual({
    failure: 'unreachable',
  });
});

test('a certificate that nobody vouches for is not trusted', async () => {
  let visits = 0;
  // Dynalite brings a certificate of its own, for trying things out.
  const pem = (name: string) => readFileSync(new URL(import.meta.resolve(`dynalite/ssl/server-${name}.pem`)));
  const server = createSecureServer({ key: pem('key'), cert: pem('crt') }, (_request, response) => {
    visits++;
    response.end();
  });
  const port = await listening(server);

  expect(await poster.post(letterTo(`https://localhost:${port}/`))).toEqual({ failure: 'not-trusted' });
  expect(visits).toBe(0);
});

let looks = 0;
const resolvingTo =
  (...answers: readonly (readonly string[])[]): LookupFunction =>
  (_hostname, _options, answer) => {
    const addresses = answers[Math.min(looks++, answers.length - 1)] ?? [];
    answer(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

test.each([
  [['127.0.0.1']],
  [['10.0.0.1']],
  [['169.254.169.254']],
  [['::1']],
  [['::ffff:127.0.0.1']],
  [['fd00:ec2::254']],
  [['1.1.1.1', '10.0.0.1']],
  [[]],
])('a public name that leads to %j is refused before anybody is connected to', async addresses => {
  const guarded = createWebhookPoster({ allowsLoopback: false, resolve: resolvingTo(addresses) });

  expect(await guarded.post(letterTo('https://records.example/'))).toEqual({ failure: 'address-refused' });
});

test('a name that changes its mind between two looks is looked up once, and what was looked at is connected to', async () => {
  looks = 0;
  let visits = 0;
  const server = createServer((_request, response) => {
    visits++;
    response.end();
  });
  const port = await listening(server);
  const rebinding = resolvingTo(['127.0.0.1'], ['10.0.0.1']);
  const tryingOut = createWebhookPoster({ allowsLoopback: true, resolve: rebinding });

  expect(await tryingOut.post(letterTo(`http://localhost:${port}/`))).toEqual({ status: 200 });
  expect(await tryingOut.post(letterTo(`http://localhost:${port}/`))).toEqual({ failure: 'address-refused' });
  expect({ looks, visits }).toEqual({ looks: 2, visits: 1 });
});

test('a name of this machine that leads elsewhere is refused too', async () => {
  const elsewhere = createWebhookPoster({ allowsLoopback: true, resolve: resolvingTo(['1.1.1.1']) });

  expect(await elsewhere.post(letterTo('http://localhost:9000/'))).toEqual({ failure: 'address-refused' });
});

test('a name that nobody knows is said to be unknown', async () => {
  const lost: LookupFunction = (_hostname, _options, answer) => answer(new Error('ENOTFOUND records.example'), '');

  expect(
    await createWebhookPoster({ allowsLoopback: false, resolve: lost }).post(letterTo('https://records.example/')),
  ).toEqual({ failure: 'unknown-host' });
});

test.each([
  'http://127.0.0.1:9000/',
  'https://2130706433/',
  'https://[::ffff:7f00:1]/',
  'https://user:pass@records.example/',
  'https://records.example:22/',
  'nothing',
])('an address that was never to be kept is not posted to either: %s', async url => {
  const neverAsked: LookupFunction = () => {
    throw new Error('it was looked up');
  };

  expect(await createWebhookPoster({ allowsLoopback: false, resolve: neverAsked }).post(letterTo(url))).toEqual({
    failure: 'address-refused',
  });
});
