import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { ReferralId } from '../../schemas/ids.ts';
import { startFauxqs } from '../../tests/assembly/fauxqs.ts';
import { allPutBack, type OpenDesk, queueDeskContract } from '../contract/queue-desk.ts';
import { createSqsDesk } from './sqs-desk.ts';
import { createSqsWake } from './sqs-wake.ts';

queueDeskContract('SQS', openSqs);

test('an operator who is cut off between putting a letter back and taking it away leaves one wake-up too many', async () => {
  const { desk, queue, giveUp, client, close } = await openSqs();
  const referral = ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0');
  await queue.wake({ referral });
  await giveUp();
  const [letter] = await desk.deadLetters();

  client.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (commandName === 'DeleteMessageCommand') throw new Error('cut off');
        return next(args);
      },
    { step: 'initialize', name: 'cutOff' },
  );
  await expect(allPutBack(desk, letter?.id)).rejects.toThrow('cut off');
  client.middlewareStack.remove('cutOff');

  expect(await desk.depth()).toMatchObject({ waiting: 1, dead: 1 });
  expect(await desk.deadLetters()).toMatchObject([{ id: letter?.id, what: { referral } }]);
  await close();
});

test('more letters than SQS gives at a time are all seen, oldest first, and put back', async () => {
  const { desk, queue, giveUp, close } = await openSqs();
  const referrals = Array.from({ length: 23 }, (_, number) =>
    ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7A8B9${String(number).padStart(2, '0')}`),
  );
  for (const referral of referrals) await queue.wake({ referral });
  await giveUp();

  const seen = await desk.deadLetters();
  expect(seen.map(({ what }) => what?.referral).sort()).toEqual(referrals);
  expect(seen.map(({ sentAt }) => sentAt)).toEqual(seen.map(({ sentAt }) => sentAt).sort());
  expect(await allPutBack(desk)).toHaveLength(23);
  expect(await desk.depth()).toEqual({ waiting: 23, inFlight: 0, dead: 0 });
  await close();
});

async function openSqs(): Promise<OpenDesk & { client: SQSClient }> {
  const sqs = await startFauxqs();
  const client = new SQSClient({
    endpoint: sqs.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'PAGES', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const addressOf = (name: string) => `${sqs.url}/000000000000/${name}`;
  const maximumReceives = 1;
  await client.send(new CreateQueueCommand({ QueueName: 'dead' }));
  const { Attributes: { QueueArn: deadLetterTargetArn } = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: addressOf('dead'), AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: maximumReceives });
  await client.send(new CreateQueueCommand({ QueueName: 'matching', Attributes: { RedrivePolicy } }));

  const queueUrl = addressOf('matching');
  const desk = createSqsDesk({ client, queueUrl, deadLettersUrl: addressOf('dead'), maximumReceives });
  return {
    client,
    desk,
    queue: createSqsWake({ client, queueUrl }),
    async giveUp() {
      const handOut = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
      const isHoldingAny = async () => {
        const { waiting, inFlight } = await desk.depth();
        return waiting + inFlight > 0;
      };
      while (await isHoldingAny()) await client.send(handOut);
    },
    async close() {
      client.destroy();
      await sqs.stop();
    },
  };
}
