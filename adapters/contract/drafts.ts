import { describe, expect, onTestFinished, test } from 'vitest';
import { ConflictError } from '../../domain/ports.ts';
import { Draft } from '../../schemas/draft.ts';
import { OrganisationId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { createDrafts } from '../tables/drafts.ts';
import type { OpenItems } from './item-stores.ts';

/** What every store of drafts promises. */
export function draftsContract(name: string, open: () => Promise<OpenItems>): void {
  const openDrafts = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return createDrafts(items);
  };
  describe(`${name} as a store of drafts`, () => {
    test('a draft is found as it was typed, until it is removed', async () => {
      const drafts = await openDrafts();
      const draft = aDraft({ answers: { givenName: ' Una\u2028', needs: ['debt', 'no-such-need'], ownWords: '' } });

      await drafts.keep(nadia, draft, inAnHour());

      expect(await drafts.find(nadia, draft.id)).toEqual(draft);
      await drafts.remove(nadia, draft.id);
      expect(await drafts.find(nadia, draft.id)).toBeUndefined();
      await drafts.remove(nadia, draft.id);
    });

    test('a writer finds all of theirs, the one changed last first, and nobody else’s', async () => {
      const drafts = await openDrafts();
      const [old, mid, late] = ['08', '09', '10'].map((hour, i) =>
        aDraft({ number: i, changedAt: `2026-11-23T${hour}:00:00Z` }),
      ) as [Draft, Draft, Draft];
      for (const draft of [mid, late, old]) await drafts.keep(nadia, draft, inAnHour());

      expect(await drafts.of(nadia)).toEqual([late, mid, old]);
      for (const other of [colleague, elsewhere]) {
        expect(await drafts.of(other)).toEqual([]);
        expect(await drafts.find(other, old.id)).toBeUndefined();
        await drafts.remove(other, old.id);
      }
      expect(await drafts.of(nadia)).toHaveLength(3);
    });

    test('of two who change the same version one is told, and an old version cannot be written again', async () => {
      const drafts = await openDrafts();
      await drafts.keep(nadia, aDraft(), inAnHour());
      const change = (givenName: string) =>
        drafts.keep(nadia, aDraft({ version: 2, answers: { givenName } }), inAnHour());

      const done = await Promise.allSettled([change('Una'), change('Oona')]);

      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [refused] = done.filter(one => one.status === 'rejected');
      expect(refused?.reason).toBeInstanceOf(ConflictError);
      await expect(drafts.keep(nadia, aDraft(), inAnHour())).rejects.toBeInstanceOf(ConflictError);
    });

    test('a draft that was removed is not brought back by whoever still has it open', async () => {
      const drafts = await openDrafts();
      await drafts.keep(nadia, aDraft(), inAnHour());
      await drafts.remove(nadia, aDraft().id);

      await expect(drafts.keep(nadia, aDraft({ version: 2 }), inAnHour())).rejects.toBeInstanceOf(ConflictError);
    });

    test('a draft whose time is up is not found', async () => {
      const drafts = await openDrafts();

      await drafts.keep(nadia, aDraft(), aMomentAgo());

      expect(await drafts.find(nadia, aDraft().id)).toBeUndefined();
      expect(await drafts.of(nadia)).toEqual([]);
    });
  });
}

const surgery = OrganisationId.parse('org-surgery');
const nadia = { organisation: surgery, subject: 'nadia' };
const colleague = { organisation: surgery, subject: 'omar' };
const elsewhere = { organisation: OrganisationId.parse('org-team'), subject: 'nadia' };

const aDraft = ({ number = 0, ...change }: Partial<Record<keyof Draft, unknown>> & { number?: number } = {}): Draft =>
  Draft.parse({
    id: `drf_${String(number).padStart(43, 'A')}`,
    version: 1,
    answers: { givenName: 'Una' },
    asked: ['name'],
    begunAt: '2026-11-23T08:00:00Z',
    changedAt: '2026-11-23T08:00:00Z',
    ...change,
  });

const fromNow = (seconds: number) => Instant.parse(new Date(Date.now() + seconds * 1000).toISOString());
const inAnHour = () => fromNow(3600);
const aMomentAgo = () => fromNow(-2);
