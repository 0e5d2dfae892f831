import { lookup as resolveBySystem } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AddressPolicy, isLoopback, mistakeIn } from '../../domain/webhooks/address.ts';
import type { Posted, WebhookLetter, WebhookPoster } from '../../domain/webhooks/ports.ts';
import type { PostFailure } from '../../schemas/webhook.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export interface WebhookPosterSettings extends AddressPolicy {
  /** From the first look at the name to the last byte of the answer. */
  readonly timeoutMs?: number;
  /** The system's own, unless told. */
  readonly resolve?: LookupFunction;
}

/**
 * Posts over a new connection each time. The name is resolved once: every address that it has must be public, and the
 * connection goes to one of those that were looked at, so that a name that changes its mind between two looks gains nothing.
 */
export function createWebhookPoster(settings: WebhookPosterSettings): WebhookPoster {
  return {
    mistakeIn: url => mistakeIn(url, settings),
    post: async letter => {
      if (mistakeIn(letter.url, settings)) return { failure: 'address-refused' };
      try {
        return await exchange(letter, settings);
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
  };
}

function exchange(letter: WebhookLetter, settings: WebhookPosterSettings): Promise<Posted> {
  return new Promise((resolve, reject) => {
    let posted: Posted | undefined;
    let failure: Error = new Error('closed without an answer');
    const request = open(letter, settings);
    const timer = setTimeout(() => request.destroy(new TimedOut()), settings.timeoutMs ?? 10_000);
    request.on('error', error => (failure = error));
    request.on('response', response => {
      posted = answerOf(response);
      readALittle(response);
    });
    request.on('close', () => {
      clearTimeout(timer);
      // Whatever became of the rest, a receiver whose status has come has answered.
      if (posted) resolve(posted);
      else reject(failure);
    });
    request.end(letter.body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): Posted {
  const retryAfter = headers['retry-after'];
  return { status: statusCode, ...(retryAfter !== undefined && { retryAfter }) };
}

/** Lets a polite "thank you" be said to its end, and hangs up on more. Nothing of it is kept. */
function readALittle(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => {}); // the request is closed as well, which ends the exchange
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostBytesRead) response.destroy();
  });
}

const mostBytesRead = 1024;

function open({ url, headers, body }: WebhookLetter, settings: WebhookPosterSettings): ClientRequest {
  const address = new URL(url);
  const isHere = isLoopback(address);
  const request = address.protocol === 'http:' ? requestPlain : requestSecure;
  return request(address, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    maxHeaderSize: 8192,
    lookup: onlyWhere(isHere ? isLoopbackAddress : isPublicAddress, settings.resolve ?? resolveBySystem),
  });
}

/** Resolves as `resolve` does, and refuses a name of which any address is not allowed. */
function onlyWhere(isAllowed: (address: string) => boolean, resolve: LookupFunction): LookupFunction {
  return (hostname, options, answer) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: 0 }] : found;
      if (error) return answer(new UnknownHost(), '');
      if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address)))
        return answer(new AddressRefused(), '');
      if (options.all) return answer(null, [...addresses]);
      const [first] = addresses;
      return answer(null, first?.address ?? '', first?.family);
    });
}

class AddressRefused extends Error {}
class UnknownHost extends Error {}
class TimedOut extends Error {}

/** Words of ours: those of the system would name the addresses behind a name. */
function failureOf(error: unknown): PostFailure {
  if (error instanceof AddressRefused) return 'address-refused';
  if (error instanceof UnknownHost) return 'unknown-host';
  if (error instanceof TimedOut) return 'timed-out';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/.test(code) ? 'not-trusted' : 'unreachable';
}
