import type * as z from 'zod';
import { Delivery, Subscription } from '../schemas/webhook.ts';
import { mondayMorning, referralId } from './samples.ts';

/** Of the system of Walton Village Practice. The secret is 32 bytes of text that says what it is. */
export const aSubscription = (change: Partial<z.input<typeof Subscription>> = {}): Subscription =>
  Subscription.parse({
    id: 'whk_01JD8ZM3N0P1Q2R3S4T5V6W7X8',
    url: 'https://records.walton-village.example/news',
    events: ['referral.received', 'referral.assigned'],
    contact: 'systems@walton-village.example',
    createdAt: mondayMorning,
    secret: `whsec_${Buffer.from('not a secret, only for the tests').toString('base64')}`,
    timesDisabled: 0,
    state: { status: 'active' },
    ...change,
  });

/** That a referral has been assigned; it waits for its first attempt. */
export const aDelivery = (change: Partial<z.input<typeof Delivery>> = {}): Delivery =>
  Delivery.parse({
    id: `msg_${referralId().slice(4)}-0004-webhook-01JD8ZM3N0P1Q2R3S4T5V6W7X8`,
    referral: referralId(),
    subscription: 'whk_01JD8ZM3N0P1Q2R3S4T5V6W7X8',
    event: { type: 'referral.assigned', at: mondayMorning, reference: 'LR-7K3M-Q2G', status: 'assigned' },
    ground: 'direct-care-feedback',
    version: 1,
    queuedAt: mondayMorning,
    tries: 0,
    attempts: [],
    state: { status: 'queued', dueAt: mondayMorning },
    ...change,
  });
