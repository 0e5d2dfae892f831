import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type * as z from 'zod';
import type { ReferralRequest } from '../schemas/referral.ts';
import { exampleReferral } from './example-referral.ts';
import type { Running } from './process-for-tests.ts';

export interface Client {
  /** Sends the example, under a new key unless one is given. */
  send(key?: string, change?: Partial<z.input<typeof ReferralRequest>>): Promise<Answered>;
  /** The headers now, the body only when it is finished. */
  beginToSend(): { readonly isUnderWay: Promise<unknown>; finish(): Promise<number | undefined> };
  get(path: string): Promise<Answered>;
  worklist(): Promise<{ readonly id: string; readonly status: string }[]>;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly id: string };
}

/** @param scope left out for all that the client may have */
export async function signIn(service: Running, client: string, scope?: string): Promise<Client> {
  const response = await fetch(service.tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:${service.secretOf(client)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return clientOf(service, access_token);
}

export function clientOf({ url }: Running, token: string | undefined): Client {
  const authorisation: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const sending = (key: string) => ({ ...authorisation, 'content-type': 'application/json', 'idempotency-key': key });
  const body = JSON.stringify(exampleReferral);
  const get = async (path: string) => answered(await fetch(`${url}${path}`, { headers: authorisation }));
  return {
    get,
    async send(key = randomUUID(), change = {}) {
      const body = JSON.stringify({ ...exampleReferral, ...change });
      return answered(await fetch(`${url}/v1/referrals`, { method: 'POST', headers: sending(key), body }));
    },
    beginToSend() {
      const headers = { ...sending(randomUUID()), expect: '100-continue' };
      const upload = request(`${url}/v1/referrals`, { method: 'POST', headers });
      upload.flushHeaders();
      const response = once(upload, 'response') as Promise<[IncomingMessage]>;
      return {
        isUnderWay: once(upload, 'continue'),
        async finish() {
          upload.end(body);
          const [{ statusCode }] = await response;
          return statusCode;
        },
      };
    },
    async worklist() {
      const { body: page } = (await get('/v1/worklist?limit=100')) as unknown as { body: { items: [] } };
      return page.items;
    },
  };
}

const answered = async (response: Response): Promise<Answered> => ({
  status: response.status,
  headers: response.headers,
  body: (await response.json()) as Answered['body'],
});
