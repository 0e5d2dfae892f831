import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Client, clientOf, signIn } from './client-for-tests.ts';
import { exampleReferral } from './example-referral.ts';
import { failToStart, type ProcessOptions, type Running, startProcess } from './process-for-tests.ts';

const monday = '2026-11-23T10:00:00Z';
const tenMinutesLater = '2026-11-23T10:10:00Z';

describe('the running service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'main-'));
  const modules = join(folder, 'modules.txt');
  let service: Running;
  let practice: Client;
  let desk: Client;

  beforeAll(async () => {
    service = await startProcess({ data: join(folder, 'data'), clock: monday, modules });
    practice = await signIn(service, 'walton-village-practice');
    desk = await signIn(service, 'life-rooms-desk');
  });
  afterAll(async () => {
    await service.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  test('a referral sent is given to an advisor, and both they and the referrer are told', async () => {
    const sent = await practice.send();

    expect(sent).toMatchObject({ status: 202, body: { status: 'received', firstContactBy: '2026-11-25' } });
    const { id } = sent.body;
    await expect
      .poll(async () => (await letters(service, id)).sort(), bounded)
      .toEqual([
        ['ada.prescott@walton-village.example', expect.stringMatching(/^Referral LR-.* has an advisor$/)],
        ['ada.prescott@walton-village.example', expect.stringMatching(/^We have your referral LR-/)],
        [expect.stringMatching(/@liferooms\.example$/), expect.stringMatching(/^New referral LR-.* for you$/)],
      ]);
    expect(await desk.worklist()).toContainEqual(expect.objectContaining({ id, status: 'assigned' }));
  });

  test('what is sent again with its key gets the same answer again', async () => {
    const key = randomUUID();

    const first = await practice.send(key);
    const again = await practice.send(key);

    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect([again.status, again.body]).toEqual([first.status, first.body]);
  });

  test('another practice never learns that a referral exists', async () => {
    const { id } = (await practice.send()).body;
    const other = await signIn(service, 'marine-parade-surgery');

    expect((await practice.get(`/v1/referrals/${id}`)).status).toBe(200);
    expect((await other.get(`/v1/referrals/${id}`)).status).toBe(404);
  });

  test('without a token nobody is known, and with the wrong scope nobody is let in', async () => {
    const stranger = clientOf(service, undefined);
    const narrow = await signIn(service, 'walton-village-practice', 'referrals/read');

    expect(await stranger.send()).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
    expect(await narrow.send()).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  });

  test('its health and its OpenAPI document are open to everybody', async () => {
    const stranger = clientOf(service, undefined);

    expect(await stranger.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await stranger.get('/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
  });

  test('what it keeps is readable by its owner alone, and its log names nobody', () => {
    const { family, given } = exampleReferral.person.name;
    const files = readdirSync(join(folder, 'data'));
    const log = readFileSync(join(folder, 'data', 'service.log'), 'utf8');

    for (const file of files) expect(statSync(join(folder, 'data', file)).mode & 0o077).toBe(0);
    expect(log).toContain('"route":"POST /v1/referrals","status":202');
    for (const personal of [family, given[0], exampleReferral.person.nhsNumber.value])
      expect(log).not.toContain(personal);
  });

  test('a signal ends it well, when what was asked has been answered', async () => {
    const unfinished = practice.beginToSend();
    await unfinished.isUnderWay;

    const ended = service.kill('SIGTERM');
    await expect.poll(() => fetch(service.url).catch(() => 'refused'), bounded).toBe('refused');
    const answer = await unfinished.finish();

    expect(answer).toBe(202);
    expect(await ended).toBe(0);
    expect(readdirSync(join(folder, 'data'))).not.toContain('life-rooms.db-wal');
  });

  test('none of this needed anything of AWS', () => {
    const loaded = readFileSync(modules, 'utf8');

    expect(loaded).toContain('/node_modules/oidc-provider/');
    expect(loaded).toContain('/node_modules/@aws-lambda-powertools/batch/');
    expect(loaded).not.toContain('/node_modules/@aws-sdk/');
    expect(loaded).not.toContain('/node_modules/@smithy/');
  });
});

test('whatever was answered before a crash reaches an advisor after it', async () => {
  const data = aFolder();
  const before = await aProcess({ data, clock: monday });
  const practice = await signIn(before, 'walton-village-practice');
  const answered: string[] = [];
  const sending = Array.from({ length: 20 }, () =>
    practice.send().then(
      ({ body }) => answered.push(body.id),
      () => 'cut off',
    ),
  );
  await Promise.race(sending);
  await before.kill('SIGKILL');
  await Promise.all(sending);
  expect(answered).not.toHaveLength(0);

  const after = await aProcess({ data, clock: tenMinutesLater });
  const desk = await signIn(after, 'life-rooms-desk');

  await expect
    .poll(async () => (await desk.worklist()).flatMap(({ id, status }) => (status === 'assigned' ? [id] : [])), bounded)
    .toEqual(expect.arrayContaining(answered));
  for (const id of answered) await expect.poll(() => letters(after, id), bounded).toHaveLength(3);
  expect(await after.kill('SIGTERM')).toBe(0);
});

test('what it prints for people works as it stands', async () => {
  const service = await aProcess({ data: aFolder(), clock: monday, isForPeople: true });
  const [, steps = ''] = service.said.split(/^(?=token=)/m);

  const shell = spawn('bash', ['-c', steps], { stdio: ['ignore', 'pipe', 'inherit'] });

  expect(JSON.parse(await text(shell.stdout))).toMatchObject({ status: 'received' });
  expect(service.said).toContain(`${service.url}/openapi.json`);
  expect(service.said).not.toContain('\u001b');
});

test('what cannot be done is said in one sentence', async () => {
  const inTheWay = createServer().listen(0, '127.0.0.1');
  await once(inTheWay, 'listening');
  onTestFinished(() => void inTheWay.close());
  const address = inTheWay.address();
  const port = typeof address === 'object' ? String(address?.port) : '';

  expect(await failToStart('--port', port, '--data', aFolder())).toEqual({
    code: 2,
    said: `Port ${port} is in use: stop what listens there, or choose another with --port.\n`,
  });
  expect(await failToStart('--verbose')).toEqual({ code: 2, said: "Unknown option '--verbose': see --help.\n" });
});

const bounded = { timeout: 20_000, interval: 50 };

async function aProcess(options: ProcessOptions): Promise<Running> {
  const running = await startProcess(options);
  onTestFinished(async () => {
    await running.kill('SIGKILL');
  });
  return running;
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'main-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Who was written to about this referral, and under what subject. */
async function letters({ url }: Running, referral: string) {
  const response = await fetch(`${url}/mailbox`);
  const all = (await response.json()) as { referral: string; to: string; subject: string }[];
  return all.filter(letter => letter.referral === referral).map(({ to, subject }) => [to, subject]);
}
