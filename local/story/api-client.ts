import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ReferralAccepted, ReferralView } from '../../schemas/api.ts';

const Letters = z.array(
  z.looseObject({ to: z.string(), subject: z.string(), text: z.string(), reference: z.string() }),
);
export type Letter = z.infer<typeof Letters>[number];
export type Accepted = z.infer<typeof ReferralAccepted>;

/** One sign-in's way to the service, as any client of the API would write it. */
export class ApiClient {
  private token: Promise<string> | undefined;
  private readonly url: string;
  private readonly signIn: { readonly id: string; readonly secret: string };

  constructor(url: string, signIn: { readonly id: string; readonly secret: string }) {
    this.url = url;
    this.signIn = signIn;
  }

  async send(referral: unknown, key: string = randomUUID()): Promise<Accepted> {
    const answer = await this.ask('/v1/referrals', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(referral),
    });
    return ReferralAccepted.parse(answer);
  }

  async read(id: string): Promise<ReferralView> {
    return ReferralView.parse(await this.ask(`/v1/referrals/${id}`));
  }

  /** Everything sent about one referral so far. */
  async lettersAbout(id: string): Promise<Letter[]> {
    const letters = Letters.parse(await this.ask('/mailbox'));
    return letters.filter(({ reference }) => reference.startsWith(`msg_${id.slice('ref_'.length)}-`));
  }

  /**
   * The referral once somebody has been told of it: its advisor, or the duty role.
   * @throws Error when that has not happened within twenty seconds
   */
  async whenSettled(id: string): Promise<{ view: ReferralView; letters: Letter[] }> {
    const until = Date.now() + 20_000;
    for (;;) {
      const view = await this.read(id);
      const letters = await this.lettersAbout(id);
      const isTold = letters.some(({ reference }) => /advisor-assigned|duty-hold/.test(reference));
      const hasAnswered =
        !view.request?.referrer || letters.some(({ reference }) => /referrer-acknowledged/.test(reference));
      if (view.status !== 'received' && isTold && hasAnswered) return { view, letters };
      if (Date.now() > until) throw new Error(`${id} is ${view.status} and nobody has been told of it`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  private async ask(path: string, init: RequestInit = {}): Promise<unknown> {
    this.token ??= this.fetchToken();
    const headers = { authorization: `Bearer ${await this.token}`, accept: 'application/json', ...init.headers };
    const answer = await fetch(new URL(path, this.url), { ...init, headers });
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  private async fetchToken(): Promise<string> {
    const basic = Buffer.from(`${this.signIn.id}:${this.signIn.secret}`).toString('base64');
    const answer = await fetch(new URL('/oidc/token', this.url), {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(await answer.json());
    return token;
  }
}
