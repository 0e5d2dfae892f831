import type { Context, SQSEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { createHandler as matchHandler } from '../../functions/match/handler.ts';
import { personalValues, poisonChapters, referralChapters } from '../../local/story/chapters.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { openWorld } from '../world.ts';
import { theStory } from './the-story.ts';

theStory('one machine', async () => {
  const world = await openWorld();
  return {
    cases: world.cases,
    async send({ body, sender, file }) {
      const answer = await send(world, body, { as: sender });
      if (answer.status !== 202)
        throw new Error(`${file} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return ReferralId.parse(answer.body['id']);
    },
    settle: () => run(world),
    open: () => JSON.stringify([world.logged, world.sent, world.waiting]),
    close: async () => world.close(),
  };
});

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
});
