import { expect, onTestFinished, test } from 'vitest';
import { BusyError, ConflictError } from '../../domain/ports.ts';
import { cancelled, throttled, transactionConflict } from '../../tests/assembly/dynalite/faults.ts';
import { type OnRequest, startDynamo } from '../../tests/assembly/dynalite/server.ts';
import { type Answer, serveLoopback } from '../../tests/assembly/loopback.ts';
import { anItem, put } from '../contract/item-store-samples.ts';
import { openDynamo, openDynamoAt } from '../contract/item-stores.ts';

const faults: [string, () => Answer][] = [
  ['throttling', throttled],
  ['another transaction on the same item', () => transactionConflict(1)],
  ['a throttled item in a transaction', () => cancelled([{ Code: 'ThrottlingError' }])],
  ['an item past its throughput', () => cancelled([{ Code: 'None' }, { Code: 'ProvisionedThroughputExceeded' }])],
];

test.each(faults)('%s that passes is waited for, longer each time', async (_, fault) => {
  let left = 6;
  const { items, waits } = await aDynamo(() => (left-- > 0 ? fault() : undefined));

  await items.transact([put(anItem())]);

  expect(waits).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await items.get('cases', anItem())).toEqual(anItem());
});

test.each(faults)('%s that does not pass is said to be so, after a bounded wait', async (_, fault) => {
  const { items, waits } = await aDynamo(fault);

  await expect(items.transact([put(anItem())])).rejects.toEqual(new BusyError('the table is busy'));
  expect(waits).toHaveLength(6);
});

test('reading waits for a throttled table too', async () => {
  let left = 2;
  const { items } = await aDynamo(({ operation }) =>
    operation !== 'TransactWriteItems' && left-- > 0 ? throttled() : undefined,
  );
  await items.transact([put(anItem({ indexes: { open: { pk: 'OPEN', sk: 'x' } } }))]);

  expect(await items.get('cases', anItem())).toBeDefined();
  left = 2;
  expect((await items.query('cases', { pk: 'A', limit: 1 })).items).toHaveLength(1);
  left = 2;
  expect(await items.count('cases', { index: 'open', pk: 'OPEN' })).toBe(1);
});

test('a failed expectation is a conflict at once, even beside a contended item', async () => {
  const reasons = [{ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed', Item: { version: { N: '4' } } }];
  const { items, waits } = await aDynamo(() => cancelled(reasons));

  const outcome = items.transact([put(anItem()), put(anItem({ sk: '2' }))]);

  await expect(outcome).rejects.toEqual(new ConflictError('A 2: expected absent, found version 4'));
  expect(waits).toEqual([]);
});

test('what waiting cannot help is thrown as it is', async () => {
  const { items, waits } = await aDynamo(() => cancelled([{ Code: 'ValidationError' }]));

  await expect(items.transact([put(anItem())])).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  expect(waits).toEqual([]);
});

test.each<[string, Answer, number]>([
  ['lost, and the SDK asks again', { status: 500, json: { __type: 'InternalServerError' } }, 2],
  ['mistaken, and we ask again', throttled(), 1],
])('our own write is no conflict when its first answer is %s', async (_, answer, maxAttempts) => {
  const dynamo = await startDynamo();
  let transactions = 0;
  const network = await serveLoopback(async ({ headers, body }) => {
    const { 'content-length': _length, connection: _connection, host: _host, ...kept } = headers;
    const response = await fetch(dynamo.url, {
      method: 'POST',
      headers: new Headers(Object.entries(kept).map(([name, value]) => [name, String(value)])),
      body,
    });
    const isFirst = String(headers['x-amz-target']).endsWith('TransactWriteItems') && ++transactions === 1;
    return isFirst ? answer : { status: response.status, json: Object(await response.json()) };
  });
  const { items, close } = await openDynamoAt(network.url, { maxAttempts });
  onTestFinished(async () => {
    await close();
    await network.stop();
    await dynamo.stop();
  });

  await items.transact([put(anItem())]);

  expect(transactions).toBe(2);
  expect(await items.get('cases', anItem())).toEqual(anItem());
});

async function aDynamo(onRequest: OnRequest) {
  const waits: number[] = [];
  const { items, close } = await openDynamo(onRequest, async failures => void waits.push(failures));
  onTestFinished(close);
  return { items, waits };
}
