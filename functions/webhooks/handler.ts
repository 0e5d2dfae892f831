import * as z from 'zod';
import { targets } from '../../domain/targets.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import { viewOf as deliveryViewOf } from '../../domain/webhooks/attempts.ts';
import type { WebhookPoster } from '../../domain/webhooks/ports.ts';
import { enable, find, pause, rotate, viewOf } from '../../domain/webhooks/subscriptions.ts';
import {
  CreateWebhook,
  DeliveryList,
  DeliveryQuery,
  DeliveryView,
  type Subscription,
  WebhookDeleted,
  WebhookList,
  WebhookTested,
  WebhookUrl,
  WebhookView,
  WebhookWithSecret,
} from '../../schemas/webhook.ts';
import { type Answer, type Ask, answer, bodyOf, httpHandler, partOf } from '../shell/http.ts';
import { ProblemError, parseOrRefuse, refuseBadCursor } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { changeSubscription, createSubscription, deleteSubscription } from './manage-subscriptions.ts';
import { sendAgain } from './send-again.ts';
import { sendTest } from './send-test.ts';

type Needs = Pick<World, 'directory' | 'webhooks' | 'attempts' | 'poster' | 'ids' | 'clock' | 'count' | 'log'> & {
  readonly queues: Pick<World['queues'], 'messages'>;
};

/** Everything is of the caller's own organisation: what belongs to another is answered as what is not there. */
export const createHandler = (world: Needs) =>
  httpHandler(world, {
    listWebhooks: async ({ caller }) => {
      const { list } = await world.webhooks.read(caller.organisation);
      return answer(200, WebhookList, { items: list.map(one => viewOf(one, world.clock.now())) });
    },
    createWebhook: async ask => {
      const made = await createSubscription(world, ask.caller, bodyOf(ask, acceptableTo(world.poster)));
      if ('sentence' in made) throw new ProblemError('not-now', { detail: made.sentence });
      return withSecret(world, made);
    },
    readWebhook: async ask => answer(200, WebhookView, viewOf(await subscriptionOf(world, ask), world.clock.now())),
    deleteWebhook: async ask => {
      const id = partOf(ask, 'webhook');
      if (!(await deleteSubscription(world, ask.caller, id))) throw new ProblemError('not-found');
      return answer(200, WebhookDeleted, { id });
    },
    rotateWebhookSecret: async ask => {
      const secret = world.ids.webhookSecret();
      return withSecret(world, await change(world, ask, one => rotate(one, secret, world.clock.now())));
    },
    pauseWebhook: ask => changed(world, ask, one => pause(one, world.clock.now())),
    enableWebhook: ask => changed(world, ask, enable),
    testWebhook: ask => test(world, ask),
    listWebhookDeliveries: ask => listDeliveries(world, ask),
    resendWebhookDelivery: ask => resend(world, ask),
  });

/** The address is judged with the other fields, so that every mistake is told at once. */
const acceptableTo = (poster: WebhookPoster) =>
  CreateWebhook.extend({
    url: CreateWebhook.shape.url
      .transform((url, context) => {
        const message = poster.mistakeIn(url);
        if (message === undefined) return new URL(url).href;
        context.addIssue({ code: 'custom', message, params: { code: 'not-public' } });
        return z.NEVER;
      })
      .pipe(WebhookUrl),
  });

async function subscriptionOf({ webhooks }: Needs, ask: Ask): Promise<Subscription> {
  const { list } = await webhooks.read(ask.caller.organisation);
  const subscription = find(list, partOf(ask, 'webhook'));
  if (!subscription) throw new ProblemError('not-found');
  return subscription;
}

async function change(world: Needs, ask: Ask, how: (before: Subscription) => Subscription): Promise<Subscription> {
  const after = await changeSubscription(world, ask.caller, partOf(ask, 'webhook'), how);
  if (!after) throw new ProblemError('not-found');
  return after;
}

async function changed(world: Needs, ask: Ask, how: (before: Subscription) => Subscription): Promise<Answer> {
  return answer(200, WebhookView, viewOf(await change(world, ask, how), world.clock.now()));
}

/** The only two answers with a secret: whoever loses it has it changed. */
const withSecret = ({ clock }: Needs, subscription: Subscription): Answer =>
  answer(200, WebhookWithSecret, { ...viewOf(subscription, clock.now()), secret: subscription.secret });

async function listDeliveries(world: Needs, ask: Ask): Promise<Answer> {
  const { id: subscription } = await subscriptionOf(world, ask);
  const { limit, cursor } = parseOrRefuse(DeliveryQuery, ask.event.queryStringParameters ?? {});
  const since = plusMinutes(world.clock.now(), -targets.webhooks.logDays * 24 * 60);
  const page = await world.webhooks
    .deliveries({ subscription, since, limit, ...(cursor !== undefined && { after: cursor }) })
    .catch(refuseBadCursor);
  return answer(200, DeliveryList, {
    items: page.items.map(deliveryViewOf),
    ...(page.next !== undefined && { next: page.next }),
  });
}

async function resend(world: Needs, ask: Ask): Promise<Answer> {
  const subscription = await subscriptionOf(world, ask);
  await admit(world, subscription);
  const outcome = await sendAgain(world, subscription, partOf(ask, 'delivery'));
  switch (outcome) {
    case 'unknown':
      throw new ProblemError('not-found');
    case 'not active':
      throw new ProblemError('not-now', { detail: 'The subscription is not active. Enable it first.' });
    case 'being sent':
      throw new ProblemError('not-now', { detail: 'It is being sent just now.' });
    default:
      return answer(200, DeliveryView, deliveryViewOf(outcome));
  }
}

async function test(world: Needs, ask: Ask): Promise<Answer> {
  const subscription = await subscriptionOf(world, ask);
  await admit(world, subscription);
  return answer(200, WebhookTested, await sendTest(world, subscription));
}

/** What is posted by hand could be turned against whoever is at the address. */
async function admit({ attempts, clock }: Needs, { id }: Subscription): Promise<void> {
  if (await attempts.admits(`webhook:${id}`, byHand, clock.now())) return;
  throw new ProblemError('too-many-requests', { retryAfterSeconds: byHand.seconds });
}

/** A day's failures sent again one by one, or a developer who tries things out. */
const byHand = { most: 60, seconds: 600 };
