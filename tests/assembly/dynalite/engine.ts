import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';

// dynalite's own store, validations and actions, behind types: it ships none, and its server knows no transactions.

const require = createRequire(import.meta.url);

/** `{ pk: { S: 'REFERRAL#…' } }` */
export type Attributes = Readonly<Record<string, unknown>>;

export type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

export interface Store {
  readonly db: { batch(changes: readonly Change[]): Promise<void>; close(): Promise<void> };
  getTable(name: string, mustBeActive: boolean, callback: Callback<Table>): void;
  getItemDb(table: string): Rows;
  getIndexDb(scope: string, table: string, index: string): Rows;
}

export interface Rows {
  lock(key: string, run: (release: <T>(callback: T) => T) => void): void;
  get(key: string, callback: Callback<Attributes | undefined>): void;
  put(key: string, value: unknown, callback: Callback<void>): void;
  del(key: string, callback: Callback<void>): void;
}

interface Table {
  readonly TableStatus: string;
}

type Callback<T> = (error: unknown, value: T) => void;

/** A request that dynalite has checked; what it adds for itself begins with `_`. */
export interface Request {
  readonly TableName: string;
  readonly Item?: Attributes;
  readonly Key?: Attributes;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

/** An error as dynalite throws it. */
export interface Refusal extends Error {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Item?: Attributes };
}

const operations = [
  ...['BatchGetItem', 'GetItem', 'Query', 'Scan'],
  ...['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'],
  ...['CreateTable', 'DeleteTable', 'DescribeTable', 'ListTables', 'UpdateTable'],
];
export const isKnown = (operation: string) => operations.includes(operation);

export function createStore(): Store {
  return database.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
}

/** @throws Refusal */
export function parseRequest(store: Store, operation: string, body: object): Request {
  const { types, custom } = require(`dynalite/validations/${fileOf(operation)}`);
  const request = validations.checkTypes(structuredClone(body), { ...types, ...onFailure });
  validations.checkValidations(request, types, custom, store);
  return request;
}

/** @throws Refusal */
export function perform(store: Store, operation: string, request: Request): Promise<object> {
  const action: (store: Store, request: Request, callback: Callback<object>) => void = require(
    `dynalite/actions/${fileOf(operation)}`,
  );
  return new Promise((resolve, reject) => {
    action(store, request, (error, answer) => (error ? reject(error) : resolve(answer)));
  });
}

/** Where the item of this write is stored. @throws Refusal when its key does not fit the table */
export async function itemPlace(store: Store, { TableName, Item, Key = {} }: Request): Promise<string> {
  const table = await tableOf(store, TableName, true);
  const refusal = Item ? database.validateItem(Item, table) : database.validateKey(Key, table);
  if (refusal) throw refusal;
  return `${TableName}~${database.createKey(Item ?? Key, table)}`;
}

/** A new table is in use a few turns of the event loop later. */
export async function becomesActive(store: Store, name: string): Promise<void> {
  while ((await tableOf(store, name, false)).TableStatus !== 'ACTIVE') await turn();
}

function tableOf(store: Store, name: string, mustBeActive: boolean): Promise<Table> {
  return new Promise((resolve, reject) => {
    store.getTable(name, mustBeActive, (error, table) => (error ? reject(error) : resolve(table)));
  });
}

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'statusCode' in error && 'body' in error;

const database: {
  create(options: { createTableMs: number; deleteTableMs: number; updateTableMs: number }): Store;
  createKey(attributes: Attributes, table: Table): string;
  validateItem(item: Attributes, table: Table): Refusal | null | undefined;
  validateKey(key: Attributes, table: Table): Refusal | null | undefined;
} = require('dynalite/db');

const validations: {
  checkTypes(body: object, types: object): Request;
  checkValidations(request: Request, types: object, custom: unknown, store: Store): void;
} = require('dynalite/validations');

/** DynamoDB learned this after dynalite was written. */
const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } };

const fileOf = (operation: string) => `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
