import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { Caller } from '../schemas/directory.ts';
import { indexKey } from '../schemas/tables.ts';
import { anchor } from './constructs/operations.ts';
import { exampleDeployment } from './example-deployment.ts';

const deployment = exampleDeployment();
const runbook = readFileSync('docs/runbook.md', 'utf8');

test('every link within the runbook leads somewhere', () => {
  const headings = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));
  const links = [...runbook.matchAll(/\]\(#(.+?)\)/g)].map(([, link]) => link);

  expect(links.length).toBeGreaterThan(0);
  expect(headings).toEqual(expect.arrayContaining(links));
});

const looked = [...runbook.matchAll(/resource LifeRooms\w+ (AWS::[\w:]+) (\w+)/g)].map(([, type = '', id = '']) => ({
  type,
  id,
}));

test.each(looked)('the $type that the runbook calls $id exists', ({ type, id }) => {
  const found = deployment.all(type, z.object({}));

  expect(found.filter(resource => resource.id.startsWith(id))).not.toEqual([]);
});

test('the row of a caller is written as the service reads it', () => {
  const [, json = ''] = /```json\n([\s\S]+?)```/.exec(runbook) ?? [];
  const { pk, sk, version, doc, ...listed } = Row.parse(JSON.parse(json));
  const caller = Caller.parse(doc);

  expect({ pk, sk, version }).toEqual({ pk: `CALLER#${caller.subject}`, sk: 'CALLER', version: '1' });
  expect(listed).toEqual({ [indexKey('kind').pk]: 'CALLER', [indexKey('kind').sk]: caller.subject });
});

/** As much of DynamoDB's JSON as the row needs. */
const S = z.object({ S: z.string() }).transform(({ S }) => S);
const N = z.object({ N: z.string() }).transform(({ N }) => N);
const L = z.object({ L: z.array(S) }).transform(({ L }) => L);
const M = z.object({ M: z.record(z.string(), z.union([S, L])) }).transform(({ M }) => M);
const Row = z.object({ pk: S, sk: S, version: N, doc: M }).catchall(S);
