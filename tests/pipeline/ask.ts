import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as about from '../../functions/about/handler.ts';
import * as cases from '../../functions/cases/handler.ts';
import * as intake from '../../functions/intake/handler.ts';
import * as ledger from '../../functions/ledger/handler.ts';
import * as links from '../../functions/links/handler.ts';
import * as partners from '../../functions/partners/handler.ts';
import * as reports from '../../functions/reports/handler.ts';
import { type Operation, routes } from '../../functions/routes.ts';
import * as webhooks from '../../functions/webhooks/handler.ts';
import { Scope } from '../../schemas/codes.ts';
import type { TestWorld } from '../world.ts';

export interface Question {
  readonly as?: string;
  readonly scope?: string;
  readonly id?: string;
  /** Of the path, other than `id`. */
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Record<string, string>;
  /** Address of whoever asks. */
  readonly from?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // Whatever was answered: a test looks at the part it is about.
  readonly body: Record<string, unknown>;
  /** The body as it was sent. */
  readonly text: string;
}

/** Asks one operation the way API Gateway would, as one of the demonstration sign-ins. */
export async function ask(world: TestWorld, operation: Operation, question: Question = {}): Promise<Reply> {
  const route = routes.find(one => one.operation === operation);
  if (!route) throw new Error(`no route answers ${operation}`);
  const { as = 'walton-village-practice', scope = Scope.options.join(' ') } = question;
  const event = {
    version: '2.0',
    routeKey: `${route.method} ${route.path}`,
    headers: { 'content-type': 'application/json', ...question.headers },
    pathParameters: { ...question.params, ...(question.id !== undefined && { id: question.id }) },
    queryStringParameters: question.query,
    body: question.text ?? (question.body === undefined ? undefined : JSON.stringify(question.body)),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      domainName: 'referrals.example',
      http: { sourceIp: question.from ?? '192.0.2.1' },
      ...(as && { authorizer: { jwt: { claims: { sub: as, scope }, scopes: null } } }),
    },
  } as unknown as APIGatewayProxyEventV2;
  const handler = functions[route.function].createHandler(world);
  const result: APIGatewayProxyStructuredResultV2 = await handler(event, {} as Context);
  const { statusCode: status = 0, headers = {}, body: text = 'null' } = result;
  return { status, headers, text, body: isJson(headers) ? JSON.parse(text) : {} };
}

/** What somebody without an account proves themselves with. */
export const bearer = (proof: string) => ({ authorization: `Bearer ${proof}` });

const isJson = (headers: Record<string, unknown>) => String(headers['content-type']).includes('json');

const functions = { about, cases, intake, ledger, links, partners, reports, webhooks };

let keys = 0;
/** Sends a referral under a new key, unless the test gives one. */
export const send = (world: TestWorld, body: unknown, more: Question = {}): Promise<Reply> =>
  ask(world, 'sendReferral', { body, ...more, headers: { 'idempotency-key': `key-${++keys}`, ...more.headers } });
