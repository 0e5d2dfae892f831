import { describe, expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { type CaseStore, ConflictError, type Link, type Places } from '../../domain/ports.ts';
import { OfferId, OnwardId, PartnerId } from '../../schemas/ids.ts';
import { OnwardReferral } from '../../schemas/support.ts';
import { at, mondayMorning, referralId } from '../../tests/samples.ts';
import { createAttempts } from '../tables/attempts.ts';
import { createCaseStore } from '../tables/case-store.ts';
import { createDirectory } from '../tables/directory.ts';
import type { ItemStore } from '../tables/item-store.ts';
import { aCommit } from './case-store-samples.ts';
import { aContent } from './directory-samples.ts';
import type { OpenItems } from './item-stores.ts';
import { aReferral } from './samples.ts';

type OpenStore = () => Promise<ItemStore>;

const offer = OfferId.parse('offer-one');
const partner = PartnerId.parse('partner-neighbours');

/** What every store promises of places, links, requests to partners and attempts. */
export function sharingContract(name: string, open: () => Promise<OpenItems>): void {
  const openStore: OpenStore = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return items;
  };
  describe(`${name} as what partners and people without an account rest on`, () => {
    describe('places', () => placesTests(openStore));
    describe('links', () => linkTests(openStore));
    describe('requests to a partner', () => requestTests(openStore));
    describe('attempts', () => attemptTests(openStore));
  });
}

function placesTests(open: OpenStore): void {
  const nobody: Places = { offer, version: 0, held: [], taken: [] };
  const first: Places = { offer, version: 1, held: [onwardId(1)], taken: [] };

  test('nobody has a place until it is written down, and then those who have', async () => {
    const cases = createCaseStore(await open());
    expect(await cases.places(offer)).toEqual(nobody);

    await cases.commit({ referrals: [], places: [{ before: nobody, after: first }] });

    expect(await cases.places(offer)).toEqual(first);
  });

  test('of two who would be the first to take a place one is told that the other has been quicker', async () => {
    const cases = createCaseStore(await open());
    const take = (number: number) =>
      cases.commit({ referrals: [], places: [{ before: nobody, after: { ...first, held: [onwardId(number)] } }] });

    const outcomes = await Promise.allSettled([take(1), take(2)]);

    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: expect.any(ConflictError) },
    ]);
    expect((await cases.places(offer)).held).toHaveLength(1);
  });

  test('a place is not taken of an offer that has been changed since it was read', async () => {
    const items = await open();
    const [cases, directory] = [createCaseStore(items), createDirectory(items)];
    await directory.replace(aContent({ offers: ['one'] }));
    const { version } = (await directory.offer(offer)) ?? { version: 0 };
    await directory.amendOffer(offer, { places: 0 }, version);

    const late = cases.commit({
      referrals: [aCommit()],
      places: [{ before: nobody, after: first, offerVersion: version }],
    });

    await expect(late).rejects.toBeInstanceOf(ConflictError);
    expect(await cases.places(offer)).toEqual(nobody);
    expect(await cases.referral(referralId())).toBeUndefined();
  });

  test('how many places there are is not changed beside somebody who has just taken one', async () => {
    const items = await open();
    const [cases, directory] = [createCaseStore(items), createDirectory(items)];
    await directory.replace(aContent({ offers: ['one'] }));
    const { version } = (await directory.offer(offer)) ?? { version: 0 };
    await cases.commit({ referrals: [], places: [{ before: nobody, after: first, offerVersion: version }] });

    await expect(directory.amendOffer(offer, { places: 0 }, version, nobody)).rejects.toBeInstanceOf(ConflictError);
    await directory.amendOffer(offer, { places: 1 }, version, first);

    expect(await directory.offer(offer)).toMatchObject({ offer: { places: 1 } });
  });

  test('taking a place is no new version of the directory', async () => {
    const items = await open();
    const [cases, directory] = [createCaseStore(items), createDirectory(items)];
    await directory.replace(aContent({ offers: ['one'] }));
    const before = await directory.snapshot();

    await cases.commit({ referrals: [], places: [{ before: nobody, after: first }] });

    expect(await createDirectory(items).snapshot()).toEqual(before);
    await directory.replace(aContent({ offers: ['one', 'two'] }));
    expect(await cases.places(offer)).toEqual(first);
  });
}

