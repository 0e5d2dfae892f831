import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { BusyError, ConflictError } from '../../../domain/ports.ts';
import { noteAccess } from '../../shell/note-access.ts';
import { NoPlaceError } from '../../shell/places.ts';
import { ProblemError, problemAnswer, problemKinds } from '../../shell/problem.ts';
import { type PageName, type PageRoute, type PublicPageName, pageRoutes } from '../routes.ts';
import type { PagesWorld } from '../world.ts';
import { type FormIdentity, readForm, type SentForm } from './form.ts';
import { isSentFromHere, isTokenFor, tokenFor } from './form-guard.ts';
import { type PageContent, renderPage } from './layout.tsx';
import { type Reader, readerOf } from './reader.ts';
import { html, type Reply, redirectTo, safeHeaders } from './reply.ts';
import { confirmToSend, notFromHere, problemPage, signInToSend } from './system-pages.tsx';

/** What a page is asked. */
export interface PublicAsk {
  readonly event: APIGatewayProxyEventV2;
  readonly reader: Reader | undefined;
  /** Of a POST: from a page of ours, by this reader. */
  readonly sent: SentForm;
  /** For a form of this page. @param again the one that is sent back, which stays the same request */
  formTo(action: string, again?: SentForm): FormIdentity;
}
export interface Ask extends PublicAsk {
  readonly reader: Reader;
}

export type Pages = {
  readonly [Name in PageName]: (ask: Name extends PublicPageName ? PublicAsk : Ask) => Promise<Reply>;
};

/** Turns pages into one Lambda handler: who reads, may they, the page or what went wrong, one line in the log. */
export function pagesHandler(world: PagesWorld, pages: Pages) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(async (event: APIGatewayProxyEventV2) => {
    const correlationId = event.requestContext.requestId;
    const answer = await answerTo(world, pages, event, correlationId);
    const { statusCode = 200 } = answer;
    const facts = { route: event.routeKey, status: statusCode, correlationId };
    if (statusCode < 500) world.log.info('page answered', facts);
    return {
      ...answer,
      headers: {
        ...safeHeaders(world.site.issuerOrigin),
        ...(routeOf(event)?.isSecret && { 'referrer-policy': 'no-referrer' }),
        'x-correlation-id': correlationId,
        ...answer.headers,
      },
    };
  });
}

async function answerTo(world: PagesWorld, pages: Pages, event: APIGatewayProxyEventV2, correlationId: string) {
  let reader: Reader | undefined;
  try {
    const route = routeOf(event);
    if (!route) throw new ProblemError('not-found');
    reader = route.page === 'asset' || route.isSecret ? undefined : await readerOf(world, event);
    return await answerOf(world, pages, route, event, reader);
  } catch (error) {
    const problem = asProblem(error);
    if (problemKinds[problem.kind].status >= 500) world.log.error('page failed', { correlationId, ...placeOf(error) });
    return problemReply(world, problem, event, reader, correlationId);
  }
}

const routeOf = ({ routeKey }: APIGatewayProxyEventV2): (PageRoute & { readonly page: PageName }) | undefined =>
  pageRoutes.find(({ method, path }) => routeKey === `${method} ${path}`);

async function answerOf(
  world: PagesWorld,
  pages: Pages,
  route: PageRoute & { readonly page: PageName },
  event: APIGatewayProxyEventV2,
  reader: Reader | undefined,
) {
  const show = (page: PageContent, status?: number, cookies?: readonly string[]) =>
    html(rendered(world, page, event, reader), status, cookies);
  const formTo = identityOf(world, reader);
  let sent: SentForm = { input: {}, token: '', requestKey: '' };
  if (route.method === 'POST') {
    if (!isSentFromHere(event, world.site.origin, route.isSecret)) return show(notFromHere(), 403);
    sent = await readForm(event);
    if (!reader && route.access !== 'public') return show(signInToSend(formTo(event.rawPath, sent), sent.input), 403);
    if (reader && !isTokenFor(sent.token, reader.secret, event.rawPath))
      return show(confirmToSend(formTo(event.rawPath, sent), sent.input), 403);
  }
  const ask = { event, reader, sent, formTo };
  if (route.access !== 'public') {
    if (!reader) return redirectTo(`/sign-in?to=${encodeURIComponent(event.rawPath)}`);
    if (!route.access.session.includes(reader.caller.role)) throw new ProblemError('forbidden');
  }
  const makeReply = () => (pages[route.page] as (ask: PublicAsk) => Promise<Reply>)(ask);
  const { shows } = route;
  const looking = { through: 'pages', event, caller: reader?.caller } as const;
  const reply = await (shows ? noteAccess(world, { shows, ...looking }, makeReply) : makeReply());
  if ('file' in reply) return reply.file;
  if ('goTo' in reply) return redirectTo(reply.goTo, reply.cookies);
  return show(reply.page, reply.status, reply.cookies);
}

/** Nobody who is not signed in has a form that does anything, so theirs needs no proof. */
const identityOf =
  (world: PagesWorld, reader: Reader | undefined): PublicAsk['formTo'] =>
  (action, again) => ({
    action,
    token: reader ? tokenFor(reader.secret, action) : '',
    requestKey: again?.requestKey || world.newSecret(),
  });

function rendered(world: PagesWorld, page: PageContent, event: APIGatewayProxyEventV2, reader: Reader | undefined) {
  const formTo = identityOf(world, reader);
  return renderPage({
    ...page,
    site: world.site,
    assets: world.assets,
    path: event.rawPath,
    reader: reader && {
      name: reader.name,
      role: reader.caller.role,
      at: reader.session.site?.name,
      signOut: formTo('/sign-out'),
      stay: formTo('/session'),
    },
  });
}

/** Who asks for anything but a page, such as a program with a wrong address, is told in its own way. */
function problemReply(
  world: PagesWorld,
  problem: ProblemError,
  event: APIGatewayProxyEventV2,
  reader: Reader | undefined,
  correlationId: string,
) {
  if (!(event.headers['accept'] ?? '').includes('text/html')) return problemAnswer(problem, correlationId);
  const page = problemPage(problem.kind, problem.details.detail, correlationId);
  const { retryAfterSeconds } = problem.details;
  const answer = html(rendered(world, page, event, reader), problemKinds[problem.kind].status);
  if (retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof NoPlaceError) return new ProblemError('not-now', { detail: error.refusal.sentence });
  return new ProblemError(error instanceof BusyError || error instanceof ConflictError ? 'busy' : 'unexpected');
}

/** Without its message, which could quote what somebody sent. */
const placeOf = (error: unknown) =>
  error instanceof Error && {
    error: error.name,
    at: error.stack
      ?.split('\n')
      .filter(line => line.startsWith('    at '))
      .slice(0, 5),
  };
