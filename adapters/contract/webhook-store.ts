import { describe, expect, onTestFinished, test } from 'vitest';
import { ConflictError } from '../../domain/ports.ts';
import { noticesOfDisabling } from '../../domain/webhooks/notices.ts';
import { disable } from '../../domain/webhooks/subscriptions.ts';
import type { Delivery } from '../../schemas/webhook.ts';
import { at, mondayMorning, practice, received, referralId } from '../../tests/samples.ts';
import { aDelivery, aSubscription } from '../../tests/webhook-samples.ts';
import { createCaseStore } from '../tables/case-store.ts';
import { createWebhookStore } from '../tables/webhook-store.ts';
import type { OpenItems } from './item-stores.ts';

/** What every store of subscriptions and deliveries promises. */
export function webhookStoreContract(name: string, open: () => Promise<OpenItems>): void {
  const openStores = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return { webhooks: createWebhookStore(items), cases: createCaseStore(items) };
  };
  describe(`${name} as a store of webhooks`, () => {
    describe('subscriptions', () => subscriptionTests(openStores));
    describe('deliveries', () => deliveryTests(openStores));
  });
}

type OpenStores = () => Promise<{
  webhooks: ReturnType<typeof createWebhookStore>;
  cases: ReturnType<typeof createCaseStore>;
}>;

function subscriptionTests(open: OpenStores): void {
  test('an organisation without any has none, and whoever commits is told the same', async () => {
    const { webhooks, cases } = await open();

    expect(await webhooks.read(practice)).toEqual({ organisation: practice, version: 0, list: [] });
    expect(await cases.subscriptions(practice)).toEqual([]);
  });

  test('they are read as they were saved, by whoever commits as well', async () => {
    const { webhooks, cases } = await open();
    await webhooks.save(await webhooks.read(practice), [aSubscription()]);

    expect(await webhooks.read(practice)).toEqual({ organisation: practice, version: 1, list: [aSubscription()] });
    expect(await cases.subscriptions(practice)).toEqual([aSubscription()]);
  });

  test('of two who change them at once one is told to look again', async () => {
    const { webhooks } = await open();
    const before = await webhooks.read(practice);
    await webhooks.save(before, [aSubscription()]);

    await expect(webhooks.save(before, [])).rejects.toBeInstanceOf(ConflictError);
    const read = await webhooks.read(practice);
    await webhooks.save(read, []);
    await expect(webhooks.save(read, [aSubscription()])).rejects.toBeInstanceOf(ConflictError);
  });

  test('those who are told that one is disabled are owed it in the same step', async () => {
    const { webhooks, cases } = await open();
    const disabled = disable(aSubscription(), 'answered-gone', mondayMorning);
    const notices = noticesOfDisabling(disabled, referralId(), mondayMorning);

    await webhooks.save(await webhooks.read(practice), [disabled], notices);
    await expect(webhooks.save(await webhooks.read(practice), [], notices)).rejects.toBeInstanceOf(ConflictError);

    expect(new Set(await cases.messages(referralId()))).toEqual(new Set(notices));
    expect(await cases.subscriptions(practice)).toEqual([disabled]);
  });
}

function deliveryTests(open: OpenStores): void {
  test('a delivery that is committed with its referral is due until it is settled', async () => {
    const { webhooks, cases } = await open();
    const delivery = aDelivery();
    await cases.commit({ referrals: [{ ...received(), messages: [], deliveries: [delivery] }] });

    expect(await webhooks.delivery(referralId(), delivery.id)).toEqual(delivery);
    expect(await dueIn(cases)).toContain(delivery.id);

    await webhooks.saveDelivery({ ...delivery, version: 2, state: { status: 'delivered', at: mondayMorning } }, 1);
    expect(await dueIn(cases)).not.toContain(delivery.id);
    expect(await cases.messages(referralId())).toEqual([]);
  });

  test('a delivery that was queued already is not queued again', async () => {
    const { cases } = await open();
    await cases.commit({ referrals: [{ ...received(), messages: [], deliveries: [aDelivery()] }] });
    const other = { ...received({}, mondayMorning, 2), messages: [], deliveries: [aDelivery()] };

    await expect(cases.commit({ referrals: [other] })).rejects.toBeInstanceOf(ConflictError);
  });

  test('of two workers one has it', async () => {
    const { webhooks, cases } = await open();
    const leased = aDelivery({ version: 2, tries: 1, state: { status: 'leased', dueAt: mondayMorning } });
    await cases.commit({ referrals: [{ ...received(), messages: [], deliveries: [aDelivery()] }] });

    await webhooks.saveDelivery(leased, 1);
    await expect(webhooks.saveDelivery(leased, 1)).rejects.toBeInstanceOf(ConflictError);
  });

  test('the log of a subscription is its own, newest first, page by page', async () => {
    const { webhooks, cases } = await open();
    const hours = ['08', '09', '10', '11', '12'];
    const mine = hours.map((hour, i) => queuedAt(`2026-11-23T${hour}:00:00Z`, i + 1));
    const old = queuedAt('2026-10-01T10:00:00Z', 6);
    const foreign = aDelivery({ subscription: 'whk_01JD8ZM3N0P1Q2R3S4T5V6W7X9', id: idOf(7, '9') });
    await cases.commit({ referrals: [{ ...received(), messages: [], deliveries: [...mine, old, foreign] }] });
    const question = { subscription: aSubscription().id, since: at('2026-11-01T00:00:00Z'), limit: 2 };

    const first = await webhooks.deliveries(question);
    const second = await webhooks.deliveries({ ...question, after: first.next ?? '' });
    const third = await webhooks.deliveries({ ...question, after: second.next ?? '' });

    expect([first, second, third].map(({ items }) => items)).toEqual([
      [mine[4], mine[3]],
      [mine[2], mine[1]],
      [mine[0]],
    ]);
    expect(third.next).toBeUndefined();
  });

  test.each(['', 'nonsense', Buffer.from('["2026",1]').toString('base64url')])(
    'a cursor that no page gave is refused: %j',
    async after => {
      const { webhooks } = await open();
      const question = { subscription: aSubscription().id, since: mondayMorning, limit: 2, after };

      await expect(webhooks.deliveries(question)).rejects.toBeInstanceOf(RangeError);
    },
  );
}

const idOf = (sequence: number, last = '8') =>
  `msg_${referralId().slice(4)}-${String(sequence).padStart(4, '0')}-webhook-01JD8ZM3N0P1Q2R3S4T5V6W7X${last}`;
const queuedAt = (time: string, sequence: number): Delivery => aDelivery({ id: idOf(sequence), queuedAt: time });

async function dueIn(cases: ReturnType<typeof createCaseStore>) {
  const found = [];
  for await (const { message } of cases.due(at('2026-11-24T00:00:00Z'))) found.push(message);
  return found;
}
