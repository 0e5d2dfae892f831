import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { descriptions, type OperationDescription } from '../functions/api.ts';
import { type HttpFunction, type Route, routes } from '../functions/routes.ts';
import { type ProblemKind, problemKinds } from '../functions/shell/problem.ts';
import type { Scope } from '../schemas/codes.ts';
import { pathParts } from '../schemas/path-parts.ts';
import { Problem } from '../schemas/problem.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import { subscriberOperations } from './openapi-webhooks.ts';

/** The OpenAPI 3.1 document, made from the routes, their descriptions and the schemas that check the real traffic. */
export function openApiDocument(): object {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'The Life Rooms referral API',
      version: '1.0.0',
      description:
        'Referrals to The Life Rooms: sent, kept, matched with reasons, assigned to a Pathways Advisor and followed. ' +
        'Not an emergency service: call 999, or NHS 111 and select the mental health option.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Where this document was read' }],
    tags: [...new Set(Object.values(tags))].map(name => ({ name })),
    paths: Object.fromEntries(
      [...new Set(routes.map(route => route.path))].map(path => [
        path,
        Object.fromEntries(
          routes.filter(route => route.path === path).map(route => [route.method.toLowerCase(), operationOf(route)]),
        ),
      ]),
    ),
    webhooks: subscriberOperations,
    components: {
      securitySchemes: {
        signIn: {
          type: 'oauth2',
          description: 'OAuth 2.0 client credentials; each client is bound to one organisation.',
          flows: { clientCredentials: { tokenUrl: '/oidc/token', scopes: scopes } },
        },
      },
    },
  });
}

const tags: Readonly<Record<HttpFunction, string>> = {
  intake: 'referrals',
  cases: 'referrals',
  partners: 'partners',
  links: 'links',
  ledger: 'messages',
  webhooks: 'webhooks',
  reports: 'reports',
  about: 'service',
};

const scopes: Readonly<Record<Scope, string>> = {
  'referrals/write': 'Send referrals',
  'referrals/read': 'Read the referrals of your own organisation',
  'cases/work': 'Work on cases',
  'partners/work': 'Answer requests to you and keep up your offers',
  'service/operate': 'Operate the service',
};

function operationOf(route: Route & { operation: keyof typeof descriptions }): ZodOpenApiOperationObject {
  const said = descriptions[route.operation];
  return {
    operationId: route.operation,
    summary: said.summary,
    ...(said.description && { description: said.description }),
    tags: [tags[route.function]],
    security: route.access === 'public' ? [] : route.access.scopes.map(scope => ({ signIn: [scope] })),
    requestParams: paramsOf(route, said),
    ...(said.body && { requestBody: bodyOf(said.body) }),
    responses: { ...answersOf(said), ...problemsOf(said.problems) },
  };
}

function paramsOf({ path }: Route, { query, idempotencyKey, ifMatch }: OperationDescription) {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => PathPart.parse(part));
  const headers = {
    ...(idempotencyKey && { 'Idempotency-Key': keyHeader(idempotencyKey) }),
    ...(ifMatch && { 'If-Match': ifMatchHeader }),
  };
  return {
    ...(parts.length > 0 && { path: z.object(Object.fromEntries(parts.map(part => [part, pathParts[part]]))) }),
    ...(query && { query }),
    ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
  };
}

const PathPart = z.enum(Object.keys(pathParts) as [keyof typeof pathParts]);

function keyHeader(idempotencyKey: 'needed' | 'honoured'): z.ZodType {
  const key = z.string().min(1).max(255);
  const description = 'A new random value for each request; the same one when you try again. Remembered for ever.';
  const examples = ['8b0b9a5e-6f0e-4d9e-9a37-0d7a3f6f2c11'];
  return (idempotencyKey === 'needed' ? key : key.optional()).meta({ description, examples });
}

const ifMatchHeader = z
  .string()
  .optional()
  .meta({
    description: 'The `ETag` of what you have read. If it has changed since, nothing is done (412).',
    examples: ['"7"'],
  });

/** Where nothing need be said there may be no body at all. */
const bodyOf = (schema: z.ZodType): NonNullable<ZodOpenApiOperationObject['requestBody']> => ({
  required: !schema.safeParse({}).success,
  content: {
    'application/json': { schema, examples: schema === ReferralRequest ? channelExamples() : examplesOf(schema) },
  },
});

function examplesOf(schema: z.ZodType) {
  const examples = z.array(z.unknown()).default([]).parse(schema.meta()?.['examples']);
  return Object.fromEntries(examples.map((value, i) => [`example-${i + 1}`, { value }]));
}

function answersOf({ answers }: OperationDescription): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, text = [] }]) => {
      const json = { 'application/json': { schema: schema ?? z.looseObject({}) } };
      const texts = Object.fromEntries(text.map(kind => [kind, { schema: z.string() }]));
      return [status, { description, content: { ...(schema || text.length === 0 ? json : {}), ...texts } }];
    }),
  );
}

/** Several kinds of problem can share a status: each status says which. */
function problemsOf(kinds: readonly ProblemKind[]): ZodOpenApiOperationObject['responses'] {
  const statuses = [...new Set(kinds.map(kind => problemKinds[kind].status))].sort();
  return Object.fromEntries(
    statuses.map(status => {
      const description = kinds
        .filter(kind => problemKinds[kind].status === status)
        .map(kind => `${problemKinds[kind].title} (\`${kind}\`)`)
        .join('; ');
      return [status, { description, content: { 'application/problem+json': { schema: Problem } } }];
    }),
  );
}

/** One named example for each channel: the first of the story that came that way. */
function channelExamples() {
  const folder = new URL('../events/story/', import.meta.url);
  const chapters = readdirSync(folder)
    .sort()
    .map(name => Chapter.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
  const examples: Record<string, { summary: string; value: z.infer<typeof Chapter>['body'] }> = {};
  for (const { title, body } of chapters) if (body) examples[body.channel] ??= { summary: title, value: body };
  return examples;
}

const Chapter = z.looseObject({ title: z.string(), body: z.looseObject({ channel: z.string() }).optional() });
