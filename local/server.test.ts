import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../adapters/clock.ts';
import { rateLimit, rateLimitHeaders } from '../functions/rate-limit.ts';
import { createServer } from './server.ts';

const addresses = ['/healthz', '/v1/worklist', '/nowhere'];

test('a client that has run away is refused before anybody is asked who it is, until there is room again', async () => {
  const { server, asked } = await aDoor();
  let admitted = 0;
  const run = async () => {
    for (let i = 0; i < rateLimit.atOnce * 10; i++, admitted++) {
      const answer = await server.inject({ url: addresses[i % addresses.length] ?? '' });
      if (answer.statusCode === 429) return answer;
    }
    return undefined;
  };

  const refused = await run();

  expect(admitted).toBeGreaterThanOrEqual(rateLimit.atOnce);
  expect(refused?.json()).toMatchObject({ type: 'urn:life-rooms:problem:too-many-requests', status: 429 });
  expect(refused?.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'retry-after': expect.stringMatching(/^[12]$/),
    ...rateLimitHeaders,
  });
  // Whoever had no token was counted as well, and nothing was asked of a function.
  expect(asked.length).toBeLessThan(admitted);
  await expect.poll(async () => (await server.inject({ url: '/healthz' })).statusCode, { timeout: 20_000 }).toBe(200);
});

test('what proves a link is for its function to judge, and is taken for no sign-in', async () => {
  const { server, asked } = await aDoor();

  const { statusCode } = await server.inject({ url: '/v1/link', headers: { authorization: 'Bearer of-a-link' } });

  expect(statusCode).toBe(200);
  expect(asked[0]).toMatchObject({ routeKey: 'GET /v1/link', headers: { authorization: 'Bearer of-a-link' } });
  expect(asked[0]?.requestContext).not.toHaveProperty('authorizer');
});

/** Behind which every function answers 200, and nobody has a token. */
async function aDoor() {
  const asked: APIGatewayProxyEventV2[] = [];
  const nothing = () => undefined;
  const server = await createServer({
    async answer(_name, event) {
      asked.push(event);
      return { statusCode: 200, body: '{}' };
    },
    verify: () => Promise.reject(new Error('nobody is signed in')),
    letters: () => [],
    clock: systemClock(),
    log: { info: nothing, warn: nothing, error: nothing },
  });
  onTestFinished(() => server.close());
  return { server, asked };
}
