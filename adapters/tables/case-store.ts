import * as z from 'zod';
import type { CaseStore, Promised } from '../../domain/ports.ts';
import { Referral } from '../../domain/referral/state.ts';
import { plusDays } from '../../domain/time/calendar.ts';
import { ReferralEvent } from '../../events/referral-events.ts';
import { MessageId, PersonId, ReferralId } from '../../schemas/ids.ts';
import { Link } from '../../schemas/link.ts';
import { MatchSnapshot } from '../../schemas/match.ts';
import { Message } from '../../schemas/message.ts';
import { Person } from '../../schemas/person.ts';
import type { CalendarDate, Instant } from '../../schemas/time.ts';
import { Delivery } from '../../schemas/webhook.ts';
import { linkItem, messageItem, writesOf } from './case-writes.ts';
import type { ItemStore, Key } from './item-store.ts';
import {
  activityShards,
  deliveriesOf,
  dueAtOf,
  dueBy,
  dueShards,
  eventsOf,
  everyoneWith,
  headKey,
  linkKey,
  matchKey,
  messageKey,
  messagesOf,
  personKey,
  referralsOfPerson,
  requestKey,
} from './keys.ts';
import { onwardPage } from './onward-list.ts';
import { everyItem } from './paging.ts';
import { readPlaces } from './places.ts';
import { sentPage } from './sent-list.ts';
import { readSubscriptions } from './webhook-store.ts';
import { worklistCount, worklistPage } from './worklist.ts';

/** The records of people and referrals on any item store. */
export function createCaseStore(items: ItemStore): CaseStore {
  const read = async <T>(schema: z.ZodType<T>, key: Key) => {
    const item = await items.get('cases', key);
    return item && schema.parse(item.doc);
  };
  const readAll = async <T>(schema: z.ZodType<T>, range: { pk: string; prefix?: string }) => {
    const all: T[] = [];
    for await (const item of everyItem(items, 'cases', range)) all.push(schema.parse(item.doc));
    return all;
  };
  return {
    referral: id => read(Referral, headKey(id)),
    events: id => readAll(ReferralEvent, eventsOf(id)),
    match: (id, number) => read(MatchSnapshot, matchKey(id, number)),
    messages: id => readAll(Message, messagesOf(id)),
    deliveries: id => readAll(Delivery, deliveriesOf(id)),
    message: (referral, id) => read(Message, messageKey(referral, id)),
    person: async id => {
      const item = await items.get('cases', personKey(id));
      return item && { id, version: item.version, details: Person.parse(item.doc) };
    },
    personsWith: async trait => (await readAll(TraitRow, everyoneWith(trait))).map(row => row.person),
    referralsOf: async person => (await readAll(PersonReferralRow, referralsOfPerson(person))).map(row => row.referral),
    answered: key => read(RequestRow, requestKey(key)),
    commit: async changes => items.transact(writesOf(changes)),
    saveMessage: (message, expectedVersion) =>
      items.transact([{ table: 'cases', put: messageItem(message), expect: { version: expectedVersion } }]),
    worklist: question => worklistPage(items, question),
    places: offer => readPlaces(items, offer),
    link: hash => read(Link, linkKey(hash)),
    issueLink: link => items.transact([{ table: 'cases', put: linkItem(link), expect: 'absent' }]),
    onwardTo: question => onwardPage(items, question),
    sentBy: question => sentPage(items, question),
    openCount: advisor => worklistCount(items, { advisor }),
    countOf: list => worklistCount(items, list),
    subscriptions: async organisation => (await readSubscriptions(items, organisation)).list,
    activity: (from, to) => eventsBetween(items, from, to),
    due: now => dueItems(items, now),
  };
}

const TraitRow = z.strictObject({ person: PersonId });
const PersonReferralRow = z.strictObject({ referral: ReferralId });
const RequestRow = z.strictObject({ fingerprint: z.string(), referral: ReferralId, version: z.int().min(1) });
const DueRow = z.union([z.object({ referral: ReferralId, id: MessageId }), z.object({ id: ReferralId })]);

async function* eventsBetween(items: ItemStore, from: CalendarDate, to: CalendarDate): AsyncGenerator<ReferralEvent> {
  for (let day = from; day <= to; day = plusDays(day, 1))
    for (const pk of activityShards(day))
      for await (const { doc } of everyItem(items, 'cases', { index: 'activity', pk })) yield ReferralEvent.parse(doc);
}

async function* dueItems(items: ItemStore, now: Instant): AsyncGenerator<Promised> {
  for (const pk of dueShards) {
    for await (const { doc, indexes } of everyItem(items, 'cases', { index: 'due', pk, ...dueBy(now) })) {
      const row = DueRow.parse(doc);
      const dueAt = dueAtOf(indexes?.due);
      yield 'referral' in row ? { referral: row.referral, message: row.id, dueAt } : { referral: row.id, dueAt };
    }
  }
}
