import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReferralId } from '../../schemas/ids.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, send } from './ask.ts';
import { run } from './run.ts';
import { aReferralInCare, needsBenefits, request } from './sharing.ts';

// What an advisor learns of how somebody can safely be reached counts from then on, and for what waits.

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const mobile = { system: 'phone' as const, value: '+447700900123', type: 'mobile' as const, okToText: true };
const una = (telecom: (typeof mobile)[] = [mobile]) => ({
  ...needsBenefits,
  person: { ...aRequestBody().person, nhsNumber: { value: '9990548609' }, telecom },
});
const putRight = (id: ReferralId, body: object, as = 'amina-yusuf') => ask(world, 'correctContact', { as, id, body });
const headOf = async (id: ReferralId) => {
  const referral = await world.cases.referral(id);
  if (!referral) throw new Error(`${id} is there`);
  return referral;
};
const recordOf = async (id: ReferralId) => (await world.cases.person((await headOf(id)).person))?.details;
const toldOfSharing = async (id: ReferralId) =>
  (await world.cases.messages(id)).find(({ kind }) => kind === 'person-shared')?.state;
const noWay = { status: 'failed', because: 'there is no number or address of theirs that we may write to' };
const sentTo = (value: string) => world.sent.filter(({ to }) => to === value);

test('a text that waits when its number turns out to be shared with somebody never leaves, nor does a partner read it', async () => {
  const id = await aReferralInCare(world, una());
  const { id: onward } = await request(world, id);
  const earlier = sentTo(mobile.value).length;

  expect((await putRight(id, { telecom: [{ ...mobile, safe: false }] })).status).toBe(200);
  await run(world);

  expect(await toldOfSharing(id)).toMatchObject(noWay);
  expect(sentTo(mobile.value)).toHaveLength(earlier);
  const seen = await ask(world, 'readRequest', { as: 'kestrel-referrals-desk', params: { onward } });
  expect(seen.status).toBe(200);
  expect(seen.text).not.toContain('7700900123');
});

test('an unsafe number stays unsafe when it is left out, or sent again by another referral', async () => {
  const id = await aReferralInCare(world, una());
  await putRight(id, { telecom: [{ ...mobile, safe: false }] });
  await putRight(id, { telecom: [] });
  await putRight(id, { telecom: [mobile] });

  expect((await headOf(id)).request.person.telecom).toEqual([{ ...mobile, safe: false }]);
  const again = await aReferralInCare(world, una());
  expect((await headOf(again)).person).toBe((await headOf(id)).person);
  await request(world, again);
  await run(world);
  expect(await toldOfSharing(again)).toMatchObject(noWay);

  await putRight(id, { telecom: [{ ...mobile, safe: true }] });
  expect((await recordOf(id))?.telecom).toEqual([{ ...mobile, safe: true }]);
});

test('a number for somebody who had none is used from then on, and one that was wrong is gone from their record too', async () => {
  const id = await aReferralInCare(world, una([]));
  await putRight(id, { telecom: [{ ...mobile, value: '+447700900999' }] });
  await putRight(id, { telecom: [mobile] });
  await request(world, id);
  await run(world);

  expect(sentTo(mobile.value)).not.toEqual([]);
  expect(sentTo('+447700900999')).toEqual([]);
  expect((await recordOf(id))?.telecom).toEqual([mobile]);
});

test('a hold for want of a safe way of contact stays until a person releases it', async () => {
  const { body } = await send(world, aRequestBody({ ...una([]), person: { ...una([]).person, address: undefined } }));
  const id = body['id'] as ReferralId;
  const hold = async () => (await ask(world, 'readReferral', { as: 'amina-yusuf', id })).body['hold'];
  expect(await hold()).toMatchObject({ reasons: ['no-safe-way-of-contact'] });

  expect((await putRight(id, { telecom: [mobile] })).status).toBe(200);

  expect(await hold()).toMatchObject({ reasons: ['no-safe-way-of-contact'] });
  expect(await headOf(id)).toMatchObject({ status: 'held' });
});

test('what was sent stays in the history, a referrer cannot put it right, and saying nothing changes nothing', async () => {
  const id = await aReferralInCare(world, una());
  await putRight(id, { contactPreference: { safeTimes: 'Mornings only' } });

  const { telecom, contactPreference } = (await headOf(id)).request.person;
  expect({ telecom, contactPreference }).toMatchObject({ telecom: [mobile], contactPreference: { doNotContact: [] } });
  const [received] = await world.cases.events(id);
  expect(received).toMatchObject({ type: 'ReferralReceived.v1' });
  expect(JSON.stringify(received)).not.toContain('Mornings only');

  expect((await putRight(id, {})).status).toBe(409);
  expect((await putRight(id, { telecom: [] }, 'walton-village-practice')).status).toBe(403);
});
