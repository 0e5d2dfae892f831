import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandler as matchHandler } from '../../functions/match/handler.ts';
import { personalValues, poisonChapters, type ReferralChapter, referralChapters } from '../../local/story/chapters.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { openWorld, type TestWorld } from '../world.ts';

const chapters = referralChapters();
const ids = new Map<string, ReferralId>();
let world: TestWorld;

beforeAll(async () => {
  world = await openWorld();
  for (const chapter of chapters) {
    const { status, body } = await send(world, chapter.body, { as: chapter.sender });
    if (status !== 202) throw new Error(`${chapter.file} was answered ${status}: ${JSON.stringify(body)}`);
    ids.set(chapter.file, ReferralId.parse(body['id']));
    await run(world);
  }
});
afterAll(() => world.close());

async function outcome({ file }: ReferralChapter) {
  const id = ids.get(file);
  const referral = id && (await world.cases.referral(id));
  if (!referral) throw new Error(`${file} was answered 202`);
  const match = referral.matches > 0 ? await world.cases.match(referral.id, referral.matches) : undefined;
  return { referral, match, messages: await world.cases.messages(referral.id) };
}

describe.each(chapters)('$title', chapter => {
  test(`ends ${chapter.expect.status}`, async () => {
    const { referral } = await outcome(chapter);

    expect(referral.status).toBe(chapter.expect.status);
    expect(referral.links.length > 0 || !chapter.expect.linked).toBe(true);
    expect(referral.possibleDuplicates.length > 0).toBe(chapter.expect.possibleDuplicate);
  });

  test('is matched with reasons, at least two choices for a need', async () => {
    const { match } = await outcome(chapter);

    for (const code of chapter.expect.listed) {
      const offers = match?.needs.find(need => need.code === code)?.offers ?? [];
      expect(offers.length, code).toBeGreaterThanOrEqual(2);
      for (const { reasons } of offers) expect(reasons.length).toBeGreaterThan(0);
    }
    expect(match === undefined).toBe(chapter.expect.status === 'held');
  });

  test('tells whoever must know, once, and nobody else', async () => {
    const { messages, referral } = await outcome(chapter);
    const kinds = messages.map(({ kind }) => kind);

    expect(kinds.includes('referrer-acknowledged')).toBe(chapter.expect.tellsReferrer);
    expect(kinds.filter(kind => kind === 'advisor-assigned')).toHaveLength(referral.status === 'assigned' ? 1 : 0);
    expect(kinds.filter(kind => kind === 'duty-hold')).toHaveLength(referral.status === 'held' ? 1 : 0);
    expect(messages.every(({ state }) => state.status === 'sent' || state.status === 'stopped')).toBe(true);
  });
});

test('Daniel’s shortlist has IPS in it, because he is under the team, wants paid work and lives in its area', async () => {
  const daniel = chapters.find(({ file }) => file.includes('daniel'));
  const { match } = await outcome(daniel ?? expect.fail('Daniel is in the story'));

  const employment = match?.needs.find(({ code }) => code === 'employment')?.offers ?? [];
  const ips = employment.find(({ reasons }) => reasons.some(reason => reason.includes('community mental health team')));
  expect(ips?.reasons).toContain('The person wants paid work.');
});

test.each(poisonChapters())('$title: $tells', async ({ poison }) => {
  const { match } = { match: matchHandler(world) };
  const event = { Records: [{ messageId: 'poison', body: poison.body, eventSource: 'aws:sqs' }] };

  expect(await match(event as unknown as SQSEvent, {} as Context)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'poison' }],
  });
});

test('no personal value of anybody in the story is in a log line, a wake-up or a mail', () => {
  const open = JSON.stringify([world.logged, world.sent, world.waiting]);

  for (const chapter of chapters)
    for (const value of personalValues(chapter)) expect(open, chapter.file).not.toContain(value);
});

test('the personal values that are looked for are there to be found', () => {
  const values = chapters.flatMap(personalValues);

  expect(values).toEqual(
    expect.arrayContaining(['999 054 8609', 'Grace', 'Okafor', '1955-03-14', 'L9 2AF', 'daniel.reilly@example.com']),
  );
});
