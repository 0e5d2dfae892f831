import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedbackScope } from '../../schemas/codes.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask } from './ask.ts';
import { run } from './run.ts';
import { act, aReferralInCare, needsBenefits, request } from './sharing.ts';

// What whoever referred somebody hears of them is the person's to say, and to say again.

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const { person } = aRequestBody();
const una = { ...needsBenefits, person: { ...person, nhsNumber: { value: '9990548609' } } };
const mayHear = (id: ReferralId, feedback: FeedbackScope) =>
  ask(world, 'changeFeedback', { as: 'amina-yusuf', id, body: { feedback } });

test('news that waits to be sent when the person says no to it never leaves, and the ledger says why (H12)', async () => {
  const id = await aReferralInCare(world, una);
  const { id: onward, partner } = await request(world, id);
  await act(world, id, { type: 'partner-accept', onward }, { kind: 'partner', partner, via: 'link' });

  expect((await mayHear(id, 'none')).status).toBe(200);
  world.passMinutes(11);
  await run(world);

  const news = (await world.cases.messages(id)).find(({ kind }) => kind === 'referrer-partner-accepted');
  expect(news?.state).toMatchObject({ status: 'stopped', because: 'the person does not want news to go back' });
  expect(world.sent.map(({ subject }) => subject).join()).not.toContain('has a place');
});

test('from then on the referrer reads that it is open and files no code, even once it has been closed', async () => {
  const id = await aReferralInCare(world, una);
  await act(world, id, {
    type: 'record-contact',
    contact: 'phone',
    outcome: 'spoke',
    occurredAt: world.clock.now(),
  });
  const codes = async () => {
    const day = world.clock.now().slice(0, 10);
    return (await ask(world, 'exportGpCoding', { query: { from: day, to: day } })).body['rows'];
  };
  const read = async () => (await ask(world, 'readReferral', { id })).body;
  expect([(await read())['status'], await codes()]).toMatchObject(['active', [{}]]);

  await act(world, id, { type: 'close', reason: 'need-met', words: 'She dances again.', unmet: [] });
  await mayHear(id, 'none');

  expect(await read()).toMatchObject({ status: 'closed' });
  expect(JSON.stringify(await read())).not.toMatch(/dances|need-met|spoken/);
  expect(await codes()).toEqual([]);
});

test('whoever may hear again does, and saying the same twice changes nothing', async () => {
  const id = await aReferralInCare(world, { ...una, consent: { referral: { status: 'given' }, feedbackToGp: 'none' } });

  expect((await mayHear(id, 'full')).status).toBe(200);
  expect((await mayHear(id, 'full')).status).toBe(409);

  expect((await ask(world, 'readReferral', { id })).body).toHaveProperty('assignedTo');
});
