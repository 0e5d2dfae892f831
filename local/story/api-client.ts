import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { ReferralAccepted, ReferralView } from '../../schemas/api.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { isAbout, type Letter, type Reply } from './stage.ts';

const Letters = z.array(
  z.looseObject({ to: z.string(), subject: z.string(), text: z.string(), reference: z.string() }),
);
export type Accepted = z.infer<typeof ReferralAccepted>;

/** A client's own secret, or what a link or letter lets its reader prove. */
type Credential = { readonly id: string; readonly secret: string } | { readonly proof: string };

/** One sign-in's way to the service, as any client of the API would write it. Without one, that of anybody. */
export class ApiClient {
  private token: Promise<string> | undefined;
  private readonly url: string;
  private readonly credential: Credential | undefined;

  constructor(url: string, credential?: Credential) {
    this.url = url;
    this.credential = credential;
  }

  async send(referral: unknown): Promise<Accepted> {
    const { status, text } = await this.post('/v1/referrals', referral);
    if (status !== 202) throw new Error(`the referral was answered ${status} ${text}`);
    return ReferralAccepted.parse(JSON.parse(text));
  }

  async read(id: ReferralId): Promise<ReferralView> {
    const { status, text } = await this.get(`/v1/referrals/${id}`);
    if (status !== 200) throw new Error(`${id} was answered ${status} ${text}`);
    return ReferralView.parse(JSON.parse(text));
  }

  /** Everything that was sent so far, oldest first. */
  async letters(): Promise<Letter[]> {
    return Letters.parse(JSON.parse((await this.get('/mailbox')).text));
  }

  /**
   * The referral once somebody has been told of it: its advisor, or the duty role.
   * @throws Error when that has not happened within twenty seconds
   */
  async whenSettled(id: ReferralId): Promise<{ view: ReferralView; letters: Letter[] }> {
    const until = Date.now() + 20_000;
    for (;;) {
      const view = await this.read(id);
      const letters = (await this.letters()).filter(letter => isAbout(id, letter));
      const isTold = letters.some(({ reference }) => /advisor-assigned|duty-hold/.test(reference));
      const hasAnswered =
        !view.request?.referrer || letters.some(({ reference }) => /referrer-acknowledged/.test(reference));
      if (view.status !== 'received' && isTold && hasAnswered) return { view, letters };
      if (Date.now() > until) throw new Error(`${id} is ${view.status} and nobody has been told of it`);
      await pause(50);
    }
  }

  get(path: string): Promise<Reply> {
    return this.ask(path, { headers: { accept: 'application/json, text/plain' } });
  }

  /** Under a key of its own: it is another one each time. */
  post(path: string, body: unknown): Promise<Reply> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  delete(path: string): Promise<Reply> {
    return this.ask(path, { method: 'DELETE' });
  }

  private async ask(path: string, init: RequestInit): Promise<Reply> {
    this.token ??= this.credential && this.tokenFor(this.credential);
    const authorization = this.token && { authorization: `Bearer ${await this.token}` };
    const answer = await fetch(new URL(path, this.url), { ...init, headers: { ...authorization, ...init.headers } });
    return { status: answer.status, text: await answer.text() };
  }

  private async tokenFor(credential: Credential): Promise<string> {
    if ('proof' in credential) return credential.proof;
    const { id, secret } = credential;
    const answer = await fetch(new URL('/oidc/token', this.url), {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(await answer.json());
    return token;
  }
}
