import { setTimeout as after } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { arnIn } from '../template/account.ts';
import type { HttpApiNeeds } from './http-api.ts';
import { answerWith, eventOf } from './http-payload.ts';
import { type Authoriser, authorise } from './jwt-authoriser.ts';

/** A route together with all that it refers to. */
export interface Endpoint {
  /** `GET /v1/referrals/{id}`, or `$default` for whatever no other route answers. */
  readonly routeKey: string;
  readonly apiId: string;
  readonly functionArn: string;
  /** Milliseconds until the caller is told that nobody answers. */
  readonly timeout: number;
  readonly scopes: readonly string[];
  /** None where everybody may ask. */
  readonly authoriser: Authoriser | undefined;
}

/** Answers what API Gateway itself answers. */
export function createServer(): FastifyInstance {
  const server = Fastify({ bodyLimit: 10 * 1024 * 1024, exposeHeadRoutes: false });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, response) =>
    error.statusCode === 413 ? say(response, 413, 'Request Entity Too Large') : say(response, 500, failed),
  );
  return server;
}

/** Where no route answers what no other does. */
export const refuseTheRest = (server: FastifyInstance) =>
  void server.setNotFoundHandler((_request, response) => say(response, 404, 'Not Found'));

/** Whatever goes wrong in a function, a caller is told only that. */
const failed = 'Internal Server Error';

export function serve(server: FastifyInstance, endpoint: Endpoint, needs: HttpApiNeeds): void {
  const { routeKey } = endpoint;
  const [method = '', path = ''] = routeKey.split(' ');
  const handler = handlerOf(endpoint, needs);
  if (routeKey === '$default') server.setNotFoundHandler(handler);
  else server.route({ method, url: path.replace(/\{(\w+)\}/g, ':$1'), handler });
}

function handlerOf(endpoint: Endpoint, { functions, invokers, signIn, account }: HttpApiNeeds) {
  const { routeKey, apiId, authoriser, scopes } = endpoint;
  const lambda = functions.at(endpoint.functionArn);
  const arn = arnIn(account, 'execute-api', `${apiId}/$default/${routeKey.replace(' ', '')}`);
  const mayInvoke = invokers.mayInvoke(lambda.arn, { service: 'apigateway.amazonaws.com', arn });
  return async (request: FastifyRequest, response: FastifyReply) => {
    const jwt = authoriser && (await authorise(signIn, authoriser, scopes, request.headers.authorization));
    if (jwt && 'status' in jwt) {
      return say(response.header('www-authenticate', jwt.authenticate), jwt.status, jwt.message);
    }
    if (!mayInvoke) return say(response, 500, failed);
    const event = eventOf(request, { routeKey, apiId, accountId: account.id, jwt });
    const answer = await within(endpoint.timeout, lambda.invoke(event));
    return answer === nobody ? say(response, 503, 'Service Unavailable') : answerWith(response, answer);
  };
}

const say = (response: FastifyReply, status: number, message: string) => response.code(status).send({ message });

const nobody = Symbol('nobody answered in time');

async function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  const answered = new AbortController();
  const limit = after(milliseconds, nobody, { signal: answered.signal }).catch(() => nobody);
  try {
    return await Promise.race([work, limit]);
  } finally {
    answered.abort();
  }
}
