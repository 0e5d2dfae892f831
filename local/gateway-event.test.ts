import { expect, test } from 'vitest';
import { type Route, routes } from '../functions/routes.ts';
import { Instant } from '../schemas/time.ts';
import { type Arrival, gatewayEvent } from './gateway-event.ts';

test('a referral arrives as API Gateway would bring it', () => {
  const event = gatewayEvent(routeOf('sendReferral'), {
    ...anArrival,
    method: 'POST',
    target: '/v1/referrals',
    rawHeaders: ['Host', 'rooms.example:4100', 'Content-Type', 'application/json', 'User-Agent', 'EMIS'],
    body: Buffer.from('{"name":"Siân"}'),
  });

  expect(event).toEqual({
    version: '2.0',
    routeKey: 'POST /v1/referrals',
    rawPath: '/v1/referrals',
    rawQueryString: '',
    headers: { host: 'rooms.example:4100', 'content-type': 'application/json', 'user-agent': 'EMIS' },
    body: '{"name":"Siân"}',
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'rooms.example:4100',
      domainPrefix: 'rooms',
      http: { method: 'POST', path: '/v1/referrals', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'EMIS' },
      requestId: 'request-1',
      routeKey: 'POST /v1/referrals',
      stage: '$default',
      time: '04/Dec/2026:09:00:00 +0000',
      timeEpoch: Date.parse('2026-12-04T09:00:00Z'),
    },
  });
});

test('path parameters are decoded, the raw path is not', () => {
  const target = '/v1/referrals/ref%5F1%2F2/take-hold';

  const event = gatewayEvent(routeOf('takeHold'), { ...anArrival, method: 'POST', target });

  expect(event.pathParameters).toEqual({ id: 'ref_1/2' });
  expect(event.rawPath).toBe(target);
});

test('a query is given both as it was written and as decoded values, repeated ones joined', () => {
  const target = '/v1/worklist?view=mine&cursor=a%3Db%3F&view=held&empty';

  const event = gatewayEvent(routeOf('listWork'), { ...anArrival, target });

  expect(event.rawPath).toBe('/v1/worklist');
  expect(event.rawQueryString).toBe('view=mine&cursor=a%3Db%3F&view=held&empty');
  expect(event.queryStringParameters).toEqual({ view: 'mine,held', cursor: 'a=b?', empty: '' });
});

test('repeated headers are joined by commas, and cookies have a place of their own', () => {
  const rawHeaders = ['Accept', 'text/html', 'ACCEPT', 'application/json', 'Cookie', 'one=1; two=2'];

  const event = gatewayEvent(routeOf('listWork'), { ...anArrival, rawHeaders });

  expect(event.headers).toEqual({ accept: 'text/html,application/json' });
  expect(event.cookies).toEqual(['one=1', 'two=2']);
});

test.each(['application/json; charset=utf-8', 'application/fhir+json', 'text/csv'])('%s travels as text', type => {
  const event = gatewayEvent(routeOf('sendReferral'), {
    ...anArrival,
    rawHeaders: ['Content-Type', type],
    body: Buffer.from('£'),
  });

  expect(event).toMatchObject({ body: '£', isBase64Encoded: false });
});

test('what is not text travels in base64', () => {
  const body = Buffer.from([0xff, 0x00]);

  const event = gatewayEvent(routeOf('sendReferral'), {
    ...anArrival,
    rawHeaders: ['Content-Type', 'image/png'],
    body,
  });

  expect(event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
});

test('the claims of a verified token are text, its scopes a list', () => {
  const claims = {
    sub: 'life-rooms-desk',
    exp: 1795307018,
    aud: ['life-rooms', 'other'],
    scope: 'cases/work referrals/write',
  };

  const event = gatewayEvent(routeOf('listWork'), anArrival, claims);

  expect(event.requestContext).toHaveProperty('authorizer', {
    jwt: {
      claims: { ...claims, exp: '1795307018', aud: '[life-rooms other]' },
      scopes: ['cases/work', 'referrals/write'],
    },
  });
});

const anArrival: Arrival = {
  id: 'request-1',
  at: Instant.parse('2026-12-04T09:00:00Z'),
  method: 'GET',
  target: '/v1/worklist',
  rawHeaders: [],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  protocol: 'HTTP/1.1',
};

function routeOf(operation: string): Route {
  const route = routes.find(one => one.operation === operation);
  if (!route) throw new RangeError(`no route is called ${operation}`);
  return route;
}
