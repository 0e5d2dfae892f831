import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { OperationDescription } from '../functions/api.ts';
import { rateLimit, rateLimitHeaders } from '../functions/rate-limit.ts';
import { type ProblemKind, problemKinds } from '../functions/shell/problem.ts';
import { Problem } from '../schemas/problem.ts';

type Responses = NonNullable<ZodOpenApiOperationObject['responses']>;

/** All that one operation can answer: what was asked for, and every problem that it can have. */
export const responsesOf = ({ answers, problems }: OperationDescription): Responses => ({
  ...answersOf(answers),
  ...problemsOf(new Set([...problems, ...problemsOfAll])),
});

export const answerHeaders = {
  'RateLimit-Policy': {
    description:
      'What the service takes from all callers together: a bucket of `q` requests, full again within `w` seconds. ' +
      'What is left of it is counted for nobody alone.',
    schema: { type: 'string', const: rateLimitHeaders['ratelimit-policy'] },
  },
  'X-RateLimit-Limit': {
    description: 'The same `q`, under the name that older clients know.',
    schema: { type: 'integer', format: 'int32', minimum: rateLimit.atOnce, maximum: rateLimit.atOnce },
  },
  'Access-Control-Allow-Origin': {
    description: 'The service alone: scripts of other sites cannot read its answers.',
    schema: { type: 'string', format: 'uri', maxLength: 261 },
  },
  'X-Correlation-Id': {
    description: 'What to quote when you ask us about this answer: your own, when you sent a UUID.',
    schema: { type: 'string', pattern: '^[\\w=-]+$', maxLength: 36 },
  },
  'Retry-After': {
    description: 'Seconds after which it is worth trying again. API Gateway itself sends none.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 },
  },
} as const;

const referTo = (...names: (keyof typeof answerHeaders)[]) =>
  Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]));

const ofEveryAnswer = referTo(
  'RateLimit-Policy',
  'X-RateLimit-Limit',
  'Access-Control-Allow-Origin',
  'X-Correlation-Id',
);

const answersOf = (answers: OperationDescription['answers']): Responses =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, text = [] }]) => {
      const json = { 'application/json': { schema: schema ?? z.looseObject({}) } };
      const texts = Object.fromEntries(text.map(kind => [kind, { schema: z.string().max(mostBytes) }]));
      const content = { ...(schema || text.length === 0 ? json : {}), ...texts };
      return [status, { description, headers: ofEveryAnswer, content }];
    }),
  );

/** A Lambda answers no more than this. */
const mostBytes = 6 * 1024 * 1024;

/** Whatever is asked can come at a bad moment. */
const problemsOfAll = ['too-many-requests', 'unexpected'] as const satisfies ProblemKind[];

/** Several kinds of problem can share a status: each status says which. */
function problemsOf(kinds: ReadonlySet<ProblemKind>): Responses {
  const byStatus = Map.groupBy(
    allKinds.filter(kind => kinds.has(kind)),
    kind => problemKinds[kind].status,
  );
  return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, responseFor(status, ofStatus)]));
}

const allKinds = z.array(z.enum(Object.keys(problemKinds) as [ProblemKind])).parse(Object.keys(problemKinds));

/** Written once for each set of problems, and referred to by its name wherever they can come together. */
function responseFor(status: number, kinds: readonly ProblemKind[]): ZodOpenApiResponseObject {
  const id = kinds.join('.');
  const response = written.get(id) ?? {
    id,
    description: kinds.map(kind => `${problemKinds[kind].title} (\`${kind}\`)`).join('; '),
    headers: { ...ofEveryAnswer, ...(kinds.some(kind => passing.has(kind)) && referTo('Retry-After')) },
    content: {
      'application/problem+json': { schema: Problem },
      ...(refusedByGateway.has(status) && { 'application/json': { schema: GatewayRefusal } }),
    },
  };
  written.set(id, response);
  return response;
}

const written = new Map<string, ZodOpenApiResponseObject>();
const passing: ReadonlySet<ProblemKind> = new Set(['still-running', 'too-many-requests', 'busy']);
const refusedByGateway: ReadonlySet<number> = new Set([401, 403, 429]);

const GatewayRefusal = z.strictObject({ message: z.string().max(100) }).meta({
  id: 'GatewayRefusal',
  description: 'What API Gateway says by itself, before any of our code has run. It has none of our headers.',
  examples: [{ message: 'Unauthorized' }],
});
