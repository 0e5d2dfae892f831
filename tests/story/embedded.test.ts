import type { Context, SQSEvent } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { createHandler as matchHandler } from '../../functions/match/handler.ts';
import {
  careChapters,
  personalValues,
  poisonChapters,
  referralChapters,
  wordsWritten,
} from '../../local/story/chapters.ts';
import { playChapter } from '../../local/story/play-chapter.ts';
import { kindOf } from '../../local/story/stage.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { WebhookEvent } from '../../schemas/webhook.ts';
import { ask, send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { startReceiver } from '../webhook-receiver.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { embeddedStage } from './embedded-stage.ts';
import { theStory } from './the-story.ts';

theStory('one machine', async () => {
  const world = await openWorld();
  return {
    cases: world.cases,
    stage: embeddedStage(world),
    async send({ body, sender, file }) {
      const answer = await send(world, body, { as: sender });
      if (answer.status !== 202)
        throw new Error(`${file} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return ReferralId.parse(answer.body['id']);
    },
    open() {
      const words = world.sent.map(({ subject, text }) => ({ subject, text }));
      return JSON.stringify([world.logged, words, world.waiting]);
    },
    close: async () => world.close(),
  };
});

test('what was to be told to a partner is stopped when the consent goes before the mail', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());

  await play(world, '08-a-colleague-asks-for-sam.json', '13-sam-changes-his-mind.json');

  const toKestrel = world.sent.filter(({ to }) => to.includes('kestrel')).map(kindOf);
  expect(toKestrel).toEqual(['partner-request', 'partner-stop']);
});

test('the practice’s own system hears of each step of Mrs Okafor’s', async () => {
  const world = await openWorld();
  onTestFinished(() => world.close());
  const receiver = await startReceiver();
  const wanted = { url: receiver.url, events: WebhookEvent.options, contact: 'systems@walton-village.example' };
  await ask(world, 'createWebhook', { as: 'walton-village-practice', body: wanted });

  const written = await play(world, '01-gp-refers-mrs-okafor.json', '11-mrs-okafor-is-asked-for-twice.json');

  expect(receiver.arrived.map(({ body }) => body.type)).toEqual([
    'referral.received',
    'referral.assigned',
    'referral.contacted',
    'referral.partner-accepted',
    'referral.attended',
    'referral.closed',
  ]);
  const said = receiver.arrived.map(({ text }) => text).join();
  expect(written.filter(value => said.includes(value))).toEqual([]);
});

/** @returns every value in both that is about the person */
async function play(world: TestWorld, opening: string, chapter: string): Promise<string[]> {
  const sent = referralChapters().find(({ file }) => file === opening) ?? expect.fail(`${opening} is in the story`);
  const cared = careChapters().find(({ file }) => file === chapter) ?? expect.fail(`${chapter} is in the story`);
  const { body } = await send(world, sent.body, { as: sent.sender });
  await run(world);
  for await (const { surprises } of playChapter(embeddedStage(world), cared, ReferralId.parse(body['id'])))
    expect(surprises).toEqual([]);
  return [...personalValues(sent), ...wordsWritten(cared)];
}

test.each(poisonChapters())('$title: $tells', async ({ poison }) => {
  const world = await openWorld();
  const match = matchHandler(world);
  const event = { Records: [{ messageId: 'poison', body: poison.body, eventSource: 'aws:sqs' }] };

  const answer = await match(event as unknown as SQSEvent, {} as Context);

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'poison' }] });
  world.close();
});

test('the personal values that are looked for are there to be found', () => {
  const values = referralChapters().flatMap(personalValues);

  expect(values).toEqual(
    expect.arrayContaining(['999 054 8609', 'Grace', 'Okafor', '1955-03-14', 'L9 2AF', 'daniel.reilly@example.com']),
  );
  expect(careChapters().flatMap(wordsWritten)).toEqual(
    expect.arrayContaining([
      'Her sister in Lagos rings on Sundays. Nobody else does.',
      'A table where they keep my chair for me.',
      'Joan is kind but I still eat on my own.',
      'His cousin works there.',
      'Bernadette',
      '7 Shore Road',
    ]),
  );
});
