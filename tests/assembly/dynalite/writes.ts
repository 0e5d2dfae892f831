import {
  type Attributes,
  type Change,
  isRefusal,
  perform,
  type Refusal,
  type Request,
  type Rows,
  type Store,
} from './engine.ts';

const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'];
export const isWrite = (operation: string) => writing.includes(operation);

export interface Draft {
  readonly answer: object;
  readonly changes: readonly Change[];
}

/**
 * Lets dynalite's own action write into a list of changes, items and indexes alike, instead of the store: so that
 * they can be committed at once, with those of others.
 * @throws Refusal, which carries the item when its condition failed and ALL_OLD was asked for
 */
export async function draftWrite(store: Store, operation: string, request: Request): Promise<Draft> {
  const changes: Change[] = [];
  let old: Attributes | undefined;
  const drafting = (prefix: string, rows: Rows): Rows => ({
    lock: (_key, run) => run(callback => callback),
    get: (key, callback) =>
      rows.get(key, (error, row) => {
        old = row;
        callback(error, row);
      }),
    put: (key, value, callback) => {
      changes.push({ type: 'put', key: `${prefix}${key}`, value });
      setImmediate(callback, null);
    },
    del: (key, callback) => {
      changes.push({ type: 'del', key: `${prefix}${key}` });
      setImmediate(callback, null);
    },
  });
  const view: Store = {
    ...store,
    getItemDb: table => drafting(`item-${table}~`, store.getItemDb(table)),
    getIndexDb: (scope, table, index) =>
      drafting(`index-${scope.toLowerCase()}~${table}~${index}~`, store.getIndexDb(scope, table, index)),
  };
  try {
    return { answer: await perform(view, operation, request), changes };
  } catch (error) {
    const isAsked = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    if (old && isAsked && isConditionFailure(error)) Object.assign(error.body, { Item: old });
    throw error;
  }
}

export const isConditionFailure = (error: unknown): error is Refusal =>
  isRefusal(error) && error.body.__type.endsWith('#ConditionalCheckFailedException');
