import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { AccessLog } from '../../domain/ports.ts';
import { type PageRoute, pageRoutes } from '../../functions/pages/routes.ts';
import { type Route, routes } from '../../functions/routes.ts';
import { issueLinkFor } from '../../functions/shell/links.ts';
import type { Access } from '../../schemas/access.ts';
import { MessageId, type ReferralId } from '../../schemas/ids.ts';
import { aRequestBody, contactCommand } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, bearer, send } from './ask.ts';
import { run } from './run.ts';
import { act, aReferralInCare, needsBenefits, request } from './sharing.ts';

let world: TestWorld;
let id: ReferralId;
beforeEach(async () => {
  world = await openWorld();
  onTestFinished(() => world.close());
  id = await aReferralInCare(world);
});

const accessesOf = async (referral = id) => (await world.accesses.of({ referral, limit: 100 })).items;
const inShort = ({ by, shown, through }: Access) =>
  `${by.kind === 'caller' ? `${by.subject}, ${by.role} of ${by.organisation}` : by.partner}: ${shown} by ${through}`;
const told = async (referral = id) => (await accessesOf(referral)).map(inShort);

const desk = 'life-rooms-desk';
const manager = 'life-rooms-manager';

describe('whoever is shown a record', () => {
  test('is written down with the sign-in, its role and organisation, what it was and when', async () => {
    await ask(world, 'readReferral', { as: desk, id });

    expect(await accessesOf()).toEqual([
      {
        referral: id,
        at: world.clock.now(),
        shown: 'record',
        through: 'api',
        by: { kind: 'caller', subject: desk, role: 'advisor', organisation: 'org-life-rooms' },
      },
    ]);
  });

  test('has looked once within a quarter of an hour, however often, and again in the next', async () => {
    for (let i = 0; i < 20; i++) {
      await ask(world, 'readReferral', { as: desk, id });
      world.passSeconds(40);
    }
    expect(await told()).toHaveLength(1);

    world.passMinutes(15);
    await ask(world, 'readReferral', { as: desk, id });

    expect(await told()).toHaveLength(2);
  });

  test('of another organisation is refused and has not looked; the attempt is in the log', async () => {
    const { status } = await ask(world, 'readReferral', { as: 'marine-parade-surgery', id });

    expect([status, await told()]).toEqual([404, []]);
    expect(world.logged).toContainEqual({
      level: 'warn',
      message: 'record refused',
      ...{ referral: id, subject: 'marine-parade-surgery', route: 'GET /v1/referrals/{id}' },
    });
  });

  test('with a messages ledger has looked at every referral of the person, with a printed message at the one', async () => {
    const body = aRequestBody({ ...needsBenefits, person: { ...aRequestBody().person, nhsNumber: aNumber } });
    const [first, second] = [await send(world, body), await send(world, body)].map(
      sent => sent.body['id'] as ReferralId,
    );
    const person = (await world.cases.referral(first as ReferralId))?.person ?? '';

    await ask(world, 'readLedger', { as: desk, params: { person } });

    const looked = ['life-rooms-desk, advisor of org-life-rooms: messages by api'];
    expect([await told(first), await told(second), await told()]).toEqual([looked, looked, []]);
  });

  test('with a closing letter has looked at that', async () => {
    await act(world, id, contactCommand());
    await act(world, id, { type: 'close', reason: 'person-declined', unmet: [] });

    const { status } = await ask(world, 'readLetter', { as: 'walton-village-practice', id });

    expect([status, await told()]).toEqual([200, [expect.stringContaining(': letter by api')]]);
  });

  test('with an export has looked at those whose rows it has', async () => {
    const listed = await aReferralInCare(world, { person: { ...aRequestBody().person, nhsNumber: aNumber } });
    for (const one of [id, listed]) await act(world, one, contactCommand());

    const { body } = await ask(world, 'exportGpCoding', {
      as: manager,
      query: { from: '2026-11-23', to: '2026-11-23' },
    });

    expect(body['people']).toMatchObject({ listed: 1, withoutNhsNumber: 1 });
    expect([await told(listed), await told()]).toEqual([[expect.stringContaining(': coding by api')], []]);
  });
});

