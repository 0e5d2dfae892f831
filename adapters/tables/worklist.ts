import * as z from 'zod';
import type { Page, WorklistQuestion } from '../../domain/ports.ts';
import { Referral } from '../../domain/referral/state.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { parseCursor, printCursor } from './cursor-text.ts';
import type { Cursor, Item, ItemStore, Query } from './item-store.ts';
import { advisorList, headKey, heldList, openList, overdueIn, ranks, unassignedList, urgencySk } from './keys.ts';

/** @throws RangeError when `after` is not the `next` of any page */
export async function worklistPage(items: ItemStore, question: WorklistQuestion): Promise<Page<Referral>> {
  const { list, limit, after } = question;
  const found: Item[] = [];
  for (const range of rangesFrom(after === undefined ? undefined : parseCursor(Place, after), list)) {
    if (found.length > limit) break;
    const { items: more } = await items.query('cases', { ...range, limit: limit + 1 - found.length });
    found.push(...more);
  }
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item => Referral.parse(item.doc)),
    ...(last && found.length > limit && { next: printPlace(last) }),
  };
}

export async function worklistCount(items: ItemStore, list: WorklistQuestion['list']): Promise<number> {
  const counts = await Promise.all(rangesOf(list).map(range => items.count('cases', range)));
  return counts.reduce((total, count) => total + count, 0);
}

type Range = Required<Pick<Query, 'index' | 'pk'>> & Pick<Query, 'from' | 'to'>;

/** What is left of a list after this place. The place of an item is the same on each list that it is on. */
function rangesFrom(place: Place | undefined, list: WorklistQuestion['list']): (Range & { after?: Cursor })[] {
  if (!place) return rangesOf(list);
  const sk = urgencySk(...place);
  const [, , id] = place;
  return rangesOf(list)
    .filter(range => range.to === undefined || sk <= range.to)
    .map(range => {
      const isWithin = range.from === undefined || range.from <= sk;
      return isWithin ? { ...range, after: { ...headKey(id), indexKey: { pk: range.pk, sk } } } : range;
    });
}

function rangesOf(list: WorklistQuestion['list']): Range[] {
  if (list === 'all') return [{ index: 'open', pk: openList }];
  if (list === 'unassigned') return [{ index: 'worklist', pk: unassignedList }];
  if (list === 'held') return [{ index: 'worklist', pk: heldList }];
  if ('advisor' in list) return [{ index: 'worklist', pk: advisorList(list.advisor) }];
  return ranks.map(rank => ({ index: 'open', pk: openList, ...overdueIn(rank, list.overdueAt) }));
}

/** Where a page ended: rank, due time, referral. */
type Place = z.infer<typeof Place>;
const Place = z.tuple([z.literal(ranks), Instant, ReferralId]);

function printPlace({ pk, indexes }: Item): string {
  const [rank, dueAt, id] = indexes?.open?.sk.split('#') ?? [];
  if (!id) throw new Error(`${pk} is on a worklist without being open`);
  return printCursor([Number(rank), dueAt, id]);
}
