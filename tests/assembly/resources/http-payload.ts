import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Jwt } from './jwt-authoriser.ts';

// Payload format 2.0 of HTTP APIs, in and out.

export interface RouteFacts {
  readonly routeKey: string;
  readonly apiId: string;
  readonly accountId: string;
  readonly jwt: Jwt | undefined;
}

export function eventOf(request: FastifyRequest, { routeKey, apiId, accountId, jwt }: RouteFacts): object {
  const url = new URL(request.url, 'http://127.0.0.1');
  const { cookie, ...headers } = request.headers;
  const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined;
  const isBase64Encoded = body !== undefined && !isText(request.headers['content-type']);
  const parameters = z.record(z.string(), z.string()).parse(request.params);
  const query = queryOf(url);
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')])),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId,
      apiId,
      ...(jwt && { authorizer: { jwt } }),
      domainName: request.hostname,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: new Date().toUTCString(),
      timeEpoch: Date.now(),
    },
    ...(body && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function queryOf({ searchParams }: URL): Record<string, string> {
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(names.map(name => [name, searchParams.getAll(name).join(',')]));
}

const isText = (type: string | undefined) =>
  type !== undefined && /^(text\/|application\/(json|xml|javascript|[\w.-]+\+json))/.test(type);

/** An answer without a status is taken for the body of a 200. @throws ZodError when API Gateway could not use it */
export function answerWith(response: FastifyReply, answer: unknown): FastifyReply {
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) {
    return response.header('content-type', 'application/json').send(JSON.stringify(answer));
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = LambdaAnswer.parse(answer);
  response.code(statusCode).headers(headers);
  for (const cookie of cookies) response.header('set-cookie', cookie);
  // As bytes, or the server would add a character set that the function has not named.
  return response.send(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

const LambdaAnswer = z.strictObject({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
