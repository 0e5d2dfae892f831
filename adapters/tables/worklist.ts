import * as z from 'zod';
import type { Page, WorklistQuestion } from '../../domain/ports.ts';
import { endedAt, Referral } from '../../domain/referral/state.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { parseCursor, printCursor } from './cursor-text.ts';
import type { Cursor, Item, ItemStore, Query } from './item-store.ts';
import {
  advisorList,
  closedList,
  headKey,
  heldList,
  newestFirst,
  openList,
  overdueIn,
  ranks,
  unassignedList,
  urgencySk,
} from './keys.ts';
import { everyItem } from './paging.ts';

/** @throws RangeError when `after` is not the `next` of any page */
export async function worklistPage(items: ItemStore, question: WorklistQuestion): Promise<Page<Referral>> {
  const { limit, only = { fits: () => true, among: question.limit } } = question;
  const found: Referral[] = [];
  let last: Item | undefined;
  let looked = 0;
  for await (const item of itemsOf(items, question)) {
    if (last && (found.length === limit || looked === only.among))
      return { items: found, next: printPlace(last, question.list) };
    const referral = Referral.parse(item.doc);
    if (only.fits(referral)) found.push(referral);
    looked++;
    last = item;
  }
  return { items: found };
}

/** What is left of a list. Of a plain page one more is read than it shows, which says whether there is more. */
async function* itemsOf(items: ItemStore, { list, limit, after, only }: WorklistQuestion): AsyncGenerator<Item> {
  const place = after === undefined ? undefined : parseCursor(Place, after);
  for (const range of rangesFrom(place, list))
    yield* everyItem(items, 'cases', { ...range, limit: only ? readAtOnce : limit + 1 });
}

const readAtOnce = 100;

export async function worklistCount(items: ItemStore, list: WorklistQuestion['list']): Promise<number> {
  const counts = await Promise.all(rangesOf(list).map(range => items.count('cases', range)));
  return counts.reduce((total, count) => total + count, 0);
}

type Range = Required<Pick<Query, 'index' | 'pk'>> & Pick<Query, 'from' | 'to'>;

/** What is left of a list after this place. The place of an item is the same on each list that it is on. */
function rangesFrom(place: Place | undefined, list: WorklistQuestion['list']): (Range & { after?: Cursor })[] {
  if (!place) return rangesOf(list);
  const { sk, id } = isOfClosed(place)
    ? { sk: newestFirst(...place), id: place[1] }
    : { sk: urgencySk(...place), id: place[2] };
  return rangesOf(list)
    .filter(range => range.to === undefined || sk <= range.to)
    .map(range => {
      const isWithin = range.from === undefined || range.from <= sk;
      return isWithin ? { ...range, after: { ...headKey(id), indexKey: { pk: range.pk, sk } } } : range;
    });
}

function rangesOf(list: WorklistQuestion['list']): Range[] {
  if (list === 'all') return [{ index: 'open', pk: openList }];
  if (list === 'closed') return [{ index: 'open', pk: closedList }];
  if (list === 'unassigned') return [{ index: 'worklist', pk: unassignedList }];
  if (list === 'held') return [{ index: 'worklist', pk: heldList }];
  if ('advisor' in list) return [{ index: 'worklist', pk: advisorList(list.advisor) }];
  return ranks.map(rank => ({ index: 'open', pk: openList, ...overdueIn(rank, list.overdueAt) }));
}

/** Where a page ended: rank, due time, referral; of the closed ones when it ended, referral. */
type Place = z.infer<typeof Place>;
const ClosedPlace = z.tuple([Instant, ReferralId]);
const Place = z.union([z.tuple([z.literal(ranks), Instant, ReferralId]), ClosedPlace]);

const isOfClosed = (place: Place): place is z.infer<typeof ClosedPlace> => place.length === 2;

function printPlace({ pk, indexes, doc }: Item, list: WorklistQuestion['list']): string {
  if (list === 'closed') {
    const referral = Referral.parse(doc);
    return printCursor([endedAt(referral), referral.id]);
  }
  const [rank, dueAt, id] = indexes?.worklist?.sk.split('#') ?? [];
  if (!id) throw new Error(`${pk} is on a worklist without a place there`);
  return printCursor([Number(rank), dueAt, id]);
}
