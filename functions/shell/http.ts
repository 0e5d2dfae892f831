import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { BusyError, ConflictError } from '../../domain/ports.ts';
import type { Caller } from '../../schemas/directory.ts';
import { type PathPart, type PathParts, pathParts } from '../../schemas/path-parts.ts';
import { rateLimitHeaders } from '../rate-limit.ts';
import { type Operation, type Route, routes } from '../routes.ts';
import type { World } from '../world.ts';
import { identify } from './identify.ts';
import { readJson } from './json-body.ts';
import { noteAccess, type Showing } from './note-access.ts';
import { NoPlaceError } from './places.ts';
import { ProblemError, parseOrRefuse, problemAnswer } from './problem.ts';

/** What an operation is asked: by whom, and with what. Everything is still unparsed but the caller. */
export interface Ask {
  readonly caller: Caller;
  readonly event: APIGatewayProxyEventV2;
}

/**
 * What it answers: a body already parsed by its own schema, so that nothing leaves that was not meant to, or a text whose
 * kind is in the headers.
 */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
} & ({ readonly body: unknown } | { readonly text: string }) &
  Showing;

export type PrivateOperation = (ask: Ask) => Promise<Answer>;
type PublicOperation = (ask: Pick<Ask, 'event'>) => Promise<Answer>;

type PublicName = Extract<(typeof routes)[number], { access: 'public' }>['operation'];
/** The operations of one function: private ones are asked by a known caller, public ones by anybody. */
export type Operations = {
  readonly [Name in Operation]?: Name extends PublicName ? PublicOperation : PrivateOperation;
};

/** Who asks is looked up for what is private, and what is shown of a record is noted: a function without either needs neither. */
type Needs = Pick<World, 'log'> & Partial<Pick<World, 'directory' | 'accesses' | 'clock'>>;

/** Turns operations into one Lambda handler: who asks, what for, the answer or one problem, one line in the log. */
export function httpHandler(world: Needs, operations: Operations) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(async (event: APIGatewayProxyEventV2) => {
    const route = routeOf(event);
    const answer = await ask(world, operations, route, event);
    return {
      statusCode: answer.status,
      headers: { 'content-type': 'application/json', ...answer.headers },
      body: 'text' in answer ? answer.text : JSON.stringify(answer.body),
    };
  }).use(answers(world.log));
}

/** The body of a request, checked on its bytes first. @throws ProblemError naming every wrong field */
export const bodyOf = <Schema extends z.ZodType>({ event }: Pick<Ask, 'event'>, schema: Schema): z.output<Schema> =>
  parseOrRefuse(schema, readJson(event));

/** What stands in the path. What could not be there is nobody's: the same answer as for what is not there. */
export function partOf<Name extends PathPart>({ event }: Pick<Ask, 'event'>, name: Name): PathParts[Name] {
  const part = pathParts[name].safeParse(event.pathParameters?.[name]);
  if (!part.success) throw new ProblemError('not-found');
  return part.data as PathParts[Name];
}

/** The body of an answer: only what the schema allows leaves. */
export const answer = <Schema extends z.ZodType>(
  status: number,
  schema: Schema,
  body: z.input<Schema>,
  headers?: Answer['headers'],
): Answer => ({ status, body: schema.parse(body), ...(headers && { headers }) });

function routeOf(event: APIGatewayProxyEventV2): Route {
  const route = routes.find(({ method, path }) => event.routeKey === `${method} ${path}`);
  if (!route) throw new ProblemError('not-found');
  return route;
}

async function ask(world: Needs, operations: Operations, route: Route, event: APIGatewayProxyEventV2): Promise<Answer> {
  const operation = operations[route.operation as Operation];
  if (!operation) throw new ProblemError('not-found');
  const caller = route.access === 'public' ? undefined : await callerOf(world, event, route.access);
  const answerIt = () =>
    caller ? (operation as PrivateOperation)({ caller, event }) : (operation as PublicOperation)({ event });
  const { shows } = route;
  if (!shows) return answerIt();
  const { log, accesses, clock } = world;
  if (!accesses || !clock) throw new RangeError(`${route.operation} shows records and could not note it`);
  return noteAccess({ log, accesses, clock }, { shows, through: 'api', event, caller }, answerIt);
}

async function callerOf(
  { directory }: Needs,
  event: APIGatewayProxyEventV2,
  access: Exclude<Route['access'], 'public'>,
): Promise<Caller> {
  if (!directory) throw new ProblemError('forbidden');
  return identify(directory, event, access);
}

/** Headers that every answer has, problems in one shape, and one log line with ids and outcome only. */
function answers(log: World['log']): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const finish = (request: middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>) => {
    const correlationId = correlationIdOf(request.event);
    if (request.error) request.response = problemAnswer(asProblem(request.error), correlationId);
    const response = request.response ?? { statusCode: 500 };
    response.headers = { ...headersOf(request.event), 'x-correlation-id': correlationId, ...response.headers };
    const facts = { route: request.event.routeKey, status: response.statusCode, correlationId };
    if ((response.statusCode ?? 500) >= 500) log.error('request failed', { ...facts, error: nameOf(request.error) });
    else log.info('request answered', facts);
  };
  return { after: finish, onError: finish };
}

/** The name and place of an error without its message, which could quote what somebody sent. */
function nameOf(error: Error | null | undefined) {
  return (
    error && {
      name: error.name,
      at: error.stack
        ?.split('\n')
        .filter(line => line.startsWith('    at '))
        .slice(0, 5),
    }
  );
}

const headersOf = ({ requestContext }: APIGatewayProxyEventV2) => ({
  'cache-control': 'no-store',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  // To pages of other sites a browser shows nothing.
  'access-control-allow-origin': `https://${requestContext.domainName}`,
  ...rateLimitHeaders,
});

function asProblem(error: Error): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof NoPlaceError) return new ProblemError('not-now', { detail: error.refusal.sentence });
  if (error instanceof BusyError || error instanceof ConflictError)
    return new ProblemError('busy', { retryAfterSeconds: 1 });
  return new ProblemError('unexpected', {
    detail: 'It has been noted. Send the request again with the same Idempotency-Key.',
  });
}

/** A caller's own id is kept only if it is a UUID: anything freer could carry personal data into the log. */
function correlationIdOf(event: APIGatewayProxyEventV2): string {
  const given = event.headers['x-correlation-id'];
  return given && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given) ? given : event.requestContext.requestId;
}
