import { expect, test } from 'vitest';
import { sendMessage } from '../../functions/notify/send-message.ts';
import type { MessageKind } from '../../schemas/message.ts';
import { run, tick } from '../pipeline/run.ts';
import { act, aReferralInCare, request } from '../pipeline/sharing.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { Scheduler } from './scheduler.ts';

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

/** A person withdraws consent at the moment at which the request is being sent to the partner. */
async function race(real: TestWorld, seed: number) {
  const id = await aReferralInCare(real);
  await request(real, id);
  real.waiting.messages.length = 0;
  const toPartner = (await real.cases.messages(id)).find(({ kind }) => kind === 'partner-request');
  if (!toPartner) throw new Error('the partner is to be asked');

  const happened: string[] = [];
  const scheduler = new Scheduler(seed);
  const world = scheduled(real, scheduler, happened);
  scheduler.start(() => sendMessage(world, id, toPartner.id));
  scheduler.start(() => act(world, id, { type: 'withdraw-consent' }, { kind: 'person', via: 'link' }));
  await scheduler.settle();
  await run(real);
  real.passMinutes(2);
  await tick(real);

  const kinds = real.sent.filter(({ reference }) => reference.includes(id.slice(4))).map(kindOf);
  return { happened, asked: kinds.includes('partner-request'), stopped: kinds.includes('partner-stop') };
}

/** Says when the two decisive writes took effect. */
function scheduled(real: TestWorld, scheduler: Scheduler, happened: string[]): TestWorld {
  const cases: TestWorld['cases'] = {
    ...real.cases,
    async commit(changes) {
      await real.cases.commit(changes);
      if (changes.referrals.some(({ events }) => events.some(({ type }) => type === 'ConsentWithdrawn.v1')))
        happened.push('withdrawn');
    },
    async saveMessage(message, version) {
      await real.cases.saveMessage(message, version);
      if (message.kind === 'partner-request') happened.push(message.state.status);
    },
  };
  return {
    ...real,
    cases: { ...scheduler.between(cases), due: real.cases.due },
    directory: scheduler.between(real.directory),
    courier: scheduler.between(real.courier),
    hasher: scheduler.between(real.hasher),
  };
}

const kindOf = ({ reference }: { readonly reference: string }) =>
  reference.replace(/^msg_[^-]+-\d+-/, '') as MessageKind;

test('a request goes out after its consent was withdrawn in no interleaving; one that was out is followed by a stop', async () => {
  const real = await openWorld();
  const outcomes = [];
  for (const seed of seeds) outcomes.push({ seed, ...(await race(real, seed)) });
  real.close();

  for (const { seed, happened, asked, stopped } of outcomes) {
    expect({ seed, stopped }).toEqual({ seed, stopped: asked });
    if (happened.indexOf('withdrawn') < happened.indexOf('leased'))
      expect({ seed, asked }).toEqual({ seed, asked: false });
  }
  // Otherwise the seeds would have tried one order alone.
  expect(new Set(outcomes.map(({ asked }) => asked))).toEqual(new Set([true, false]));
}, 60_000);
