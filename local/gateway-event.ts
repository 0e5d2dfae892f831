import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { JWTPayload } from 'jose';
import type { Route } from '../functions/routes.ts';
import type { Instant } from '../schemas/time.ts';

/** A request as it came off the wire. */
export interface Arrival {
  readonly id: string;
  readonly at: Instant;
  readonly method: string;
  /** Path and query, still encoded. */
  readonly target: string;
  /** Names and values in turn, as Node gives them. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly protocol: string;
}

/** What an API Gateway HTTP API would hand to the function of this route: payload format 2.0. */
export function gatewayEvent(
  route: Pick<Route, 'method' | 'path'>,
  arrival: Arrival,
  claims?: JWTPayload,
): APIGatewayProxyEventV2 {
  const [rawPath = '/', rawQueryString = ''] = splitOnce(arrival.target, '?');
  const routeKey = `${route.method} ${route.path}`;
  const { cookie, ...headers } = joinedHeaders(arrival.rawHeaders);
  const pathParameters = pathParametersOf(route.path, rawPath);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers,
    ...(rawQueryString !== '' && { queryStringParameters: joined([...new URLSearchParams(rawQueryString)]) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...bodyOf(headers['content-type'], arrival.body),
    requestContext: {
      ...contextOf(routeKey, rawPath, headers, arrival),
      ...(claims && { authorizer: authoriser(claims) }),
    },
  };
}

/** Repeated headers are joined by commas, without a space. */
const joinedHeaders = (rawHeaders: readonly string[]) =>
  joined(
    rawHeaders.flatMap((name, i): [string, string][] =>
      i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1] ?? '']] : [],
    ),
  );

function joined(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) values.set(name, values.has(name) ? `${values.get(name)},${value}` : value);
  return Object.fromEntries(values);
}

/** `/v1/referrals/{id}` against `/v1/referrals/ref%5F1` gives `{ id: 'ref_1' }`. */
function pathParametersOf(template: string, rawPath: string): Record<string, string> {
  const parts = rawPath.split('/');
  return Object.fromEntries(
    template.split('/').flatMap((part, i) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name === undefined ? [] : [[name, decodeURIComponent(parts[i] ?? '')]];
    }),
  );
}

/** Text travels as it is; anything else in base64. */
function bodyOf(
  contentType: string | undefined,
  body: Buffer,
): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText =
    contentType === undefined || /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript)\b)/i.test(contentType);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function contextOf(
  routeKey: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  { id, at, method, sourceIp, protocol }: Arrival,
): APIGatewayProxyEventV2['requestContext'] {
  const domainName = headers['host'] ?? 'localhost';
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName,
    domainPrefix: splitOnce(domainName, '.')[0] ?? domainName,
    http: { method, path, protocol, sourceIp, userAgent: headers['user-agent'] ?? '' },
    requestId: id,
    routeKey,
    stage: '$default',
    time: commonLogTime(at),
    timeEpoch: Date.parse(at),
  };
}

/** `21/Nov/2026:09:00:00 +0000` */
function commonLogTime(at: Instant): string {
  const [, day, month, year, time] = new Date(at).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Every claim arrives as text, lists in square brackets. */
const authoriser = (claims: JWTPayload) => ({
  jwt: {
    claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)])),
    scopes: scopesOf(claims),
  },
});

export const scopesOf = ({ scope }: JWTPayload): string[] => (typeof scope === 'string' ? scope.split(' ') : []);

const claimText = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
