import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReferralId } from '../../schemas/ids.ts';
import {
  conflicts,
  laggingIndexes,
  lostMessages,
  onceAfter,
  repeatedMessages,
  spoiltImages,
  throttling,
} from './faults.ts';
import type { Call } from './gate.ts';
import { aReferral } from './referrals.ts';
import { type Service, startService } from './service.ts';

// Each test begins with functions that have never run; a busy machine takes its time to start them.
vi.setConfig({ testTimeout: 90_000 });

let service: Service;
beforeEach(async () => {
  service = await startService();
});
afterEach(() => service.stop());

test('wake-ups that were lost are found by the clock', async () => {
  const arriveAgain = service.disturb(lostMessages);
  const id = await service.refer();
  arriveAgain();
  await service.drain();
  expect(await service.cases.referral(id)).toMatchObject({ status: 'received' });

  await service.passMinute();

  await expectToldOnce();
  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned', matches: 1 });
});

test('wake-ups that come three times change nothing', async () => {
  service.disturb(repeatedMessages({ times: 3 }));
  const id = await service.refer();
  await service.drain();

  await expectToldOnce();
  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned', matches: 1 });
});

test('with a busy store, colliding transactions and indexes that lag, everybody still gets an advisor', async () => {
  service.disturb(throttling({ inARow: 4, outOf: 50 }));
  service.disturb(conflicts());
  service.disturb(laggingIndexes({ questions: 20 }));
  const people = [aReferral(), aReferral(), aReferral({ person: { name: { given: ['Ottoline'] }, ...reachable } })];

  const ids: ReferralId[] = [];
  for (const body of people) ids.push(await service.refer(body));
  await service.drain();
  for (let minutes = 0; minutes < 3; minutes++) await service.passMinute();

  for (const id of ids) expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned', matches: 1 });
  expect(await service.queue('MatchingDeadLetters').count()).toBe(0);
  expect(await service.queue('MessagesDeadLetters').count()).toBe(0);
});

test.each([
  ['match', 'MatchFunction', ({ action }: Call) => action === 'TransactWriteItems'],
  ['notify, having leased a message', 'NotifyFunction', ({ action }: Call) => action === 'TransactWriteItems'],
])('when %s dies in the middle of its work, somebody else does the rest', async (_what, lambda, isIt) => {
  service.disturb(
    onceAfter(
      call => call.caller === lambda && isIt(call),
      () => service.kill(lambda),
    ),
  );
  const id = await service.refer();
  await service.drain();

  for (let minutes = 0; minutes < 3; minutes++) await service.passMinute();

  await expectToldOnce();
  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned', matches: 1 });
  expect((await service.cases.messages(id)).map(({ state }) => state.status)).toEqual(['sent', 'sent', 'sent']);
});

test('when notify dies after SES took a message, it goes out again under its reference, as SES cannot be asked', async () => {
  service.disturb(
    onceAfter(
      ({ action }) => action === 'SendEmail',
      () => service.kill('NotifyFunction'),
    ),
  );
  const id = await service.refer();
  await service.drain();

  for (let minutes = 0; minutes < 3; minutes++) await service.passMinute();

  expect((await service.cases.messages(id)).map(({ state }) => state.status)).toEqual(['sent', 'sent', 'sent']);
  const references = service.sentMail.map(({ headers }) => headers['X-Reference']);
  expect([references.length, new Set(references).size]).toEqual([4, 3]);
});

test('an image that is spoilt is refused and counted; who waited for it is matched when it is whole again', async () => {
  const mend = service.disturb(spoiltImages);
  const id = await service.refer();
  await service.drain();
  expect(await service.cases.referral(id)).toMatchObject({ status: 'received' });
  const said = service.logsOf('MatchFunction').join();
  expect(said).toContain('"message":"image refused"');
  expect(said).toMatch(/"ImageRefused":\[?\d/);

  mend();
  for (let minutes = 0; minutes < 2; minutes++) await service.passMinute();

  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned', matches: 1 });
});

const reachable = { telecom: [{ system: 'phone' as const, value: '0151 496 0177' }] };

async function expectToldOnce(): Promise<void> {
  expect(
    service
      .mail()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['New referral for you', 'Referral has an advisor', 'We have your referral']);
}
