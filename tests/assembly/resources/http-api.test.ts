import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aFunction,
  anApi,
  anAuthoriser,
  anIntegration,
  aPermission,
  aPool,
  aRoute,
  ref,
} from '../fixtures/resources.ts';
import { writeAssembly } from '../fixtures/write-assembly.ts';
import { type Assembly, startAssembly } from '../start-assembly.ts';

let assembly: Assembly;
let remove: () => Promise<void>;

beforeAll(async () => {
  const written = await writeAssembly({
    stacks: { Service: { Resources: service() } },
    code: { echo, mischief, never },
  });
  remove = written.remove;
  assembly = await startAssembly({ assemblyDir: written.dir });
});
afterAll(async () => {
  await assembly.stop();
  await remove();
});

test('a request becomes a payload of format 2.0, and the answer what the function says', async () => {
  const token = await assembly.token('Surgery');

  const response = await fetch(`${assembly.url}/things/a%20b?colour=red&colour=blue&size=1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', cookie: 'a=1; b=2' },
    body: '{"é":1}',
  });

  expect(response.status).toBe(201);
  expect(response.headers.get('content-type')).toBe('application/things+json');
  expect(response.headers.getSetCookie()).toEqual(['seen=1']);
  expect(await response.json()).toMatchObject({
    version: '2.0',
    routeKey: 'POST /things/{id}',
    rawPath: '/things/a%20b',
    rawQueryString: 'colour=red&colour=blue&size=1',
    queryStringParameters: { colour: 'red,blue', size: '1' },
    pathParameters: { id: 'a b' },
    cookies: ['a=1', 'b=2'],
    headers: { 'content-type': 'application/json' },
    body: '{"é":1}',
    isBase64Encoded: false,
    requestContext: {
      authorizer: { jwt: { claims: { sub: 'Surgery', client_id: 'Surgery' }, scopes: ['things/write'] } },
      http: { method: 'POST', path: '/things/a%20b' },
    },
  });
});

test('what is not text comes in base 64', async () => {
  const token = await assembly.token('Surgery');

  const response = await fetch(`${assembly.url}/things/1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array([0, 255]),
  });

  expect(await response.json()).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
});

test('who has no token, an old one, one for somebody else or a changed one is not let in', async () => {
  const token = await assembly.token('Surgery');
  const refused = [
    undefined,
    await assembly.token('Surgery', { expiresInSeconds: -1 }),
    await assembly.token('Stranger'),
  ];

  for (const header of [...refused, `${token.slice(0, -4)}AAAA`, token.replace('.', ',')]) {
    const response = await post('/things/1', header);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toEqual({ message: 'Unauthorized' });
  }
});

test('who lacks the scope of the route is turned away', async () => {
  const response = await post('/things/1', await assembly.token('Surgery', { scopes: ['things/read'] }));

  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({ message: 'Forbidden' });
});

test('what goes wrong in a function is told to nobody but its log', async () => {
  const response = await fetch(`${assembly.url}/mischief?do=throw`);

  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  expect(assembly.logsOf('Mischief').join()).toContain('"errorMessage":"as asked"');
});

test('an answer that API Gateway could not read, and a function that it may not start, are its own errors', async () => {
  expect((await fetch(`${assembly.url}/mischief?do=nonsense`)).status).toBe(500);
  expect((await fetch(`${assembly.url}/forbidden`)).status).toBe(500);
});

test('nobody waits longer than the integration does, nor a function longer than its own time', async () => {
  const late = await fetch(`${assembly.url}/never`);

  expect(late.status).toBe(503);
  await expect(assembly.drain()).resolves.toBeUndefined();
});

test('an answer without a status is the body of a good one; paths and methods that no route names are not there', async () => {
  const plain = await fetch(`${assembly.url}/mischief?do=plain`);

  expect([plain.status, await plain.json()]).toEqual([200, { plain: true }]);
  expect((await fetch(`${assembly.url}/mischief`, { method: 'DELETE' })).status).toBe(404);
  expect((await fetch(`${assembly.url}/elsewhere`)).status).toBe(404);
});

test('bytes in base 64 come out as they were, and one route may answer whatever no other does', async () => {
  const written = await writeAssembly({ stacks: { Service: { Resources: anythingElse() } }, code: { bytes } });
  const other = await startAssembly({ assemblyDir: written.dir });

  const response = await fetch(`${other.url}/whatever/there/is`, { method: 'DELETE', body: 'with words' });

  expect(response.headers.get('x-route')).toBe('$default');
  expect([...(await response.bytes())]).toEqual([0, 255]);
  await other.stop();
  await written.remove();
});

const post = (path: string, token: string | undefined) =>
  fetch(`${assembly.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: '{}',
  });

const echo = `export const handler = async event => ({
  statusCode: 201,
  headers: { 'content-type': 'application/things+json' },
  cookies: ['seen=1'],
  body: JSON.stringify(event),
});`;

const mischief = `export const handler = async ({ queryStringParameters: { do: what } = {} }) => {
  if (what === 'throw') throw new Error('as asked');
  if (what === 'nonsense') return { statusCode: 200, body: { not: 'text' } };
  return { plain: true };
};`;

const bytes = `export const handler = async ({ routeKey }) => ({
  statusCode: 200,
  headers: { 'content-type': 'image/x-icon', 'x-route': routeKey },
  body: 'AP8=',
  isBase64Encoded: true,
});`;

const never = 'export const handler = () => new Promise(() => setTimeout(() => {}, 60_000));';

const anythingElse = () => ({
  Api: anApi(),
  ...aFunction('Bytes', { code: 'bytes' }),
  BytesIntegration: anIntegration('Bytes'),
  // Not `/*/*`, by which `METHOD/path` is meant: IAM would not find `$default` in it.
  BytesPermission: aPermission('Bytes', ''),
  BytesRoute: aRoute('$default', 'BytesIntegration'),
});

const service = () => ({
  Pool: aPool(),
  Surgery: aClient(['things/write']),
  Stranger: aClient(['things/write']),
  Api: anApi(),
  SignIn: anAuthoriser(['Surgery']),
  ...aFunction('Echo', { code: 'echo' }),
  EchoIntegration: anIntegration('Echo'),
  EchoPermission: aPermission('Echo', '/things/{id}'),
  Things: aRoute('POST /things/{id}', 'EchoIntegration', {
    AuthorizationType: 'JWT',
    AuthorizerId: ref('SignIn'),
    AuthorizationScopes: ['things/write'],
  }),
  ...aFunction('Mischief', { code: 'mischief' }),
  MischiefIntegration: anIntegration('Mischief'),
  MischiefPermission: aPermission('Mischief', '/mischief'),
  MischiefRoute: aRoute('GET /mischief', 'MischiefIntegration'),
  ForbiddenRoute: aRoute('GET /forbidden', 'MischiefIntegration'),
  ...aFunction('Never', { code: 'never', timeout: 1 }),
  NeverIntegration: anIntegration('Never', 50),
  NeverPermission: aPermission('Never', '/never'),
  NeverRoute: aRoute('GET /never', 'NeverIntegration'),
});
