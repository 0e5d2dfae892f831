import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { openDatabase } from '../../adapters/embedded/database.ts';
import { createSqliteItems } from '../../adapters/embedded/sqlite-items.ts';
import { createDrafts } from '../../adapters/tables/drafts.ts';
import { createSessions } from '../../adapters/tables/sessions.ts';
import type { QueueDesk, Sessions } from '../../domain/ports.ts';
import { assetsFromPackages } from '../../functions/pages/assets/assets.ts';
import { documentsFromRepository } from '../../functions/pages/docs/documents.ts';
import { createHandler } from '../../functions/pages/handler.ts';
import { pageRoutes } from '../../functions/pages/routes.ts';
import { hashOf } from '../../functions/pages/shell/reader.ts';
import type { IdentityProvider } from '../../functions/pages/sign-in/identity-provider.ts';
import type { PagesWorld } from '../../functions/pages/world.ts';
import { openWorld, type TestWorld } from '../world.ts';

const origin = 'https://referrals.example';

export interface TestPages {
  readonly world: TestWorld;
  readonly sessions: Sessions;
  /** Signs somebody of the demonstration in. @returns the cookie of their browser */
  signIn(subject: string): Promise<string>;
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<TestReply>;
  /** As a browser sends the form of a page of ours. */
  post(
    path: string,
    fields: Record<string, string>,
    cookie?: string,
    headers?: Record<string, string>,
  ): Promise<TestReply>;
  /** The same with a file in it. */
  upload(path: string, form: FormData, cookie: string): Promise<TestReply>;
  /** Everything that a browser would send from the form on this page that leads there. */
  formOn(page: TestReply, action: string): Record<string, string>;
  close(): void;
}

interface TestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly html: string;
}

/** The pages on the embedded store, with a clock that the test moves by hand and an issuer that says what the test says. */
export async function openPages(change: Partial<PagesWorld> = {}): Promise<TestPages> {
  const world = await openWorld();
  const database = openDatabase(':memory:');
  const items = createSqliteItems(database, () => Date.parse(world.clock.now()));
  const sessions = createSessions(items);
  let secrets = 0;
  const newSecret = () => `secret-${String(++secrets).padStart(36, '0')}`;
  const handler = createHandler({
    ...world,
    sessions,
    drafts: createDrafts(items),
    identity: nobody,
    assets: assetsFromPackages(),
    documents: documentsFromRepository(),
    desks: { matching: emptyDesk, messages: emptyDesk },
    newSecret,
    site: {
      origin,
      issuerOrigin: 'https://issuer.example',
      organisation: 'The Example Trust',
      nhsLogo: false,
      commit: 'c0ffee5',
      runsIn: 'a test',
    },
    ...change,
  });
  const ask = async (method: string, path: string, more: Partial<APIGatewayProxyEventV2>, cookie?: string) =>
    replyOf(await handler(eventFor(method, path, more, cookie), {} as Context));
  return {
    world,
    sessions,
    async signIn(subject) {
      const secret = newSecret();
      const now = world.clock.now();
      const session = { version: 1, subject, name: 'Somebody Signed-In', startedAt: now, seenAt: now };
      await sessions.keep(hashOf(secret), session, '2100-01-01T00:00:00.000Z' as typeof now);
      return `__Host-session=${secret}`;
    },
    get: (path, cookie, headers) => ask('GET', path, { headers: { accept: 'text/html', ...headers } }, cookie),
    post: (path, fields, cookie, headers) =>
      ask('POST', path, { headers: { ...sent, ...headers }, body: new URLSearchParams(fields).toString() }, cookie),
    async upload(path, form, cookie) {
      const packed = new Response(form);
      const headers = { ...sent, 'content-type': packed.headers.get('content-type') ?? '' };
      const body = Buffer.from(await packed.arrayBuffer()).toString('base64');
      return ask('POST', path, { headers, body, isBase64Encoded: true }, cookie);
    },
    formOn: (page, action) => formOn(page.html, action),
    close() {
      database.close();
      world.close();
    },
  };
}

const sent = {
  accept: 'text/html',
  'content-type': 'application/x-www-form-urlencoded',
  origin,
  'sec-fetch-site': 'same-origin',
};

export const emptyDesk: QueueDesk = {
  depth: async () => ({ waiting: 0, inFlight: 0, dead: 0 }),
  deadLetters: async () => [],
  async *redrive() {},
  discard: async () => undefined,
};

const nobody: IdentityProvider = {
  begin: async () => {
    throw new Error('this test signs nobody in');
  },
  complete: async () => {
    throw new Error('this test signs nobody in');
  },
  signOutAddress: async () => undefined,
};

/** As API Gateway would make it. */
function eventFor(method: string, target: string, more: Partial<APIGatewayProxyEventV2>, cookie?: string) {
  const { pathname, searchParams, search } = new URL(target, origin);
  const route = pageRoutes.find(
    one => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  const parts = pathname.split('/');
  const pathParameters = Object.fromEntries(
    (route?.path ?? '').split('/').flatMap((part, i) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name ? [[name, parts[i] ?? '']] : [];
    }),
  );
  return {
    version: '2.0',
    routeKey: route ? `${route.method} ${route.path}` : '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    queryStringParameters: Object.fromEntries(searchParams),
    pathParameters,
    cookies: cookie === undefined ? [] : [cookie],
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', http: { sourceIp: '192.0.2.1' } },
    ...more,
  } as unknown as APIGatewayProxyEventV2;
}

const replyOf = ({ statusCode, headers, cookies, body }: APIGatewayProxyStructuredResultV2): TestReply => ({
  status: statusCode ?? 0,
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
  cookies: cookies ?? [],
  html: body ?? '',
});

function formOn(html: string, action: string): Record<string, string> {
  const form = html.split('<form ').find(part => part.includes(`action="${action}"`)) ?? '';
  const fields = form
    .slice(0, form.indexOf('</form>'))
    .matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}
