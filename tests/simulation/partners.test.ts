import { expect, test } from 'vitest';
import type { Command } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Actor } from '../../events/referral-events.ts';
import type { OnwardId } from '../../schemas/ids.ts';
import { offers, opening } from '../lives.ts';
import { violations } from '../model/invariants.ts';
import { openService, receive, type Service, type Task, together } from '../model/service.ts';
import { ada, day, neighbours, onwardCommand, una } from '../samples.ts';
import { noTrouble, Scheduler } from './scheduler.ts';

const people = 3;
const [lastPlace = expect.fail('there are offers')] = offers;

/** The last request, or one that there is not: then it is refused. */
const asked = ({ onward, id }: Referral): OnwardId => onward.at(-1)?.id ?? (`onw_${id.slice(4)}-9999` as OnwardId);

/** What goes on between an advisor, a partner and a person: often twice, often too late. */
const deeds: readonly (readonly [(referral: Referral) => Command, Actor])[] = [
  [() => onwardCommand({ offer: lastPlace }), ada],
  [referral => ({ type: 'partner-accept', onward: asked(referral) }), neighbours],
  [
    referral => ({ type: 'partner-decline', onward: asked(referral), reason: 'no-capacity', declinedBy: 'partner' }),
    neighbours,
  ],
  [referral => ({ type: 'undo-answer', onward: asked(referral) }), neighbours],
  [referral => ({ type: 'partner-ask', onward: asked(referral), question: 'A ramp?' }), neighbours],
  [
    referral => ({ type: 'report-attendance', onward: asked(referral), attendance: 'attended', on: day('2026-11-23') }),
    neighbours,
  ],
  [() => ({ type: 'withdraw-consent' }), una],
  [() => ({ type: 'withdraw', asked: 'person' }), una],
  [() => ({ type: 'close', reason: 'need-met', unmet: [] }), ada],
  [() => ({ type: 'reopen', reason: 'rang' }), ada],
];

const always: readonly Task[] = [{ do: 'deliver' }, { do: 'deliver' }, { do: 'look-at-the-clock' }];

/** Days full of trouble, then calm until nothing waits any more. */
async function live(seed: number): Promise<{ service: Service; faults: number }> {
  const { dice } = new Scheduler(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] ?? expect.fail('it is not empty');
  const service = await openService();
  for (let referral = 0; referral < people; referral++) {
    await receive(service, false);
    for (const move of opening.slice(0, 4)) await together(service, [{ do: 'try', referral, move }], seed);
  }
  let faults = 0;
  for (let round = 0; round < 8; round++) {
    const tasks = Array.from({ length: 6 }, (): Task => {
      const [command, by] = pick(deeds);
      return { do: 'try', referral: Math.floor(dice() * people), move: { command, by, minutesLater: 0 } };
    });
    faults += await together(service, [...tasks, ...always], seed * 100 + round, { crash: 0.04, refusal: 0.04 });
    expect(await violations(service), `seed ${seed}, round ${round}`).toEqual([]);
    service.world.passMinutes(Math.floor(dice() * 12));
  }
  for (let calm = 0; calm < 40; calm++) {
    service.world.passMinutes(2);
    await together(service, [{ do: 'look-at-the-clock' }], seed, noTrouble);
    await together(service, [{ do: 'deliver' }], seed, noTrouble);
  }
  return { service, faults };
}

async function unsettled({ world, referrals }: Service): Promise<string[]> {
  const found: string[] = [];
  for (const id of referrals) {
    const ledger = await world.cases.messages(id);
    for (const { id: message, state } of ledger)
      if (state.status === 'queued' || state.status === 'leased') found.push(`${message} was never settled`);
    const head = await world.cases.referral(id);
    for (const { id: onward, status } of head?.onward ?? []) {
      const sent = (kind: string) =>
        ledger.some(one => one.kind === kind && one.about?.onward === onward && one.state.status === 'sent');
      if (status === 'withdrawn' && sent('partner-request') && !sent('partner-stop'))
        found.push(`the partner of ${onward} was never told to stop`);
    }
  }
  const references = world.sent.map(({ reference }) => reference);
  if (new Set(references).size < references.length) found.push('something was sent twice');
  return found;
}

test('partners, withdrawals and endings at once, with crashes and refusals: nothing is doubled, lost or left unsaid', async () => {
  const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 40);
  let faults = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const life = await live(seed);
    faults += life.faults;
    expect([...(await violations(life.service)), ...(await unsettled(life.service))], `seed ${seed}`).toEqual([]);
    life.service.world.close();
  }
  expect(faults).toBeGreaterThan(seeds); // a simulation without trouble would prove nothing
}, 120_000);
