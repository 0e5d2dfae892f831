import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { createHandler } from '../functions/about/handler.ts';
import { descriptions } from '../functions/api.ts';
import { type Route, routes } from '../functions/routes.ts';
import { NothingMore } from '../schemas/case-work.ts';
import { openApiDocument } from './openapi.ts';

const { paths } = openApiDocument() as { paths: Record<string, Record<string, Operation>> };
interface Operation {
  readonly responses: Readonly<Record<string, { readonly headers?: object }>>;
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: object }>> };
}
const all: readonly Route[] = routes;
const described = (route: Route) => paths[route.path]?.[route.method.toLowerCase()];

test.each(all)('$operation is described, with every part of its path', route => {
  const operation = described(route);

  expect(operation?.operationId).toBe(route.operation);
  const parts = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = operation?.parameters?.filter(one => one.in === 'path').map(({ name }) => name) ?? [];
  expect(inPath.sort()).toEqual(parts.sort());
});

test.each(all)('$operation, where it takes a body that says anything, comes with an example', route => {
  const media = described(route)?.requestBody?.content['application/json'];
  const { body } = descriptions[route.operation as keyof typeof descriptions];
  const needsNothing = body === undefined || body === NothingMore;

  expect(needsNothing || Object.keys(media?.examples ?? {}).length > 0).toBe(true);
});

test('an answer has the headers that it is described with', async () => {
  const names = Object.keys(paths['/healthz']?.['get']?.responses['200']?.headers ?? {});
  const nothing = () => undefined;
  const answer = createHandler({ log: { info: nothing, warn: nothing, error: nothing } });

  const { headers } = await answer(healthAsked, {} as Context);

  expect(names).toContain('RateLimit-Policy');
  expect(Object.keys(headers ?? {})).toEqual(expect.arrayContaining(names.map(name => name.toLowerCase())));
});

const healthAsked = {
  routeKey: 'GET /healthz',
  headers: {},
  requestContext: { requestId: 'request-1', domainName: 'referrals.example' },
} as unknown as APIGatewayProxyEventV2;

const examples = Object.entries(descriptions).flatMap(([operation, { body }]) =>
  ((body?.meta()?.['examples'] as unknown[] | undefined) ?? []).map(example => ({ operation, body, example })),
);

test.each(examples)('an example of $operation would be understood', ({ body, example }) => {
  expect(body?.safeParse(example).error).toBeUndefined();
});
