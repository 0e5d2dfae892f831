import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mostLookedAt } from '../../functions/cases/list-work.ts';
import { aFlag, aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question, type Reply, send } from './ask.ts';
import { run } from './run.ts';

// What a worklist is asked for goes through the whole list, in its order.

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const desk = 'life-rooms-desk';

interface Entry {
  readonly reference: string;
  readonly person: { readonly name: { readonly given: readonly string[] } };
}
const namesIn = ({ body }: Reply) => (body['items'] as Entry[]).map(({ person }) => person.name.given[0]);

const list = (query: Record<string, string>, more: Question = {}) =>
  ask(world, 'listWork', { as: desk, query, ...more });
const search = (body: object) => ask(world, 'searchWorklist', { as: desk, body });

const aPerson = async (name: string, change: Parameters<typeof aRequestBody>[0] = {}, person: object = {}) => {
  const body = aRequestBody({ ...change, person: { ...aRequestBody().person, name: { given: [name] }, ...person } });
  const sent = await send(world, body);
  expect(sent.status).toBe(202);
  return String(sent.body['reference']);
};

describe('filters', () => {
  beforeEach(async () => {
    await aPerson('Aisha', aFlag);
    await aPerson('Bilal', { needs: [{ code: 'legal' }], urgency: 'soon' }, { language: 'ar' });
    await aPerson('Carys', { needs: [{ code: 'legal' }] }, { address: { postcode: 'L20 4AA' } });
    await aPerson('Dewi', {}, { address: undefined });
  });

  test.each<[string[], Record<string, string>]>([
    [['Aisha', 'Bilal', 'Carys', 'Dewi'], {}],
    [['Bilal', 'Carys'], { need: 'legal' }],
    [['Bilal'], { need: 'legal', priority: 'soon' }],
    [['Aisha'], { flag: 'hold' }],
    [['Aisha'], { flag: 'hold,risk' }],
    [[], { flag: 'hold,communication' }],
    [['Bilal'], { flag: 'communication', view: 'unassigned' }],
    [['Carys', 'Dewi'], { site: 'site-bootle' }],
    [[], { target: 'late' }],
  ])('%o are asked for by %o', async (expected, query) => {
    const answer = await list(query);

    expect(answer.status).toBe(200);
    expect(namesIn(answer)).toEqual(expected);
  });

  test('each page is full as long as there is more, however far apart those that fit are', async () => {
    for (let number = 0; number < 130; number++) await aPerson(`Filler${number}`);
    await aPerson('Zola', { needs: [{ code: 'legal' }] });

    const first = await list({ need: 'legal', limit: '2' });
    const second = await list({ need: 'legal', limit: '2', cursor: String(first.body['next']) });

    expect(namesIn(first)).toEqual(['Bilal', 'Carys']);
    expect(namesIn(second)).toEqual(['Zola']);
    expect(second.body).not.toHaveProperty('next');
  });

  test('every wrong word is named at once', async () => {
    const { status, body } = await list({ target: 'soon', flag: 'odd', need: 'luck', site: 'here', limit: '0' });

    expect(status).toBe(400);
    const pointers = (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers.sort()).toEqual(['/flag/0', '/limit', '/need', '/site', '/target/0']);
  });
});

test('who looks for somebody finds them by name, reference or NHS number, most urgent first', async () => {
  const reference = await aPerson('Niamh', {}, { nhsNumber: { value: '999 054 8609' } });
  await aPerson('Niamh', aFlag, { name: { given: ['Niamh'], family: 'O’Brien' } });

  expect(namesIn(await search({ text: 'niam' }))).toEqual(['Niamh', 'Niamh']);
  expect(namesIn(await search({ text: "o'brien", view: 'held' }))).toEqual(['Niamh']);
  expect(namesIn(await search({ text: reference.toLowerCase() }))).toEqual(['Niamh']);
  expect(namesIn(await search({ text: '999-054-8609' }))).toEqual(['Niamh']);
  expect(namesIn(await search({ text: '<script>' }))).toEqual([]);
  expect((await search({ text: ' ' })).status).toBe(400);
  expect(JSON.stringify(world.logged)).not.toMatch(/niam|brien|999/i);
});

test('a name is taken in a body alone', async () => {
  expect((await list({ text: 'Niamh' })).status).toBe(400);
});

test('no more is looked through than is said, and the answer goes on from there', async () => {
  const questions: unknown[] = [];
  const { cases } = world;
  const spied = {
    ...world,
    cases: {
      ...cases,
      worklist: (question: Parameters<typeof cases.worklist>[0]) => {
        questions.push({ limit: question.limit, among: question.only?.among });
        return cases.worklist(question);
      },
    },
  };

  await ask(spied, 'listWork', { as: desk });
  await ask(spied, 'listWork', { as: desk, query: { need: 'legal' } });

  expect(questions).toEqual([
    { limit: 50, among: undefined },
    { limit: 50, among: mostLookedAt },
  ]);
});

test('an entry says where, how pressing, what to know and when somebody last tried', async () => {
  await aPerson('Una', {}, { interpreter: true });
  await run(world);
  const [{ id } = { id: '' }] = (await list({})).body['items'] as { id: string }[];
  await ask(world, 'recordContact', { as: desk, id, body: { type: 'phone', outcome: 'voicemail' } });

  expect((await list({})).body['items']).toMatchObject([
    {
      outcode: 'L9',
      target: 'ahead',
      flags: ['communication'],
      attempts: 1,
      lastContact: { at: '2026-11-23T10:00:00.000Z', type: 'phone', outcome: 'voicemail' },
    },
  ]);
});
