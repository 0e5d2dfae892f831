import { describe, expect, test } from 'vitest';
import type { CaseStore, Promised, WorklistQuestion } from '../../domain/ports.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { AdvisorId } from '../../schemas/ids.ts';
import { at, referralId } from '../../tests/samples.ts';
import { aCommit, type OpenCases } from './case-store-samples.ts';
import { aMessage, aReferral, messageId } from './samples.ts';

const ada = AdvisorId.parse('advisor-ada');
const ben = AdvisorId.parse('advisor-ben');
const tuesday = (time: string) => `2026-11-24T${time}:00.000Z`;

/** Who is waiting for whom, and for how long. */
export function caseStoreLists(open: OpenCases): void {
  describe('worklists', () => worklistTests(open));
  describe('promises', () => dueTests(open));
}

function worklistTests(open: OpenCases): void {
  /** Numbered in the order of urgency. */
  const everyone = [
    aHeldReferral(1, '09:00'),
    aHeldReferral(2, '12:00'),
    aReferral({ number: 3, assignBy: tuesday('08:00') }),
    aReferral({ number: 4, status: 'assigned', advisor: ada, contactBy: tuesday('10:00') }),
    aReferral({ number: 5, assignBy: tuesday('11:00') }),
    aReferral({ number: 6, status: 'assigned', advisor: ada, contactBy: tuesday('11:00') }),
    aReferral({ number: 7, status: 'assigned', advisor: ben, contactBy: tuesday('12:00') }),
  ];
  const openWithEveryone = async () => {
    const cases = await open();
    for (const after of everyone.toReversed()) await cases.commit({ referrals: [aCommit({ after })] });
    return cases;
  };

  test.each<[string, WorklistQuestion['list'], number[]]>([
    ['all: holds before everything else, then what is due soonest', 'all', [1, 2, 3, 4, 5, 6, 7]],
    ['unassigned', 'unassigned', [3, 5]],
    ['held', 'held', [1, 2]],
    ['one advisor’s', { advisor: ada }, [4, 6]],
    ['an advisor’s who has nobody', { advisor: AdvisorId.parse('advisor-new') }, []],
    ['overdue, the instant itself not yet', { overdueAt: at(tuesday('11:00')) }, [1, 3, 4]],
    ['overdue when nothing is', { overdueAt: at(tuesday('08:00')) }, []],
    ['overdue when everything is', { overdueAt: at(tuesday('23:00')) }, [1, 2, 3, 4, 5, 6, 7]],
  ])('the list of %s', async (_, list, expected) => {
    const cases = await openWithEveryone();

    for (const limit of [1, 2, 3, 100]) {
      const pages = await pagesOf(cases, list, limit);
      expect(pages.flat()).toEqual(expected.map(number => everyone[number - 1]));
      expect(pages).toHaveLength(Math.max(1, Math.ceil(expected.length / limit)));
    }
    expect(await cases.countOf(list)).toBe(expected.length);
  });

  test('a page of those that fit reads on past those that do not, and goes on after the last that it looked at', async () => {
    const cases = await openWithEveryone();
    const isAdas = (one: Referral) => 'advisor' in one && one.advisor === ada;
    const numbersOf = (items: readonly Referral[]) =>
      items.map(one => everyone.findIndex(({ id }) => id === one.id) + 1);
    const ask = async (among: number, limit: number) => {
      const pages: number[][] = [];
      let after: string | undefined;
      do {
        const only = { fits: isAdas, among };
        const page = await cases.worklist({ list: 'all', limit, only, ...(after !== undefined && { after }) });
        pages.push(numbersOf(page.items));
        after = page.next;
      } while (after !== undefined);
      return pages;
    };

    expect(await ask(1000, 10)).toEqual([[4, 6]]);
    expect(await ask(1000, 1)).toEqual([[4], [6], []]);
    expect(await ask(3, 10)).toEqual([[], [4, 6], []]);
    expect(await ask(7, 10)).toEqual([[4, 6]]);
  });

  test('a referral is on the lists of where it stands now', async () => {
    const cases = await open();
    const steps = [
      aHeldReferral(1, '09:00'),
      aReferral({ version: 2 }),
      aReferral({ version: 3, status: 'assigned', advisor: ada }),
      aReferral({ version: 4, status: 'assigned', advisor: ben }),
    ];
    const seen: string[] = [];
    for (const [i, after] of steps.entries()) {
      await cases.commit({ referrals: [aCommit({ before: steps[i - 1], after })] });
      const lists = { held: 'held', unassigned: 'unassigned', ada: { advisor: ada }, ben: { advisor: ben } } as const;
      for (const [name, list] of Object.entries(lists))
        if ((await cases.worklist({ list, limit: 10 })).items.length > 0) seen.push(`${i + 1} ${name}`);
      expect((await cases.worklist({ list: 'all', limit: 10 })).items).toEqual([after]);
    }

    expect(seen).toEqual(['1 held', '2 unassigned', '3 ada', '4 ben']);
    expect(await cases.openCount(ada)).toBe(0);
    expect(await cases.openCount(ben)).toBe(1);
  });

  test('what has ended is on the list of closed ones, the newest first, and on no open one', async () => {
    const cases = await open();
    const closed = [1, 2, 3].map(number => aClosedReferral(number, `1${number}:00`));
    for (const after of [...closed, aReferral({ number: 4 })]) await cases.commit({ referrals: [aCommit({ after })] });

    for (const limit of [1, 2, 100])
      expect((await pagesOf(cases, 'closed', limit)).flat()).toEqual(closed.toReversed());
    expect(await cases.countOf('closed')).toBe(3);
    expect(await cases.countOf('all')).toBe(1);
  });

  test('an advisor’s list goes on after a closed one that has something to be decided', async () => {
    const cases = await open();
    const answered = {
      to: 'person-answered',
      since: tuesday('09:00'),
      decideBy: tuesday('12:00'),
      isOverdue: false,
    } as const;
    const closed = aClosedReferral(1, '08:00', { attention: [answered] });
    const later = aReferral({ number: 2, status: 'assigned', advisor: ada, contactBy: tuesday('15:00') });
    for (const after of [closed, later]) await cases.commit({ referrals: [aCommit({ after })] });

    expect((await pagesOf(cases, { advisor: ada }, 1)).flat()).toEqual([closed, later]);
  });

  test('a list goes on where the page ended, whatever has left it meanwhile', async () => {
    const cases = await openWithEveryone();
    const { items, next = '' } = await cases.worklist({ list: 'unassigned', limit: 1 });
    const [first] = items;
    if (!first) throw new Error('nobody is unassigned');
    const after = aReferral({ number: 3, version: first.version + 1, status: 'assigned', advisor: ben });
    await cases.commit({ referrals: [aCommit({ before: first, after })] });

    const rest = await cases.worklist({ list: 'unassigned', limit: 10, after: next });

    expect(rest).toEqual({ items: [everyone[4]] });
  });

  test('a cursor of one list only ever moves within another', async () => {
    const cases = await openWithEveryone();
    const { next = '' } = await cases.worklist({ list: 'all', limit: 5 });

    const adas = await cases.worklist({ list: { advisor: ada }, limit: 10, after: next });
    const held = await cases.worklist({ list: 'held', limit: 10, after: next });
    const overdue = await cases.worklist({ list: { overdueAt: at(tuesday('10:30')) }, limit: 10, after: next });

    expect([adas.items, held.items, overdue.items]).toEqual([[everyone[5]], [], []]);
  });

  const encoded = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
  const place = [1, tuesday('11:00'), referralId()];
  test.each([
    ['nothing', ''],
    ['no cursor', 'next please'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['too short', encoded(place.slice(0, 2))],
    ['too long', encoded([...place, 1])],
    ['of a rank that there is not', encoded([7, place[1], place[2]])],
    ['of no time', encoded([1, 'soon', place[2]])],
    ['of a time otherwise written', encoded([1, '2026-11-24T11:00Z', place[2]])],
    ['of no referral', encoded([1, place[1], 'per_01JD8ZK4T6V9W2X3Y5Z7A8B9C0'])],
    ['padded', `${encoded(place)}==`],
  ])('a cursor that is %s is refused', async (_, after) => {
    const cases = await open();

    await expect(cases.worklist({ list: 'all', limit: 10, after })).rejects.toThrow(
      new RangeError('the cursor is not one that a page of this list gave'),
    );
  });
}

function dueTests(open: OpenCases): void {
  const dueAt = async (cases: CaseStore, time: string) => {
    const due: Promised[] = [];
    for await (const one of cases.due(at(tuesday(time)))) due.push(one);
    return due;
  };

  test('what is promised for now or before is due, and nothing later', async () => {
    const cases = await open();
    await cases.commit({
      referrals: [
        aCommit({ after: aHeldReferral(1, '09:59') }),
        aCommit({ after: aHeldReferral(2, '10:00') }),
        aCommit({ after: aHeldReferral(3, '10:01') }),
        aCommit({ after: aReferral({ number: 4, status: 'assigned', contactBy: tuesday('08:00'), overdue: true }) }),
      ],
    });

    expect(new Set(await dueAt(cases, '10:00'))).toEqual(
      new Set([
        { referral: referralId(1), dueAt: tuesday('09:59') },
        { referral: referralId(2), dueAt: tuesday('10:00') },
      ]),
    );
  });

  test('a promise that was kept is no longer due, and the next one is due in its time', async () => {
    const cases = await open();
    const before = aHeldReferral(1, '09:00');
    await cases.commit({ referrals: [aCommit({ after: before })] });
    await cases.commit({ referrals: [aCommit({ before, after: { ...aHeldReferral(1, '11:00'), version: 2 } })] });

    expect(await dueAt(cases, '10:00')).toEqual([]);
    expect(await dueAt(cases, '11:00')).toEqual([{ referral: referralId(1), dueAt: tuesday('11:00') }]);
  });

  test('a message is due until it is sent, stopped or failed', async () => {
    const cases = await open();
    const [queued, ...later] = [
      aMessage({ state: { status: 'queued', dueAt: tuesday('09:00') } }),
      aMessage({ version: 2, state: { status: 'leased', dueAt: tuesday('09:05') } }),
      aMessage({
        version: 3,
        state: { status: 'sent', at: tuesday('09:01'), address: 'a@b.example', providerId: '1' },
      }),
    ];
    const due = (time: string) => [{ referral: referralId(), message: messageId(1), dueAt: tuesday(time) }];
    const after = aReferral({ status: 'assigned', contactBy: tuesday('12:00') });
    await cases.commit({ referrals: [aCommit({ after, messages: queued ? [queued] : [] })] });

    expect(await dueAt(cases, '08:59')).toEqual([]);
    expect(await dueAt(cases, '09:00')).toEqual(due('09:00'));
    for (const message of later) {
      await cases.saveMessage(message, message.version - 1);
      expect(await dueAt(cases, '09:00')).toEqual([]);
      expect(await dueAt(cases, '10:00')).toEqual(message.state.status === 'leased' ? due('09:05') : []);
    }
  });

  test('everything that is due is found, however much it is and wherever it was put', async () => {
    const cases = await open();
    const numbers = Array.from({ length: 450 }, (_, i) => i + 1);
    const changes = numbers.map(number => {
      const after = aHeldReferral(number, '09:00');
      const message = aMessage({ referral: after.id, state: { status: 'queued', dueAt: tuesday('09:00') } });
      return aCommit({ after, messages: [message] });
    });
    for (let i = 0; i < changes.length; i += 20) await cases.commit({ referrals: changes.slice(i, i + 20) });

    const due = await dueAt(cases, '10:00');

    const names = due.map(one => one.message ?? one.referral);
    const expected = numbers.flatMap(number => [referralId(number), messageId(1, referralId(number))]);
    expect(names.toSorted()).toEqual(expected.toSorted());
  });

  test('a walk goes on while what it finds is dealt with', async () => {
    const cases = await open();
    for (let number = 1; number <= 120; number++)
      await cases.commit({ referrals: [aCommit({ after: aHeldReferral(number, '09:00') })] });

    let dealtWith = 0;
    for await (const { referral } of cases.due(at(tuesday('10:00')))) {
      const before = await cases.referral(referral);
      if (before?.status !== 'held') throw new Error('found twice');
      const after = { ...before, version: 2, hold: { ...before.hold, lookBy: at(tuesday('09:30')) } };
      if (before.version === 1) await cases.commit({ referrals: [aCommit({ before, after })] });
      dealtWith += 1;
    }

    expect(dealtWith).toBeGreaterThanOrEqual(120);
    for await (const { referral } of cases.due(at(tuesday('10:00'))))
      expect(await cases.referral(referral)).toMatchObject({ version: 2 });
  });
}

const aClosedReferral = (number: number, time: string, change: Parameters<typeof aReferral>[0] = {}) =>
  aReferral({ number, status: 'closed', closed: { at: tuesday(time), reason: 'need-met' }, ...change });

function aHeldReferral(number: number, time: string): Extract<Referral, { status: 'held' }> {
  const hold = {
    reasons: ['safeguarding' as const],
    since: tuesday('08:00'),
    owner: 'duty',
    lookBy: tuesday(time),
    round: 0,
  };
  const referral = aReferral({ number, status: 'held', hold });
  if (referral.status !== 'held') throw new Error('the sample is not held');
  return referral;
}

async function pagesOf(
  cases: CaseStore,
  list: WorklistQuestion['list'],
  limit: number,
): Promise<(readonly Referral[])[]> {
  const pages: (readonly Referral[])[] = [];
  let after: string | undefined;
  do {
    const page = await cases.worklist({ list, limit, ...(after !== undefined && { after }) });
    pages.push(page.items);
    after = page.next;
  } while (after !== undefined);
  return pages;
}
