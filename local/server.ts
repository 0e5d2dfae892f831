import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import rateLimiter from '@fastify/rate-limit';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { JWTPayload } from 'jose';
import type { Clock } from '../domain/ports.ts';
import { type PageRoute, pageRoutes } from '../functions/pages/routes.ts';
import { rateLimit, rateLimitHeaders, refillSeconds } from '../functions/rate-limit.ts';
import { type Route, routes } from '../functions/routes.ts';
import { errorName } from '../functions/shell/error-name.ts';
import { ProblemError, problemAnswer } from '../functions/shell/problem.ts';
import type { Log } from '../functions/world.ts';
import { type Arrival, gatewayEvent, scopesOf } from './gateway-event.ts';
import { type CaughtLetter, mailboxAnswer } from './mailbox.ts';
import type { Issuer } from './sign-in.ts';
import type { Answer } from './wiring.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the verified token; absent on public routes. */
    claims: JWTPayload | undefined;
  }
}

export interface ServerSettings {
  readonly answer: Answer;
  readonly verify: Issuer['verify'];
  readonly letters: () => readonly CaughtLetter[];
  readonly clock: Clock;
  readonly log: Log;
}

/** API Gateway towards the functions: the same routes, sign-in, events and refusals. The mailbox is only here. */
export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: maximumBytes,
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    frameworkErrors: (error, _request, reply) => void refuse(reply, statusOf(error)),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.decorateRequest('claims', undefined);
  await limitRate(app);
  for (const route of routes) addRoute(app, route, settings);
  for (const route of pageRoutes) addPage(app, route, settings);
  app.get('/mailbox', (request, reply) => {
    const { headers, body } = mailboxAnswer(settings.letters(), request.headers.accept);
    return reply.headers(headers).send(body);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const nowhere = { method: request.method === 'POST' ? 'POST' : 'GET', path: '/{proxy+}' } as const;
    return send(reply, await settings.answer('pages', gatewayEvent(nowhere, arrivalOf(request, settings.clock))));
  });
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) settings.log.error('request crashed', { requestId: request.id, error: errorName(error) });
    return refuse(reply, status);
  });
  return app;
}

/** What API Gateway lets through; the functions allow far less. */
const maximumBytes = 10 * 1024 * 1024;

/**
 * All callers together, before anybody is asked who they are. API Gateway counts by a bucket; windows as long as it takes to
 * fill that let through the same at once and in the long run, and at worst twice as much where two of them meet.
 */
async function limitRate(app: FastifyInstance): Promise<void> {
  await app.register(rateLimiter, {
    global: false,
    max: rateLimit.atOnce,
    timeWindow: refillSeconds * 1000,
    keyGenerator: () => 'everybody',
  });
  const count = app.createRateLimit();
  app.addHook('onRequest', async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    const problem = new ProblemError('too-many-requests', { retryAfterSeconds: counted.ttlInSeconds });
    return send(reply.headers(rateLimitHeaders), problemAnswer(problem, request.id));
  });
}

function addRoute(app: FastifyInstance, route: Route, { answer, verify, clock }: ServerSettings): void {
  app.route({
    method: route.method,
    url: urlOf(route),
    onRequest: async (request, reply) => {
      if (route.access !== 'public') await authorise(request, reply, route.access.scopes, verify);
    },
    handler: async (request, reply) => {
      const event = gatewayEvent(route, arrivalOf(request, clock), request.claims);
      return send(reply, await answer(route.function, event));
    },
  });
}

/** Who reads a page is known by a cookie, which is for its function to judge. */
function addPage(app: FastifyInstance, route: PageRoute, { answer, clock }: ServerSettings): void {
  app.route({
    method: route.method,
    url: urlOf(route),
    handler: async (request, reply) =>
      send(reply, await answer('pages', gatewayEvent(route, arrivalOf(request, clock)))),
  });
}

const urlOf = ({ path }: Pick<Route, 'path'>) => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The JWT authoriser: a good token, and one of the route's scopes in it. Role and organisation are for the function to judge. */
async function authorise(
  request: FastifyRequest,
  reply: FastifyReply,
  scopes: readonly string[],
  verify: Issuer['verify'],
) {
  const token = request.headers.authorization?.replace(/^Bearer /i, '');
  if (token === undefined) return refuse(reply, 401, 'Bearer');
  try {
    request.claims = await verify(token);
  } catch {
    // Why a token is no good helps nobody but a forger: its sender asks for a new one.
    return refuse(reply, 401, 'Bearer error="invalid_token"');
  }
  const held = scopesOf(request.claims);
  if (scopes.some(scope => held.includes(scope))) return;
  return refuse(reply, 403, `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"`);
}

function arrivalOf(request: FastifyRequest, clock: Clock): Arrival {
  const { raw, id, ip, body } = request;
  return {
    id,
    at: clock.now(),
    method: request.method,
    target: request.originalUrl,
    rawHeaders: raw.rawHeaders,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    sourceIp: ip,
    protocol: `HTTP/${raw.httpVersion}`,
  };
}

function send(reply: FastifyReply, answer: APIGatewayProxyStructuredResultV2) {
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded } = answer;
  for (const [name, value] of Object.entries(headers)) reply.header(name, String(value));
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  // As bytes, so that nothing is added to the content type that the function gave.
  return reply.code(statusCode).send(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

/** In API Gateway's own words. */
function refuse(reply: FastifyReply, status: number, challenge?: string) {
  if (challenge !== undefined) reply.header('www-authenticate', challenge);
  return reply.code(status).send({ message: STATUS_CODES[status] });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status in STATUS_CODES ? status : 500;
}
