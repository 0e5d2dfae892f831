import * as z from 'zod';
import { type Ending, ending } from './ending.ts';
import { type Onward, onward } from './onward.ts';
import { type Receiving, receiving } from './receiving.ts';
import { type Supporting, supporting } from './supporting.ts';

export { Actor } from './envelope.ts';
export { DuplicateBecause } from './receiving.ts';

/** Everything that can happen to a referral. */
export const ReferralEvent = z.discriminatedUnion('type', [...receiving, ...supporting, ...onward, ...ending]);
export type ReferralEvent = z.infer<typeof ReferralEvent>;

export type EventType = ReferralEvent['type'];

const typesOf = (stage: readonly { readonly shape: { readonly type: { readonly value: EventType } } }[]) =>
  new Set<EventType>(stage.map(({ shape }) => shape.type.value));

const types = {
  receiving: typesOf(receiving),
  supporting: typesOf(supporting),
  onward: typesOf(onward),
  ending: typesOf(ending),
};

/** Which part of a referral's life an event belongs to. */
export const inStage = {
  receiving: (event: ReferralEvent): event is Receiving => types.receiving.has(event.type),
  supporting: (event: ReferralEvent): event is Supporting => types.supporting.has(event.type),
  onward: (event: ReferralEvent): event is Onward => types.onward.has(event.type),
  ending: (event: ReferralEvent): event is Ending => types.ending.has(event.type),
};
