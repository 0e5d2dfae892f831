import * as z from 'zod';
import { type Answer, awsError } from '../loopback.ts';
import { type Change, isRefusal, itemPlace, parseRequest, type Request, type Store } from './engine.ts';
import { cancelled, type Reason, validationError } from './faults.ts';
import { draftWrite, isConditionFailure } from './writes.ts';

/**
 * TransactWriteItems, made of dynalite's single writes: each is drafted against the store as it stands, and the drafts
 * are committed in one batch if none was refused. It must run alone: nothing else may write meanwhile.
 */
export function createTransactions(store: Store): (body: object) => Promise<Answer> {
  const done = new Map<string, { readonly asked: string; readonly at: number }>();

  return async body => {
    const { data: transaction, error } = TransactWriteItems.safeParse(body);
    if (!transaction) return validationError(z.prettifyError(error));
    const token = transaction.ClientRequestToken;
    const asked = JSON.stringify(transaction.TransactItems);
    const before = token === undefined ? undefined : done.get(token);
    if (before && Date.now() - before.at < tokenMilliseconds)
      return before.asked === asked
        ? succeeded
        : awsError(400, 'IdempotentParameterMismatchException', 'other parameters');

    const parts = transaction.TransactItems.map(item => partOf(store, item));
    const places = await Promise.all(parts.map(part => itemPlace(store, part.request)));
    if (new Set(places).size < places.length)
      return validationError('Transaction request cannot include multiple operations on one item');

    const outcomes = await Promise.all(parts.map(part => attempt(store, part)));
    if (outcomes.some(({ reason }) => reason.Code !== 'None')) return cancelled(outcomes.map(({ reason }) => reason));
    await store.db.batch(outcomes.flatMap(({ changes }) => changes));
    if (token !== undefined) done.set(token, { asked, at: Date.now() });
    return succeeded;
  };
}

const succeeded: Answer = { status: 200, json: {} };
const tokenMilliseconds = 10 * 60 * 1000; // as on AWS: the same token later is a new transaction

const Part = z.strictObject({
  Put: z.looseObject({}).optional(),
  Update: z.looseObject({}).optional(),
  Delete: z.looseObject({}).optional(),
  ConditionCheck: z.looseObject({ ConditionExpression: z.string() }).optional(),
});
type Part = z.infer<typeof Part>;

const TransactWriteItems = z.looseObject({
  ClientRequestToken: z.string().min(1).max(36).optional(),
  TransactItems: z
    .array(Part.refine(part => Object.keys(part).length === 1, 'must have exactly one operation'))
    .min(1)
    .max(100),
});

interface Operation {
  readonly name: 'PutItem' | 'UpdateItem' | 'DeleteItem';
  readonly request: Request;
  readonly isOnlyCheck: boolean;
}

/** A condition check is a delete that is not carried out: it has the same parameters and fails in the same way. */
function partOf(store: Store, { Put, Update, Delete, ConditionCheck }: Part): Operation {
  const name = Put ? 'PutItem' : Update ? 'UpdateItem' : 'DeleteItem';
  const request = parseRequest(store, name, Put ?? Update ?? Delete ?? ConditionCheck ?? {});
  return { name, request, isOnlyCheck: ConditionCheck !== undefined };
}

async function attempt(store: Store, operation: Operation): Promise<{ reason: Reason; changes: readonly Change[] }> {
  try {
    const { changes } = await draftWrite(store, operation.name, operation.request);
    return { reason: { Code: 'None' }, changes: operation.isOnlyCheck ? [] : changes };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { message: Message = '', Item } = error.body;
    const Code = isConditionFailure(error) ? 'ConditionalCheckFailed' : 'ValidationError';
    return { reason: { Code, Message, ...(Item && { Item }) }, changes: [] };
  }
}