const aNumber = { value: '999 054 8609' };

test('whatever is asked for by the number of a referral, a request or a person says what it shows', () => {
  const asked: readonly (Route | PageRoute)[] = [...routes, ...pageRoutes].filter(
    ({ method, path, access }) => method === 'GET' && access !== 'public' && /\{(id|onward|person)\}/.test(path),
  );

  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter(({ shows }) => !shows)).toEqual([]);
});

describe('a partner', () => {
  test('has looked at a request that it lists or reads, another has not', async () => {
    const { id: onward } = await request(world, id);

    await ask(world, 'listRequests', { as: 'front-step-coordinator' });
    await ask(world, 'readRequest', { as: 'front-step-coordinator', params: { onward } });
    expect(await told()).toEqual([]);
    await ask(world, 'listRequests', { as: 'kestrel-referrals-desk' });

    expect(await told()).toEqual([expect.stringMatching(/^kestrel-referrals-desk, partner of .*: request by api$/)]);
  });

  test('without an account has looked once it says that the request is for it, not by opening the link', async () => {
    const { id: onward, partner } = await request(world, id);
    const message = { id: MessageId.parse(`msg_${id.slice('ref_'.length)}-0008-partner-request`), referral: id };
    const token = await issueLinkFor(world, message, { to: 'partner-decision', onward, partner });

    await ask(world, 'readLink', { as: '', headers: bearer(token) });
    expect(await told()).toEqual([]);
    await ask(world, 'useLink', { as: '', headers: bearer(token), body: { decision: 'look' } });

    expect(await told()).toEqual([`${partner}: request by api`]);
  });
});

describe('when it cannot be written down', () => {
  const failing = (note: AccessLog['note']): TestWorld => ({ ...world, accesses: { ...world.accesses, note } });

  test('nothing is shown', async () => {
    const down = failing(async () => {
      throw new Error('the store is down');
    });

    const { status, text } = await ask(down, 'readReferral', { as: desk, id });

    expect(status).toBe(500);
    expect(text).not.toMatch(/Una|LR-/);
  });

  test('a crash between the row and the answer leaves the row, and asking again leaves no second', async () => {
    const crashing = failing(async accesses => {
      await world.accesses.note(accesses);
      throw new Error('the machine is gone');
    });

    const lost = await ask(crashing, 'readReferral', { as: desk, id });
    const again = await ask(world, 'readReferral', { as: desk, id });

    expect([lost.status, again.status]).toEqual([500, 200]);
    expect(await told()).toHaveLength(1);
  });
});

describe('who has looked', () => {
  test('is listed for managers, newest first, page by page, by the names that people have', async () => {
    await ask(world, 'readReferral', { as: 'amina-yusuf', id });
    world.passMinutes(15);
    await ask(world, 'readLetter', { as: 'walton-village-practice', id });
    await ask(world, 'readReferral', { as: 'walton-village-practice', id });

    world.passMinutes(15);
    const query = { limit: '1' };
    const first = await ask(world, 'listAccesses', { as: manager, id, query });
    const next = { ...query, cursor: String(first.body['next']) };
    const second = await ask(world, 'listAccesses', { as: manager, id, query: next });

    // The closing letter is not there yet, so nobody has been shown it.
    expect(first.body['items']).toMatchObject([{ name: 'walton-village-practice', by: { role: 'referrer' } }]);
    expect(second.body['items']).toMatchObject([{ name: 'Amina Yusuf', shown: 'record', through: 'api' }]);
    expect(await told()).toContainEqual(expect.stringContaining(': accesses by api'));
  });

  test('is refused with a cursor that no page gave', async () => {
    expect((await ask(world, 'listAccesses', { as: manager, id, query: { cursor: 'x' } })).status).toBe(400);
  });
});

test('no row and no log line says anything of the person', async () => {
  await ask(world, 'readReferral', { as: desk, id });
  await run(world);

  expect(JSON.stringify([await accessesOf(), world.logged])).not.toMatch(/Una|Sample|1970|0190|L9/);
});
