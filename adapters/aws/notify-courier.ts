import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { type Courier, type Letter, PermanentError } from '../../domain/ports.ts';
import type { MessageChannel } from '../../schemas/message.ts';
import type { Instant } from '../../schemas/time.ts';

interface NotifyCourierNeeds {
  /** `https://api.notifications.service.gov.uk`, or a server that stands in for it. */
  readonly baseUrl: string;
  /** `<name>-<service id>-<secret>`, the last two being UUIDs. */
  readonly apiKey: string;
  /** Of an e-mail and of a letter with the subject `((subject))` and the body `((body))`, and of a text `((body))`. */
  readonly templates: Readonly<Record<MessageChannel, string>>;
  /** Real time: Notify refuses a clock that is more than 30 seconds wrong. */
  readonly now: () => Instant;
  /** How long one request may take. */
  readonly timeoutMs?: number;
}

/**
 * Sends e-mail, texts and letters by GOV.UK Notify (docs.notifications.service.gov.uk/rest-api.html). It never tries again by itself: a
 * request that timed out may have been taken, which `lookUp` tells for the days that Notify keeps a message (seven, if
 * the service has not chosen otherwise).
 * @throws PermanentError with the type of Notify's error when it refuses the letter, the key or the clock; rate limits,
 * Notify's own failures, time-outs and the network throw other errors, which may pass
 */
export function createNotifyCourier(needs: NotifyCourierNeeds): Courier {
  const key = parseApiKey(needs.apiKey);

  async function ask<T>(path: string, answer: z.ZodType<T>, body?: object): Promise<T> {
    const response = await fetch(`${needs.baseUrl}${path}`, {
      headers: { authorization: `Bearer ${signToken(key, needs.now())}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(needs.timeoutMs ?? 10_000),
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await refusal(response);
    return answer.parse(await response.json());
  }

  return {
    carries: ['email', 'sms', 'letter'],
    async send(letter) {
      const { channel, reference } = letter;
      const request = { template_id: needs.templates[channel], ...contentOf(letter), reference };
      const { id } = await ask(`/v2/notifications/${channel}`, Taken, request);
      return { providerId: id };
    },
    async lookUp(reference) {
      const path = `/v2/notifications?reference=${encodeURIComponent(reference)}`;
      const { notifications } = await ask(path, Found);
      const taken = notifications.find(hasLeft);
      return taken ? { providerId: taken.id } : 'not-sent';
    },
  };
}

function contentOf({ channel, to, subject, text: body }: Letter) {
  switch (channel) {
    case 'email':
      return { email_address: to, personalisation: { subject, body } };
    case 'sms':
      return { phone_number: to, personalisation: { body } };
    case 'letter':
      return { personalisation: { ...addressLines(to), subject, body } };
  }
}

/** Three to seven lines, of which the last is a postcode. */
const addressLines = (to: string) =>
  Object.fromEntries(to.split('\n').map((line, i) => [`address_line_${i + 1}`, line]));

const Taken = z.object({ id: z.string() });
const Found = z.object({ notifications: z.array(z.object({ id: z.string(), status: z.string() })) });

/**
 * By Notify's words a technical failure was not sent and must be sent again. Everything else it has: what it is still
 * trying, and what a mailbox turned down (`permanent-failure`, `temporary-failure`), where a second copy would fare no
 * better.
 */
const hasLeft = ({ status }: { status: string }) => status !== 'technical-failure';

interface ApiKey {
  readonly serviceId: string;
  readonly secret: string;
}

function parseApiKey(text: string): ApiKey {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  const [, serviceId, secret] = new RegExp(`-(${uuid})-(${uuid})$`, 'i').exec(text) ?? [];
  if (!serviceId || !secret) throw new Error('the Notify API key is not of the form name-<service id>-<secret>');
  return { serviceId, secret };
}

/** A JSON Web Token (HS256) that says which service asks, and when. */
function signToken({ serviceId, secret }: ApiKey, now: Instant): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issuedAt = Math.floor(Date.parse(now) / 1000);
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iss: serviceId, iat: issuedAt })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const Refused = z.object({ errors: z.tuple([z.object({ error: z.string().regex(/^\w+$/) })], z.unknown()) });

/** Notify's messages may quote what was sent, the address included: only the type of its error goes on. */
async function refusal(response: Response): Promise<Error> {
  const refused = Refused.safeParse(await response.json().catch(() => undefined));
  const reason = `${response.status} ${refused.success ? refused.data.errors[0].error : 'without a reason'}`;
  const mayPass = response.status === 429 || response.status >= 500;
  return mayPass
    ? new Error(`Notify could not answer now: ${reason}`)
    : new PermanentError(`Notify refused: ${reason}`);
}
