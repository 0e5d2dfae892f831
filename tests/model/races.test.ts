import { expect, test } from 'vitest';
import type { Command } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Actor } from '../../events/referral-events.ts';
import { AdvisorId, type ReferralId } from '../../schemas/ids.ts';
import { opening } from '../lives.ts';
import { ada, contactCommand, duty, neighbours, una, walton } from '../samples.ts';
import { violations } from './invariants.ts';
import { openService, receive, type Service, type Task, together } from './service.ts';

// Each race is run in every order that forty seeds draw: at every call to the world another one may go first.

const seeds = Array.from({ length: 40 }, (_, seed) => seed);
const tries = (referral: number, command: (referral: Referral) => Command, by: Actor): Task => ({
  do: 'try',
  referral,
  move: { command, by, minutesLater: 0 },
});
const deliver: Task = { do: 'deliver' };
const request = opening[4]?.command;
const accept = opening[5]?.command;

/** People who have come as far as the first so many steps of the usual beginning. */
async function serviceWith(people: number, steps: number): Promise<Service> {
  const service = await openService();
  for (let referral = 0; referral < people; referral++) {
    await receive(service, false);
    for (const move of opening.slice(0, steps)) await together(service, [{ do: 'try', referral, move }], 1);
  }
  return service;
}

/** Runs the race with every seed; afterwards nothing may be wrong, whoever won. */
async function race(
  begin: () => Promise<Service>,
  tasks: readonly Task[],
  look: (service: Service, heads: readonly Referral[]) => Promise<string> | string,
): Promise<Set<string>> {
  const outcomes = new Set<string>();
  for (const seed of seeds) {
    const service = await begin();
    await together(service, tasks, seed);
    expect(await violations(service), `seed ${seed}`).toEqual([]);
    outcomes.add(await look(service, await Promise.all(service.referrals.map(id => head(service, id)))));
    service.world.close();
  }
  return outcomes;
}

async function head({ world }: Service, id: ReferralId): Promise<Referral> {
  return (await world.cases.referral(id)) ?? expect.fail('it was received');
}

const subjects = ({ world }: Service) => world.sent.map(({ to }) => to);

test('two advisors ask for the last place at once: one gets it, and it is not always the same one', async () => {
  const ask = (referral: number): Task => ({
    do: 'try',
    referral,
    move: { command: request ?? expect.fail(), by: ada, minutesLater: 0 },
  });

  const winners = await race(
    () => serviceWith(2, 4),
    [ask(0), ask(1)],
    (_, heads) => heads.map(({ onward }) => onward.length).join(),
  );

  expect([...winners].sort()).toEqual(['0,1', '1,0']);
});

test('a partner’s answer comes twice at once, or two different ones: one counts', async () => {
  const decline = tries(
    0,
    ({ onward }) => ({
      type: 'partner-decline',
      onward: onward[0]?.id ?? expect.fail(),
      reason: 'no-capacity',
      declinedBy: 'partner',
    }),
    neighbours,
  );
  const yes = tries(0, referral => accept?.(referral, referral.receivedAt) ?? expect.fail(), neighbours);

  const answers = await race(
    () => serviceWith(1, 5),
    [yes, yes, decline],
    async ({ world }, [one]) => {
      const events = await world.cases.events(one?.id ?? expect.fail());
      return events.flatMap(({ type }) => (type.startsWith('Partner') ? [type] : [])).join();
    },
  );

  expect([...answers].sort()).toEqual(['PartnerAccepted.v1', 'PartnerDeclined.v1']);
});

test('consent is withdrawn while the request is being sent: what left is followed by a stop, what did not leave never does', async () => {
  const withdraw = tries(0, () => ({ type: 'withdraw-consent' }), una);

  const outcomes = await race(
    () => serviceWith(1, 5),
    [deliver, withdraw],
    async service => {
      for (let round = 0; round < 3; round++) {
        service.world.passMinutes(5);
        await together(service, [{ do: 'look-at-the-clock' }], 1);
        await together(service, [deliver], 1);
      }
      const ledger = await service.world.cases.messages(service.referrals[0] ?? expect.fail());
      return ledger
        .flatMap(({ kind, state }) => (kind.startsWith('partner-') ? [`${kind} ${state.status}`] : []))
        .sort()
        .join(', ');
    },
  );

  expect(outcomes).toContain('partner-request sent, partner-stop sent');
  expect(outcomes).toContain('partner-request stopped, partner-stop stopped');
  expect(outcomes).not.toContain('partner-request sent, partner-stop stopped');
});

test('a referral is handed over while its advisor records a contact: both are kept, or the one that came too late is refused', async () => {
  const handOver = tries(
    0,
    () => ({ type: 'hand-over', advisor: AdvisorId.parse('advisor-ben'), site: walton, reason: 'Polish' }),
    ada,
  );
  const contact = tries(0, ({ receivedAt }) => contactCommand({ occurredAt: receivedAt }), ada);

  const outcomes = await race(
    () => serviceWith(1, 2),
    [handOver, contact],
    (_, [one]) => (one?.status === 'active' ? `${one.status} ${one.advisor}` : String(one?.status)),
  );

  expect([...outcomes]).toEqual(['active advisor-ben']);
});

test('a referral is closed and reopened while a partner answers: nothing is lost, and a decline is before somebody', async () => {
  const ended = tries(
    0,
    ({ onward }) => ({ type: 'end-onward', onward: onward[0]?.id ?? expect.fail(), outcome: 'left-early' }),
    neighbours,
  );
  const close = tries(0, () => ({ type: 'close', reason: 'need-partly-met', unmet: [] }), duty);
  const reopen = tries(0, () => ({ type: 'reopen', reason: 'rang' }), duty);

  const outcomes = await race(
    () => serviceWith(1, 6),
    [ended, close, reopen],
    (_, [one]) => {
      const isAsked = one?.attention.some(({ to }) => to === 'partner-failed');
      return `${one?.status} ${isAsked ? 'to decide' : 'decided'}`;
    },
  );

  expect(outcomes).toContain('assigned to decide');
  expect(outcomes).toContain('closed to decide');
});

test('ten wake-ups of one referral and of its messages at once: one advisor, each message once', async () => {
  const again = async () => {
    const service = await serviceWith(1, 0);
    const { matching, messages } = service.world.waiting;
    for (let copy = 0; copy < 3; copy++) for (const list of [matching, messages]) list.push(...list);
    return service;
  };

  const outcomes = await race(again, [deliver], async service => {
    await together(service, [deliver], 1);
    return `${(await head(service, service.referrals[0] ?? expect.fail())).status}, ${subjects(service).length} sent`;
  });

  expect(outcomes.size).toBe(1);
});
