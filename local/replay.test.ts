import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../adapters/embedded/database.ts';
import { createSqliteItems } from '../adapters/embedded/sqlite-items.ts';
import { createCaseStore } from '../adapters/tables/case-store.ts';
import { matchKey } from '../adapters/tables/keys.ts';
import { needLabels } from '../schemas/codes.ts';
import { ReferralId } from '../schemas/ids.ts';
import type { MatchSnapshot } from '../schemas/match.ts';
import { until } from '../tests/assembly/until.ts';
import { signIn } from './client-for-tests.ts';
import { filesIn } from './data-folder.ts';
import { exampleReferral } from './example-referral.ts';
import { type Running, runToItsEnd, startProcess } from './process-for-tests.ts';

const data = mkdtempSync(join(tmpdir(), 'replay-'));
let service: Running;
let id: ReferralId;
let reference: string;
let stored: MatchSnapshot;

beforeAll(async () => {
  service = await startProcess({ data, clock: '2026-11-23T10:00:00Z' });
  const practice = await signIn(service, 'walton-village-practice');
  id = ReferralId.parse((await practice.send()).body.id);
  await until('it has been matched', async () => (await storedMatch()) !== undefined);
  reference = String((await inRecords(({ cases }) => cases.referral(id)))?.reference);
  stored = (await storedMatch()) as MatchSnapshot;
});
afterAll(async () => {
  await service.kill('SIGKILL');
  rmSync(data, { recursive: true });
});

describe('while the service runs', () => {
  test('a stored shortlist is made again word for word, and said to be by versions and hashes', async () => {
    const { code, said } = await replay(reference);

    expect(said).toMatch(new RegExp(`^${reference}, shortlist 1: identical\n  ruleset v\\d+, directory 2, inputs `));
    for (const { shard, hash } of stored.images ?? []) expect(said).toContain(`image ${shard} ${hash.slice(0, 12)}`);
    expect(said).toContain(`partners ${stored.partners?.slice(0, 12)}`);
    expect(code).toBe(0);
    expect(await replay(id)).toEqual({ code, said, complained: '' });
    expect(await replay(reference.toLowerCase())).toEqual({ code, said, complained: '' });
  });

  test('it says nothing of the person', async () => {
    const [need] = stored.needs;
    await changeStored({ needs: need ? [{ ...need, offers: [] }] : [] });

    const { said } = await replay(id);

    const { name, nhsNumber, birthDate, address } = exampleReferral.person;
    expect(said.length).toBeGreaterThan(200);
    for (const personal of [name.family, ...name.given, nhsNumber.value, birthDate, address.postcode, 'L9'])
      expect(said).not.toContain(personal);
  });

  test('two offers that have changed places are named', async () => {
    const [need, ...others] = stored.needs;
    const [first, second, ...rest] = need?.offers ?? [];
    if (!need || !first || !second) throw new Error('there are two to change');
    await changeStored({ needs: [{ ...need, offers: [second, first, ...rest] }, ...others] });

    const { code, said } = await replay(id);

    expect(said).toContain(`: different\n`);
    expect(said).toContain(`- ${needLabels[need.code]}: ${first.name} moved from 2 to 1.\n`);
    expect(said).toContain(`- ${needLabels[need.code]}: ${second.name} moved from 1 to 2.\n`);
    expect(code).toBe(1);
  });

  test('so is what was listed and is not, what is said otherwise, what is left out, and a person read otherwise', async () => {
    const [need, ...others] = stored.needs;
    const [first, second, ...rest] = need?.offers ?? [];
    if (!need || !first || !second) throw new Error('there are two to change');
    const invented = { ...second, offer: 'offer-invented', name: 'Invented' } as typeof second;
    const offers = [{ ...first, score: 0.1, reasons: [] }, invented, ...rest];
    const leftOut = { byRule: { ...need.leftOut.byRule, isOpen: 99 }, nearMisses: [] };
    await changeStored({ inputsHash: 'another', needs: [{ ...need, offers, leftOut }, ...others] });

    const { code, said } = await replay(id);

    for (const sentence of [
      'What is asked for the person is read otherwise: the hash differs.',
      'Invented is no longer listed; it was number 2.',
      `${second.name} is listed as number 2; it was not listed.`,
      `${first.name} scores ${first.score}; it scored 0.1.`,
      `Of ${first.name} other things are said: reasons.`,
      'The rule isOpen leaves out',
      '; it left out 99.',
    ])
      expect(said).toContain(sentence);
    expect(code).toBe(1);
  });

  test('an image that is spoilt or lost makes it impossible, and is named', async () => {
    const [national, own] = (stored.images ?? []).map(({ hash }) => join(filesIn(data).images, hash));
    const bytes = readFileSync(String(national));
    writeFileSync(String(national), bytes.subarray(0, bytes.length / 2));
    renameSync(String(own), `${own}.away`);
    onTestFinished(() => {
      writeFileSync(String(national), bytes);
      renameSync(`${own}.away`, String(own));
    });

    const { code, said } = await replay(id);

    expect(said).toContain(': cannot be made again\n');
    expect(said).toMatch(
      /- The image national [0-9a-f]{12} cannot be used\. It is not what was stored: its hash differs\./,
    );
    expect(said).toMatch(/- The image L [0-9a-f]{12} cannot be used\. It is not stored\./);
    expect(code).toBe(2);
  });

  test('a shortlist of before there were images cannot be made again', async () => {
    await changeStored({ images: undefined, partners: undefined });

    const { code, said } = await replay(id);

    expect(said).toContain('- It names no images: it was made before there were any.');
    expect(code).toBe(2);
  });

  test('a referral that is held has not been matched', async () => {
    const practice = await signIn(service, 'walton-village-practice');
    const held = await practice.send(undefined, { risk: { immediateConcern: ['immediate-danger'] } });

    expect(await replay(held.body.id)).toEqual({
      code: 2,
      said: '',
      complained: `${held.body.id} has not been matched: it is held.\n`,
    });
  });
});

