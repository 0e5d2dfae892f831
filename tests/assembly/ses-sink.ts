import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { awsError, callerOf, type LoopbackServer, serveLoopback } from './loopback.ts';

interface SentMail {
  /** The access key id that sent it. */
  readonly caller: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | undefined;
}

export interface SesSink extends LoopbackServer {
  readonly sent: readonly SentMail[];
  /** The next request gets this error of SES and nothing is sent. */
  failNext(status: number, name: string): void;
}

/**
 * Stands in for Amazon SES v2 (SendEmail) and keeps what it is given. Like SES it refuses what is no address and tags of
 * other characters than it allows, and spoils text that is not ASCII when no character set is named.
 * Whoever is `@bounce.invalid` is rejected, in words that name the address, as SES does.
 */
export async function startSesSink(): Promise<SesSink> {
  const sent: SentMail[] = [];
  const failures: { status: number; name: string }[] = [];

  const server = await serveLoopback(({ method, url, headers, body }) => {
    const caller = callerOf(headers);
    const failure = failures.shift();
    if (failure) return awsError(failure.status, failure.name, 'as the test wished');
    if (method !== 'POST' || url.pathname !== '/v2/email/outbound-emails') {
      return awsError(404, 'UnknownOperationException', `${method} ${url.pathname}`);
    }

    const mail = SendEmail.safeParse(JSON.parse(body));
    if (!mail.success) return awsError(400, 'BadRequestException', z.prettifyError(mail.error));
    if (mail.data.to.endsWith('@bounce.invalid')) {
      return awsError(400, 'MessageRejected', `Email address is not verified: ${mail.data.to}`);
    }

    const messageId = randomUUID();
    sent.push({ caller, messageId, ...mail.data });
    return { status: 200, json: { MessageId: messageId } };
  });
  return { ...server, sent, failNext: (status, name) => void failures.push({ status, name }) };
}

const Text = z
  .strictObject({ Data: z.string(), Charset: z.literal('UTF-8').optional() })
  .transform(({ Data, Charset }) => (Charset ? Data : Data.replace(/[^\p{ASCII}]/gu, '?')));

const named = (value: z.ZodString) =>
  z
    .array(z.strictObject({ Name: z.string(), Value: value }))
    .default([])
    .transform(pairs => Object.fromEntries(pairs.map(pair => [pair.Name, pair.Value])));

const SendEmail = z
  .strictObject({
    FromEmailAddress: z.string(),
    Destination: z.strictObject({ ToAddresses: z.tuple([z.email('Invalid address')]) }),
    Content: z.strictObject({
      Simple: z.strictObject({ Subject: Text, Body: z.strictObject({ Text }), Headers: named(z.string().max(870)) }),
    }),
    EmailTags: named(z.string().regex(/^[\w.@-]{1,256}$/)),
    ConfigurationSetName: z.string().optional(),
  })
  .transform(({ FromEmailAddress, Destination, Content, EmailTags, ConfigurationSetName }) => ({
    from: FromEmailAddress,
    to: Destination.ToAddresses[0],
    subject: Content.Simple.Subject,
    text: Content.Simple.Body.Text,
    headers: Content.Simple.Headers,
    tags: EmailTags,
    configurationSet: ConfigurationSetName,
  }));
