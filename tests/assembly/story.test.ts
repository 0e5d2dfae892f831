import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lostMessages } from './faults.ts';
import { aReferral, personalValues } from './referrals.ts';
import { idOf, type Service, startService } from './service.ts';

// Each test begins with functions that have never run; a busy machine takes its time to start them.
vi.setConfig({ testTimeout: 90_000 });

let service: Service;
beforeEach(async () => {
  service = await startService();
});
afterEach(() => service.stop());

test('a GP’s referral is kept, matched and assigned, and both the advisor and the practice are told', async () => {
  const sent = await service.ask('practice', '/v1/referrals', { body: aReferral() });
  await service.drain();

  expect(sent).toMatchObject({ status: 202, body: { status: 'received', linkedToOpenReferral: false } });
  const seen = await service.ask('practice', `/v1/referrals/${idOf(sent)}`);
  expect(seen).toMatchObject({ status: 200, body: { status: 'assigned', assignedTo: { name: expect.any(String) } } });
  const match = await service.cases.match(idOf(sent), 1);
  expect(match?.needs.map(({ code, offers }) => [code, offers.length > 1])).toEqual([
    ['loneliness', true],
    ['debt-money', true],
  ]);
  const practice = 'o.fairweather@example-pcn.example';
  expect(service.mail()).toHaveLength(3);
  expect(service.mail()).toContainEqual({ to: practice, subject: 'We have your referral' });
  expect(service.mail()).toContainEqual({ to: practice, subject: 'Referral has an advisor' });
  expect(service.mail()).toContainEqual({ to: expect.stringMatching(/@/), subject: 'New referral for you' });
});

test('no referral asks the directory for its offers: matching reads each image once, and then only memory', async () => {
  for (let referral = 0; referral < 3; referral++) {
    await service.refer();
    await service.drain();
  }

  const listed = service.calls.filter(({ action, caller }) => action === 'Query' && caller !== 'PublishFunction');
  expect(listed.map(({ body }) => body).join()).toContain('ADVISOR');
  expect(listed.filter(({ body }) => body.includes('OFFER'))).toEqual([]);
  const read = service.calls.filter(({ action, caller }) => action === 'GetObject' && caller === 'MatchFunction');
  expect(new Set(read.map(({ url }) => url)).size).toBe(3);
  expect(read.length).toBeLessThanOrEqual(3 * 4); // as often as there are processes of it
});

test('when all goes well, no log complains', async () => {
  await service.refer();
  await service.drain();
  await service.ask('desk', '/v1/worklist');
  await service.passMinute();

  const lines = service.logs.map(({ line }) => line);
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.filter(line => !line.startsWith('{') || /"level":"(WARN|ERROR)"/.test(line))).toEqual([]);
});

test('the same referral sent ten times at once is one referral', async () => {
  const post = { body: aReferral(), key: 'the-same-key' };

  const replies = await Promise.all(Array.from({ length: 10 }, () => service.ask('practice', '/v1/referrals', post)));
  await service.drain();

  expect(new Set(replies.map(idOf)).size).toBe(1);
  expect(service.mail()).toHaveLength(3);
  expect((await service.ask('desk', '/v1/worklist')).body['items']).toHaveLength(1);
});

test('a flagged referral pages the duty role and is not matched until a person has released it', async () => {
  const id = await service.refer(aReferral({ risk: { immediateConcern: ['suicidal-thoughts-or-self-harm'] } }));
  await service.drain();

  expect(service.mail()).toContainEqual({ to: 'duty@liferooms.example', subject: 'Please look now: referral is held' });
  expect(await service.cases.referral(id)).toMatchObject({ status: 'held', matches: 0 });

  await service.ask('desk', `/v1/referrals/${id}/take-hold`, { body: {} });
  const reason = 'Spoken with the practice: nobody is in danger now';
  await service.ask('desk', `/v1/referrals/${id}/release-hold`, { body: { reason } });
  await service.drain();

  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned', matches: 1 });
});

test('a wake-up that nobody can read rests among the dead letters while the rest of its batch is worked on', async () => {
  const arriveAgain = service.disturb(lostMessages);
  const id = await service.refer();
  arriveAgain();

  await service.queue('MatchingQueue').send('{"referral":"nobody"}', JSON.stringify({ referral: id }), 'not JSON');
  await service.drain();

  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned' });
  expect(await service.queue('MatchingDeadLetters').count()).toBe(2);

  await service.redrive('MatchingQueue');
  await service.drain();

  expect(await service.queue('MatchingDeadLetters').count()).toBe(2);
});

test('nothing personal is in a log, a queue, an address that is asked for, or a message', async () => {
  const worrying = aReferral({ ownWords: 'Mr Grimblethorpe next door is abusive' });
  const referrals = [aReferral(), worrying, aReferral({ needs: [] })];

  for (const body of referrals) await service.ask('practice', '/v1/referrals', { body });
  await service.drain();
  await service.passMinute();

  const queued = service.calls.filter(call => call.service === 'sqs');
  const said = [
    ...service.logs.map(({ line }) => line),
    ...queued.map(({ body }) => body),
    ...service.calls.map(({ url }) => url),
    ...service.sentMail.flatMap(({ subject, text, headers, tags }) => [
      subject,
      text,
      JSON.stringify({ headers, tags }),
    ]),
  ];
  expect(said.length).toBeGreaterThan(30);
  const personal = [...new Set(referrals.flatMap(personalValues))];
  expect(personal).toContain('Mr Grimblethorpe next door is abusive');
  expect(personal.filter(value => said.some(text => text.includes(value)))).toEqual([]);
});