test.each([
  [['LR-0000-000'], 'There is no referral LR-0000-000.\n'],
  [['ref_01JD8ZK4T6V9W2X3Y5Z7000001'], 'There is no referral ref_01JD8ZK4T6V9W2X3Y5Z7000001.\n'],
  [['Maureen'], 'Maureen is neither the id nor the reference of a referral.\n'],
  [[], 'Name one referral, by its id or reference: npm run replay -- LR-7K3M-Q2G [--data .local].\n'],
  [['a', 'b'], 'Name one referral, by its id or reference: npm run replay -- LR-7K3M-Q2G [--data .local].\n'],
  [['a', '--all'], 'Name one referral, by its id or reference: npm run replay -- LR-7K3M-Q2G [--data .local].\n'],
])('%j is answered with one sentence', async (args, sentence) => {
  expect(await runToItsEnd('replay', '--data', data, ...args)).toEqual({ code: 2, said: '', complained: sentence });
});

test('a folder without records is said to be one, and left as it is', async () => {
  expect(await runToItsEnd('replay', 'LR-0000-000', '--data', join(data, 'nowhere'))).toEqual({
    code: 2,
    said: '',
    complained: `There are no records in ${join(data, 'nowhere')}: name the folder with --data.\n`,
  });
});

test('when the service has stopped it works as well', async () => {
  await service.kill('SIGTERM');

  expect(await replay(id)).toMatchObject({ code: 0, said: expect.stringContaining(': identical\n') });
});

const replay = (name: string) => runToItsEnd('replay', name, '--data', data);

const storedMatch = () => inRecords(({ cases }) => cases.match(id, 1));

/** What is stored is otherwise until the test has finished: nobody can do that but behind the back of the service. */
async function changeStored(change: { [Field in keyof MatchSnapshot]?: MatchSnapshot[Field] | undefined }) {
  const write = (match: object) =>
    inRecords(({ items }) =>
      items.transact([
        {
          table: 'cases',
          put: { ...matchKey(id, 1), version: 1, doc: JSON.parse(JSON.stringify(match)) },
          expect: 'anything',
        },
      ]),
    );
  await write({ ...stored, ...change });
  onTestFinished(() => write(stored));
}

async function inRecords<T>(look: (records: ReturnType<typeof recordsIn>) => Promise<T>): Promise<T> {
  const database = openDatabase(filesIn(data).database);
  try {
    return await look(recordsIn(database));
  } finally {
    database.close();
  }
}

function recordsIn(database: ReturnType<typeof openDatabase>) {
  const items = createSqliteItems(database, Date.now);
  return { items, cases: createCaseStore(items) };
}
