import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { createDynamoItems } from '../../adapters/aws/dynamo-items.ts';
import { createCaseStore } from '../../adapters/tables/case-store.ts';
import { createDirectory } from '../../adapters/tables/directory.ts';
import type { CaseStore } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { demonstrationCallers } from '../../local/seed/callers.ts';
import { demonstrationDirectory } from '../../local/seed/index.ts';
import { Caller } from '../../schemas/directory.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { type Browser, openBrowser } from './browser.ts';
import { buildAssembly } from './build-assembly.ts';
import { aReferral } from './referrals.ts';
import { type Assembly, startAssembly } from './start-assembly.ts';

/** The whole service as it would be deployed, with the demonstration's directory, and those who use it. */
export interface Service extends Assembly {
  /** The records, whatever any role says. */
  readonly cases: CaseStore;
  /** Of somebody of the demonstration, by a client of the template. */
  tokenFor(subject: string): Promise<string>;
  /** A request of a GP practice, or of the service's own desk; with a body it is a POST under this key or a new one. */
  ask(who: keyof typeof callers, path: string, post?: { readonly body: object; readonly key?: string }): Promise<Reply>;
  /** The practice sends a referral that is taken. */
  refer(body?: object): Promise<ReferralId>;
  /** To whom and about what: references, which differ from test to test, are left out. */
  mail(): { readonly to: string; readonly subject: string }[];
  /** Of somebody who has opened nothing yet. */
  browser(): Browser;
  /** A minute passes, and what was due in it is done. @throws Error when the tick fails */
  passMinute(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function startService(): Promise<Service> {
  const assembly = await startAssembly({ assemblyDir: await buildAssembly() });
  const items = createDynamoItems({
    client: DynamoDBDocumentClient.from(assembly.operator, { marshallOptions: { removeUndefinedValues: true } }),
    tables: { cases: 'CasesTable', directory: 'DirectoryTable' },
    now: Date.now,
  });
  for (const { caller, name, email } of demonstrationCallers())
    if (email !== undefined) assembly.makePerson(email, { subject: caller.subject, name, email });
  const content = demonstrationDirectory(londonDate(Instant.parse(new Date().toISOString())));
  const known = new Map(content.callers.map(({ caller }) => [caller.subject, caller]));
  await createDirectory(items).replace({ ...content, callers: [...known.values(), ...Object.values(callers)] });
  await assembly.tick();
  const ask: Service['ask'] = async (who, path, post) => {
    const authorization = `Bearer ${await assembly.token(callers[who].subject)}`;
    const request = post ? posting(post, authorization) : { headers: { authorization } };
    const response = await fetch(`${assembly.url}${path}`, request);
    const body = z.record(z.string(), z.unknown()).parse(await response.json());
    return { status: response.status, headers: response.headers, body };
  };
  return {
    ...assembly,
    cases: createCaseStore(items),
    tokenFor: subject => assembly.token(callers.desk.subject, { subject, scopes: known.get(subject)?.scopes ?? [] }),
    ask,
    refer: async (body = aReferral()) => idOf(await ask('practice', '/v1/referrals', { body })),
    mail: () => assembly.sentMail.map(({ to, subject }) => ({ to, subject: subject.replace(/ LR-[\w-]+/, '') })),
    browser: () => openBrowser(assembly.names),
    async passMinute() {
      assembly.advance({ seconds: 60 });
      await assembly.tick();
      await assembly.drain();
    },
  };
}

/** @throws Error when the referral was not taken */
export function idOf({ status, body }: Pick<Reply, 'status' | 'body'>): ReferralId {
  if (status !== 202) throw new Error(`the referral was answered ${status} ${JSON.stringify(body)}`);
  return ReferralId.parse(body['id']);
}

const posting = ({ body, key = randomUUID() }: { body: object; key?: string }, authorization: string) => ({
  method: 'POST',
  headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
  body: JSON.stringify(body),
});

/** Whom the clients that the template makes stand for. On AWS an operator binds them after the first deployment. */
const callers = {
  practice: Caller.parse({
    subject: 'SignInPoolExamplePcn',
    role: 'referrer',
    organisation: 'org-example-pcn',
    scopes: ['referrals/write', 'referrals/read'],
  }),
  desk: Caller.parse({
    subject: 'SignInPoolLifeRoomsDesk',
    role: 'manager',
    organisation: 'org-life-rooms',
    scopes: ['referrals/write', 'referrals/read', 'cases/work'],
  }),
};
