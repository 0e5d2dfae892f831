import { describe, expect, onTestFinished, test } from 'vitest';
import type { AccessLog } from '../../domain/ports.ts';
import { Access } from '../../schemas/access.ts';
import { referralId } from '../../tests/samples.ts';
import { createAccessLog } from '../tables/access-log.ts';
import type { ItemStore } from '../tables/item-store.ts';
import type { OpenItems } from './item-stores.ts';

/** What every log of accesses promises. */
export function accessLogContract(name: string, open: () => Promise<OpenItems>): void {
  const openLog: Open = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return { items, log: createAccessLog(items) };
  };
  describe(`${name} as a log of accesses`, () => {
    noteTests(openLog);
    pageTests(openLog);
  });
}

type Open = () => Promise<{ readonly items: ItemStore; readonly log: AccessLog }>;

function noteTests(openLog: Open): void {
  test('whoever looks twenty times at once, and again within a quarter of an hour, has looked once: the first time stands', async () => {
    const { log } = await openLog();
    const first = anAccess({ at: '2026-11-23T10:01:00Z' });
    await log.note([first]);

    await Promise.all(
      Array.from({ length: 20 }, (_, i) => log.note([anAccess({ at: `2026-11-23T10:14:${10 + i}Z` })])),
    );

    expect(await all(log)).toEqual([first]);
  });

  test('another person, role, organisation, way or thing that is shown is another access, and so is a later quarter', async () => {
    const { log } = await openLog();
    const by = { kind: 'caller', subject: 'amina-yusuf', role: 'advisor', organisation: 'org-life-rooms' } as const;
    const accesses = [
      anAccess(),
      anAccess({ by: { ...by, subject: 'tomasz-zielinski' } }),
      anAccess({ by: { ...by, role: 'manager' } }),
      anAccess({ by: { ...by, organisation: 'org-walton-village' } }),
      anAccess({ by: { kind: 'link', partner: 'partner-kestrel' } }),
      anAccess({ shown: 'letter' }),
      anAccess({ through: 'api' }),
      anAccess({ at: '2026-11-23T10:15:00Z' }),
    ];

    await log.note(accesses);

    expect(new Set(await all(log))).toEqual(new Set(accesses));
  });

  test('of an export of sixty, each referral has its own, and one that has its row already stops none', async () => {
    const { log } = await openLog();
    const coding = Array.from({ length: 60 }, (_, i) => anAccess({ referral: referralId(i + 1), shown: 'coding' }));
    await log.note(coding.slice(30, 31));

    await log.note(coding);

    for (const access of coding) expect(await all(log, access)).toEqual([access]);
  });

  test('no key says who looked, as a subject may be somebody’s address', async () => {
    const { items, log } = await openLog();
    const subject = 'amina.yusuf@liferooms.example';
    await log.note([anAccess({ by: { kind: 'caller', subject, role: 'advisor', organisation: 'org-life-rooms' } })]);

    const { items: rows } = await items.query('cases', {
      pk: `REFERRAL#${referralId(1)}`,
      prefix: 'ACCESS#',
      limit: 1,
    });

    expect(rows.map(({ sk }) => sk)).toEqual([expect.stringMatching(/^ACCESS#\d{16}#[\w-]{43}$/)]);
  });
}

function pageTests(openLog: Open): void {
  test('the newest are first, page after page, and nothing is of another referral', async () => {
    const { log } = await openLog();
    const hours = ['08', '09', '10', '11', '12'].map(hour => anAccess({ at: `2026-11-23T${hour}:20:00Z` }));
    await log.note([...hours, anAccess({ referral: referralId(2) })]);
    const of = { referral: referralId(1), limit: 2 };

    const first = await log.of(of);
    const second = await log.of({ ...of, after: first.next ?? '' });
    const third = await log.of({ ...of, after: second.next ?? '' });

    expect([first, second, third].flatMap(({ items }) => items)).toEqual(hours.toReversed());
    expect(third.next).toBeUndefined();
    expect(await log.of({ ...of, referral: referralId(3) })).toEqual({ items: [] });
  });

  test('those of one quarter of an hour stand in order too', async () => {
    const { log } = await openLog();
    const minutes = ['01', '04', '07', '09', '13'].map((minute, i) =>
      anAccess({ at: `2026-11-23T10:${minute}:00Z`, by: { kind: 'link', partner: `partner-${i}` } }),
    );
    await log.note(minutes);

    expect(await all(log)).toEqual(minutes.toReversed());
  });

  test('a cursor that no page gave is refused', async () => {
    const { log } = await openLog();

    for (const after of ['', 'x', Buffer.from('["HEAD"]').toString('base64url')])
      await expect(log.of({ referral: referralId(1), limit: 2, after })).rejects.toBeInstanceOf(RangeError);
  });
}

const all = async (log: AccessLog, { referral }: Pick<Access, 'referral'> = anAccess()) =>
  (await log.of({ referral, limit: 100 })).items;

const anAccess = (change: object = {}): Access =>
  Access.parse({
    referral: referralId(1),
    at: '2026-11-23T10:02:11Z',
    shown: 'record',
    through: 'pages',
    by: { kind: 'caller', subject: 'amina-yusuf', role: 'advisor', organisation: 'org-life-rooms' },
    ...change,
  });