function linkTests(open: OpenStore): void {
  const link: Link = {
    hash: 'hash-of-a-token',
    version: 1,
    referral: referralId(),
    issuedAt: mondayMorning,
    expiresAt: at('2100-01-01T00:00:00Z'),
    opens: { to: 'partner-decision', onward: onwardId(1), partner },
  };
  const used: Link = { ...link, version: 2, usedAt: mondayMorning };

  test('a link is found by its hash, and issued once', async () => {
    const cases = createCaseStore(await open());
    await cases.issueLink(link);

    await expect(cases.issueLink(link)).rejects.toBeInstanceOf(ConflictError);
    expect(await cases.link(link.hash)).toEqual(link);
    expect(await cases.link('another-hash')).toBeUndefined();
  });

  test('of many who use it up at once one does, and what the others wanted is not kept', async () => {
    const cases = createCaseStore(await open());
    await cases.issueLink(link);
    const use = (number: number) =>
      cases.commit({ referrals: [aCommit({ after: aReferral({ number }) })], link: { before: link, after: used } });

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => use(i + 1)));

    const kept = await Promise.all(outcomes.map((_, i) => cases.referral(referralId(i + 1))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(kept.filter(referral => referral !== undefined)).toHaveLength(1);
    expect(await cases.link(link.hash)).toEqual(used);
  });

  test('a link that has expired is not there', async () => {
    const cases = createCaseStore(await open());

    await cases.issueLink({ ...link, expiresAt: at('2020-01-01T00:00:00Z') });

    expect(await cases.link(link.hash)).toBeUndefined();
  });
}

function requestTests(open: OpenStore): void {
  const listOf = async (cases: CaseStore, limit = 10) => {
    const pages: (readonly OnwardId[])[] = [];
    let after: string | undefined;
    do {
      const page = await cases.onwardTo({ partner, limit, ...(after !== undefined && { after }) });
      pages.push(page.items);
      after = page.next;
    } while (after !== undefined);
    return pages;
  };
  const askedOn = (day: number) => ({ requestedAt: `2026-11-${day}T09:00:00.000Z` });
  const withRequests = (number: number, ...onward: OnwardReferral[]) =>
    aReferral({ number, status: 'assigned', onward });

  test('those that wait for the partner come first, then the oldest, and nobody else’s', async () => {
    const cases = createCaseStore(await open());
    const question = { text: 'Is there a lift?', askedAt: mondayMorning };
    const referrals = [
      withRequests(1, aRequest(1, { ...askedOn(12), status: 'accepted' })),
      withRequests(2, aRequest(2, askedOn(20)), aRequest(2, { ...askedOn(11), id: onwardId(2, 8) })),
      withRequests(3, aRequest(3, { ...askedOn(10), question })),
      withRequests(4, aRequest(4, { ...askedOn(13), question: { ...question, answer: 'Yes.' } })),
      withRequests(5, aRequest(5, { partner: PartnerId.parse('partner-others') })),
      withRequests(6, aRequest(6, { status: 'declined' })),
    ];
    for (const after of referrals) await cases.commit({ referrals: [aCommit({ after })] });

    const expected = [onwardId(2, 8), onwardId(4), onwardId(2), onwardId(3), onwardId(1)];
    expect(await listOf(cases)).toEqual([expected]);
    expect(await listOf(cases, 2)).toEqual([expected.slice(0, 2), expected.slice(2, 4), expected.slice(4)]);
    await expect(cases.onwardTo({ partner, limit: 1, after: 'next please' })).rejects.toBeInstanceOf(RangeError);
  });

  test('a request moves down when it is answered, and off the list when it has ended', async () => {
    const cases = createCaseStore(await open());
    const steps = (['requested', 'accepted', 'completed'] as const).map((status, i) => ({
      ...withRequests(1, aRequest(1, { ...askedOn(10), status })),
      version: i + 1,
    }));
    const other = withRequests(2, aRequest(2, askedOn(20)));
    await cases.commit({ referrals: [aCommit({ after: other })] });

    const seen: unknown[] = [];
    for (const [i, after] of steps.entries()) {
      await cases.commit({ referrals: [aCommit({ before: steps[i - 1], after })] });
      seen.push(...(await listOf(cases)));
    }

    expect(seen).toEqual([[onwardId(1), onwardId(2)], [onwardId(2), onwardId(1)], [onwardId(2)]]);
  });
}

function attemptTests(open: OpenStore): void {
  const window = { most: 3, seconds: 600 };
  const now = at(new Date().toISOString());
  const later = at(new Date(Date.parse(now) + 600_000).toISOString());

  test('so many are admitted in a window, however many try at once, and as many in the next', async () => {
    const attempts = createAttempts(await open());

    const atOnce = await Promise.all(Array.from({ length: 12 }, () => attempts.admits('a-link', window, now)));

    expect(atOnce.filter(isAdmitted => isAdmitted)).toHaveLength(3);
    expect(await attempts.admits('a-link', window, now)).toBe(false);
    expect(await attempts.admits('another link, of any letters ﷽', window, now)).toBe(true);
    expect(await attempts.admits('a-link', window, later)).toBe(true);
  });
}

const onwardId = (number: number, event = 7): OnwardId =>
  OnwardId.parse(`onw_${referralId(number).slice('ref_'.length)}-${String(event).padStart(4, '0')}`);

const aRequest = (number: number, change: Partial<z.input<typeof OnwardReferral>> = {}): OnwardReferral =>
  OnwardReferral.parse({
    id: onwardId(number),
    offer,
    offerName: 'Tea and Company',
    partner,
    need: 'loneliness',
    status: 'requested',
    scope: ['need'],
    consent: 5,
    place: 'held',
    requestedAt: mondayMorning,
    requestedBy: 'duty-advisor',
    nudges: 0,
    isSilent: false,
    sessions: 0,
    ...change,
  });
