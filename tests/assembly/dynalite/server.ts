import * as z from 'zod';
import { type Answer, type Asked, awsError, callerOf, type LoopbackServer, serveLoopback } from '../loopback.ts';
import { becomesActive, createStore, isKnown, isRefusal, parseRequest, perform, type Store } from './engine.ts';
import { type Permission, permissionsFor } from './permissions.ts';
import { createTimeToLive } from './time-to-live.ts';
import { createTransactions } from './transactions.ts';
import { draftWrite, isWrite } from './writes.ts';

export interface DynamoRequest {
  /** `TransactWriteItems` */
  readonly operation: string;
  /** In the harness every function has one of its own. */
  readonly accessKeyId: string;
  readonly tables: readonly string[];
  /** What the caller's role must allow. */
  readonly permissions: readonly Permission[];
}

/** Looks at a request before the store does. An answer (see faults.ts) is given instead of the store's. */
export type OnRequest = (request: DynamoRequest) => Answer | undefined | Promise<Answer | undefined>;

/**
 * Amazon DynamoDB on loopback, in memory: dynalite, with transactions and with the old item on a failed condition.
 * Writes of all kinds happen one after the other. Unlike AWS it is never throttled and its indexes never lag.
 */
export async function startDynamo({ onRequest }: { onRequest?: OnRequest } = {}): Promise<LoopbackServer> {
  const store = createStore();
  const respond = createOperations(store);
  const server = await serveLoopback(async asked => {
    const operation = /^DynamoDB_20120810\.(\w+)$/.exec(String(asked.headers['x-amz-target']))?.[1] ?? '';
    const body = z.looseObject({}).parse(JSON.parse(asked.body));
    return (await onRequest?.(describeRequest(operation, asked, body))) ?? (await respond(operation, body));
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await store.db.close();
    },
  };
}

function describeRequest(operation: string, { headers }: Asked, body: object): DynamoRequest {
  const permissions = permissionsFor(operation, body);
  const tables = [...new Set(permissions.map(permission => permission.table))];
  return { operation, accessKeyId: callerOf(headers), tables, permissions };
}

function createOperations(store: Store): (operation: string, body: object) => Promise<Answer> {
  const transact = createTransactions(store);
  const timeToLive = createTimeToLive(store);
  const alone = createTurns();
  const carryOut = async (operation: string, body: object): Promise<Answer> => {
    if (operation === 'TransactWriteItems') return alone(() => transact(body));
    if (operation === 'UpdateTimeToLive' || operation === 'DescribeTimeToLive') return timeToLive(operation, body);
    if (!isKnown(operation)) return awsError(400, 'UnknownOperationException', operation);
    const request = parseRequest(store, operation, body);
    if (!isWrite(operation)) {
      const json = await perform(store, operation, request);
      if (operation === 'CreateTable') await becomesActive(store, request.TableName);
      return { status: 200, json };
    }
    return alone(async () => {
      const { answer, changes } = await draftWrite(store, operation, request);
      await store.db.batch(changes);
      return { status: 200, json: answer };
    });
  };
  return (operation, body) => carryOut(operation, body).catch(refused);
}

/** One after the other, whatever becomes of the one before. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}

function refused(error: unknown): Answer {
  if (!isRefusal(error)) throw error;
  return { status: error.statusCode, json: error.body };
}
