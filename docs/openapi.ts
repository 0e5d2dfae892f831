import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { descriptions, type OperationDescription } from '../functions/api.ts';
import { type Route, routes } from '../functions/routes.ts';
import { type ProblemKind, problemKinds } from '../functions/shell/problem.ts';
import { ReferralId } from '../schemas/ids.ts';
import { Problem } from '../schemas/problem.ts';
import { ReferralRequest } from '../schemas/referral.ts';

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
    tags: [{ name: 'referrals' }, { name: 'service' }],
    paths: Object.fromEntries(
      [...new Set(routes.map(route => route.path))].map(path => [
        path,
        Object.fromEntries(
          routes.filter(route => route.path === path).map(route => [route.method.toLowerCase(), operationOf(route)]),
        ),
      ]),
    ),
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

const scopes = {
  'referrals/write': 'Send referrals',
  'referrals/read': 'Read the referrals of your own organisation',
  'cases/work': 'Work on cases',
  'service/operate': 'Operate the service',
};

function operationOf(route: Route & { operation: keyof typeof descriptions }): ZodOpenApiOperationObject {
  const said = descriptions[route.operation];
  return {
    operationId: route.operation,
    summary: said.summary,
    ...(said.description && { description: said.description }),
    tags: [route.access === 'public' ? 'service' : 'referrals'],
    security: route.access === 'public' ? [] : route.access.scopes.map(scope => ({ signIn: [scope] })),
    requestParams: paramsOf(route, said),
    ...(said.body && { requestBody: bodyOf(said.body) }),
    responses: { ...answersOf(said), ...problemsOf(said.problems) },
  };
}

function paramsOf({ path }: Route, { query, needsIdempotencyKey }: OperationDescription) {
  return {
    ...(path.includes('{id}') && { path: z.object({ id: ReferralId }) }),
    ...(query && { query }),
    ...(needsIdempotencyKey && {
      header: z.object({
        'Idempotency-Key': z.string().min(1).max(255).meta({
          description: 'A new random value for each referral; the same one when you try again. Remembered for ever.',
        }),
      }),
    }),
  };
}

const bodyOf = (schema: z.ZodType): NonNullable<ZodOpenApiOperationObject['requestBody']> => ({
  required: true,
  content: { 'application/json': { schema, ...(schema === ReferralRequest && { examples: channelExamples() }) } },
});

function answersOf({ answers }: OperationDescription): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      { description, content: { 'application/json': { schema: schema ?? z.looseObject({}) } } },
    ]),
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
