import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { descriptions, type OperationDescription } from '../functions/api.ts';
import { type HttpFunction, type Route, routes } from '../functions/routes.ts';
import { formed } from '../schemas/bounds.ts';
import type { Scope } from '../schemas/codes.ts';
import { pathParts } from '../schemas/path-parts.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import { answerHeaders, responsesOf } from './openapi-answers.ts';
import { subscriberOperations } from './openapi-webhooks.ts';

/** The OpenAPI 3.1 document, made from the routes, their descriptions and the schemas that check the real traffic. */
export function openApiDocument(): object {
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'The Life Rooms referral API',
        version: '1.0.0',
        description:
          'Referrals to The Life Rooms: sent, kept, matched with reasons, assigned to a Pathways Advisor and followed. ' +
          'Not an emergency service: call 999, or NHS 111 and select the mental health option.',
        contact: { name: 'The Life Rooms', url: 'https://www.liferooms.org' },
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [
        {
          url: '/',
          description: 'Where this document was read: on your own machine (local) or in production',
          'x-internal': false,
        },
      ],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
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
        headers: answerHeaders,
        securitySchemes: {
          signIn: {
            type: 'oauth2',
            description:
              'OAuth 2.0 client credentials; each client is bound to one organisation. The access token is a JWT, checked as ' +
              'RFC8725 says: signed by our issuer with RS256, for this service, not expired, with the scope that is asked for.',
            flows: { clientCredentials: { tokenUrl: '/oidc/token', scopes: scopes } },
          },
          link: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'opaque',
            description:
              'For whoever has no account: the 43 letters at the end of a link in a message, or the reference and the code of a ' +
              'letter with a full stop between them (`LR-7K3M-Q2G.7K3M-2Q2G`).',
          },
        },
      },
    },
    { override: ({ jsonSchema }) => void Object.assign(jsonSchema, formatOf(jsonSchema)) },
  );
}

/** How wide an integer is follows from its bounds. */
const formatOf = ({ type, minimum = -Infinity, maximum = Infinity }: z.core.JSONSchema.BaseSchema) =>
  type === 'integer' ? { format: minimum >= -(2 ** 31) && maximum < 2 ** 31 ? 'int32' : 'int64' } : {};

const tags = {
  referrals: 'From the door to the closing letter',
  partners: 'What a partner is asked, and the offers that it keeps up',
  links: 'What somebody without an account does through a message',
  messages: 'Who was told what, when and why',
  webhooks: "News of referrals for their referrer's own systems",
  reports: 'Numbers of the whole service',
  service: 'Whether it answers, and how it is asked',
} as const;

const tagOf: Readonly<Record<HttpFunction, keyof typeof tags>> = {
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
    tags: [tagOf[route.function]],
    security: securityOf(route, said),
    requestParams: paramsOf(route, said),
    ...(said.body && { requestBody: bodyOf(said.body) }),
    responses: responsesOf(said),
  };
}

function securityOf({ access }: Route, { provedBy }: OperationDescription) {
  if (provedBy) return [{ [provedBy]: [] }];
  return access === 'public' ? [] : access.scopes.map(scope => ({ signIn: [scope] }));
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
  const key = formed(/^[\x21-\x7e]+$/, 255);
  const description = 'A new random value for each request; the same one when you try again. Remembered for ever.';
  const examples = ['8b0b9a5e-6f0e-4d9e-9a37-0d7a3f6f2c11'];
  return (idempotencyKey === 'needed' ? key : key.optional()).meta({ description, examples });
}

const ifMatchHeader = formed(/^(\*|(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*)$/, 1000)
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
