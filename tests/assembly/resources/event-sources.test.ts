import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aFunction, aQueue, get, receiving, ref } from '../fixtures/resources.ts';
import { writeAssembly } from '../fixtures/write-assembly.ts';
import { type Assembly, startAssembly } from '../start-assembly.ts';

let assembly: Assembly;
let remove: () => Promise<void>;
let seen: number;

beforeAll(async () => {
  const written = await writeAssembly({ stacks: { Service: { Resources: service() } }, code: { work } });
  remove = written.remove;
  assembly = await startAssembly({ assemblyDir: written.dir });
});
beforeEach(() => {
  seen = assembly.logsOf('Worker').length;
});
afterAll(async () => {
  await assembly.stop();
  await remove();
});

test('a message that fails alone is delivered again until it rests; the others of its batch are done', async () => {
  await assembly.queue('Work').send('one', 'fails', 'two');
  await assembly.drain();

  expect(worked()).toEqual(['one 1,fails 1,two 1', 'fails 2', 'fails 3']);
  expect(await assembly.queue('Resting').count()).toBe(1);
});

test('what rests can be sent back, and is tried as often again', async () => {
  await assembly.redrive('Work');
  await assembly.drain();

  expect(worked()).toEqual(['fails 1', 'fails 2', 'fails 3']);
  expect(await restingBodies()).toEqual(['fails']);
});

test('a function that throws has failed with the whole batch, as one that names a message it was not given', async () => {
  await assembly.queue('Work').send('one', 'throws');
  await assembly.drain();
  await assembly.queue('Work').send('two', 'confuses');
  await assembly.drain();

  expect(worked()).toEqual(expect.arrayContaining(['one 1,throws 1', 'one 2', 'two 1,confuses 1', 'two 2']));
  expect(await restingBodies()).toEqual(['throws', 'confuses']);
});

test('a function that is killed has failed; its messages are delivered again', async () => {
  await assembly.queue('Work').send('waits');
  await expect.poll(() => assembly.isRunning('Worker')).toBe(true);
  assembly.kill('Worker');
  await assembly.drain();

  expect(worked().at(-1)).toBe('waits 2');
  expect(await restingBodies()).toEqual([]);
});

test.each([
  ['the role does not allow it', { allow: [] }, {}, 'the role of Worker does not allow sqs:ReceiveMessage on Work'],
  ['messages come back too early', {}, { VisibilityTimeout: 29 }, 'Worker may still be working on them'],
])('nothing starts when %s', async (_what, lambda, queue, message) => {
  const Resources = { ...service(lambda), Work: aQueue({ VisibilityTimeout: 30, ...queue }) };
  const written = await writeAssembly({ stacks: { Service: { Resources } }, code: { work } });

  await expect(startAssembly({ assemblyDir: written.dir })).rejects.toThrow(message);

  await written.remove();
});

const worked = () =>
  assembly
    .logsOf('Worker')
    .slice(seen)
    .filter(line => !line.startsWith('{'));

async function restingBodies(): Promise<(string | undefined)[]> {
  const messages = await assembly.queue('Resting').receive(10);
  await assembly.queue('Resting').remove(messages);
  return messages.map(message => message.Body);
}

const work = `export const handler = async ({ Records }) => {
  console.log(Records.map(({ body, attributes }) => body + ' ' + attributes.ApproximateReceiveCount).join());
  const [first] = Records;
  if (first.body === 'waits' && first.attributes.ApproximateReceiveCount === '1') await new Promise(() => setTimeout(() => {}, 60_000));
  if (Records.some(({ body }) => body === 'throws')) throw new Error('as asked');
  if (Records.some(({ body }) => body === 'confuses')) return { batchItemFailures: [{ itemIdentifier: 'nobody' }] };
  const failed = Records.filter(({ body }) => body === 'fails');
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};`;

const service = (more: object = {}) => ({
  Resting: aQueue(),
  Work: aQueue({
    VisibilityTimeout: 30,
    RedrivePolicy: { deadLetterTargetArn: get('Resting', 'Arn'), maxReceiveCount: 3 },
  }),
  ...aFunction('Worker', { code: 'work', allow: [{ actions: receiving, resources: get('Work', 'Arn') }], ...more }),
  Start: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: get('Work', 'Arn'),
      FunctionName: ref('Worker'),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
});
