import { randomUUID } from 'node:crypto';
import { jwtVerify } from 'jose';
import * as z from 'zod';
import { type Answer, type Asked, type LoopbackServer, serveLoopback } from './loopback.ts';

interface SentNotification {
  readonly id: string;
  readonly reference: string | null;
  readonly email_address: string;
  readonly subject: string;
  readonly body: string;
  readonly type: 'email';
  /** May be set, to what became of it. */
  status: string;
}

/** What a caller sent us, its token opened: two clients that ask for the same give the same. */
interface NotifyRequest {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly tokenHeader: unknown;
  readonly issuer: string;
  readonly body: unknown;
}

export interface NotifySink extends LoopbackServer {
  /** The key and the template to give to a client. */
  readonly apiKey: string;
  readonly templateId: string;
  readonly sent: readonly SentNotification[];
  readonly received: readonly NotifyRequest[];
  /** The next request gets this error of Notify and nothing is sent. */
  failNext(status: number, error: string): void;
}

/**
 * Stands in for GOV.UK Notify: one service with one e-mail template, subject `((subject))`, body `((body))`.
 * Like Notify it takes only a fresh HS256 token of the service's own, and names missing personalisation.
 */
export async function startNotifySink(): Promise<NotifySink> {
  const service = { id: randomUUID(), secret: randomUUID(), templateId: randomUUID() };
  const sent: SentNotification[] = [];
  const received: NotifyRequest[] = [];
  const failures: Answer[] = [];

  const server = await serveLoopback(async asked => {
    const token = await openToken(asked, service);
    if ('refused' in token) return notifyError(403, 'AuthError', token.refused);
    received.push(recordOf(asked, token));

    const failure = failures.shift();
    if (failure) return failure;
    const { method, url } = asked;
    if (method === 'POST' && url.pathname === '/v2/notifications/email') return take(asked, service.templateId, sent);
    if (method === 'GET' && url.pathname === '/v2/notifications') return find(url, sent);
    if (method === 'GET' && url.pathname.startsWith('/v2/notifications/')) return show(url, sent);
    return notifyError(404, 'NoResultFound', 'No result found');
  });
  return {
    ...server,
    apiKey: `life-rooms-${service.id}-${service.secret}`,
    templateId: service.templateId,
    sent,
    received,
    failNext: (status, error) => void failures.push(notifyError(status, error, 'as the test wished')),
  };
}

type Token = { readonly header: unknown; readonly issuer: string };

async function openToken(asked: Asked, service: { id: string; secret: string }): Promise<Token | { refused: string }> {
  const token = /^Bearer (.+)$/.exec(asked.headers.authorization ?? '')?.[1] ?? '';
  const opened = await jwtVerify(token, Buffer.from(service.secret), {
    algorithms: ['HS256'],
    issuer: service.id,
    requiredClaims: ['iat'],
  }).catch(() => undefined);
  if (!opened) return { refused: 'Invalid token: API key not found' };
  const { iat = 0 } = opened.payload;
  if (Math.abs(Date.now() / 1000 - iat) > 30) {
    return { refused: 'Error: Your system clock must be accurate to within 30 seconds' };
  }
  return { header: opened.protectedHeader, issuer: service.id };
}

function recordOf({ method, url, headers, body }: Asked, token: Token): NotifyRequest {
  return {
    method,
    path: `${url.pathname}${url.search}`,
    contentType: method === 'POST' ? headers['content-type'] : undefined,
    tokenHeader: token.header,
    issuer: token.issuer,
    body: body === '' ? undefined : JSON.parse(body),
  };
}

const SendEmail = z.strictObject({
  template_id: z.string(),
  email_address: z.email('is not a valid email address'),
  personalisation: z.record(z.string(), z.string()).default({}),
  reference: z.string().optional(),
});

function take({ body }: Asked, templateId: string, sent: SentNotification[]): Answer {
  const asked = SendEmail.safeParse(JSON.parse(body));
  if (!asked.success) return notifyError(400, 'ValidationError', `${z.prettifyError(asked.error)} in ${body}`);
  const { template_id, email_address, personalisation, reference = null } = asked.data;
  if (template_id !== templateId) return notifyError(400, 'BadRequestError', 'Template not found');
  const missing = ['subject', 'body'].filter(name => personalisation[name] === undefined);
  if (missing.length > 0) return notifyError(400, 'BadRequestError', `Missing personalisation: ${missing.join(', ')}`);

  const { subject = '', body: text = '' } = personalisation;
  const id = randomUUID();
  sent.push({ id, reference, email_address, subject, body: text, type: 'email', status: 'created' });
  return { status: 201, json: { id, reference, content: { subject, body: text }, template: { id: template_id } } };
}

function find(url: URL, sent: readonly SentNotification[]): Answer {
  const reference = url.searchParams.get('reference');
  const notifications = sent.filter(notification => reference === null || notification.reference === reference);
  return { status: 200, json: { notifications, links: { current: url.href } } };
}

function show(url: URL, sent: readonly SentNotification[]): Answer {
  const found = sent.find(notification => url.pathname.endsWith(`/${notification.id}`));
  return found ? { status: 200, json: found } : notifyError(404, 'NoResultFound', 'No result found');
}

function notifyError(status: number, error: string, message: string): Answer {
  return { status, json: { status_code: status, errors: [{ error, message }] } };
}
