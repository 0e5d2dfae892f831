import { randomUUID } from 'node:crypto';
import { jwtVerify } from 'jose';
import * as z from 'zod';
import { type Answer, type Asked, type LoopbackServer, serveLoopback } from './loopback.ts';

type Type = 'email' | 'sms' | 'letter';

interface SentNotification {
  readonly id: string;
  readonly reference: string | null;
  readonly type: Type;
  /** An e-mail address, a telephone number, or the lines of a postal address. */
  readonly to: string;
  /** A text has none. */
  readonly subject: string;
  readonly body: string;
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
  /** The key and the templates to give to a client. */
  readonly apiKey: string;
  readonly templates: Readonly<Record<Type, string>>;
  readonly sent: readonly SentNotification[];
  readonly received: readonly NotifyRequest[];
  /** The next request gets this error of Notify and nothing is sent. */
  failNext(status: number, error: string): void;
}

/**
 * Stands in for GOV.UK Notify: one service with a template of each type, subject `((subject))` but in the text, body `((body))`.
 * Like Notify it takes only a fresh HS256 token of the service's own, and names missing personalisation.
 */
export async function startNotifySink(): Promise<NotifySink> {
  const service = { id: randomUUID(), secret: randomUUID() };
  const templates = { email: randomUUID(), sms: randomUUID(), letter: randomUUID() };
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
    const type = method === 'POST' ? typeAt(url) : undefined;
    if (type) return take(asked, type, templates[type], sent);
    if (method === 'GET' && url.pathname === '/v2/notifications') return find(url, sent);
    if (method === 'GET' && url.pathname.startsWith('/v2/notifications/')) return show(url, sent);
    return notifyError(404, 'NoResultFound', 'No result found');
  });
  return {
    ...server,
    apiKey: `life-rooms-${service.id}-${service.secret}`,
    templates,
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

const typeAt = ({ pathname }: URL) =>
  /^\/v2\/notifications\/(email|sms|letter)$/.exec(pathname)?.[1] as Type | undefined;

const always = { template_id: z.string(), reference: z.string().optional() };
const personalisation = z.record(z.string(), z.string()).default({});
const address = (lines: Record<string, string>) =>
  Object.keys(lines)
    .filter(name => /^address_line_[1-7]$/.test(name))
    .sort()
    .map(name => lines[name])
    .join('\n');

/** What each type must say, and where it then goes. */
const Send = {
  email: z
    .strictObject({ ...always, personalisation, email_address: z.email('is not a valid email address') })
    .transform(({ email_address: to, ...rest }) => ({ ...rest, to })),
  sms: z
    .strictObject({
      ...always,
      personalisation,
      phone_number: z.string().regex(/^\+?[\d ]{9,20}$/, 'Not enough digits'),
    })
    .transform(({ phone_number: to, ...rest }) => ({ ...rest, to })),
  letter: z
    .strictObject({ ...always, personalisation })
    .transform(rest => ({ ...rest, to: address(rest.personalisation) }))
    .refine(({ to }) => to.split('\n').length >= 3, 'Address must be at least 3 lines')
    .refine(({ to }) => /\n[A-Z\d]{2,4} \d[A-Z]{2}$/.test(to), 'Last line of address must be a real UK postcode'),
} satisfies Record<Type, z.ZodType>;

const wanted = { email: ['subject', 'body'], sms: ['body'], letter: ['subject', 'body'] };

function take({ body }: Asked, type: Type, templateId: string, sent: SentNotification[]): Answer {
  const asked = Send[type].safeParse(JSON.parse(body));
  if (!asked.success) return notifyError(400, 'ValidationError', `${z.prettifyError(asked.error)} in ${body}`);
  const { template_id, to, personalisation: said, reference = null } = asked.data;
  if (template_id !== templateId) return notifyError(400, 'BadRequestError', 'Template not found');
  const missing = wanted[type].filter(name => said[name] === undefined);
  if (missing.length > 0) return notifyError(400, 'BadRequestError', `Missing personalisation: ${missing.join(', ')}`);

  const { subject = '', body: text = '' } = said;
  const id = randomUUID();
  sent.push({ id, reference, type, to, subject, body: text, status: 'created' });
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
