import type { z } from 'zod';
import type { ReferralStatus, Urgency } from '../../../schemas/codes.ts';
import type { TagColour } from '../nhs/tag.tsx';

/** One word or two and its colour, the same on every page. The word says it all: the colour helps who sees it. */
export interface StatusTag {
  readonly words: string;
  readonly colour: TagColour;
}

export const statusTags = {
  received: { words: 'New', colour: 'blue' },
  held: { words: 'On hold', colour: 'purple' },
  assigned: { words: 'Contacting', colour: 'aqua-green' },
  active: { words: 'Active', colour: 'green' },
  closed: { words: 'Closed', colour: 'grey' },
  withdrawn: { words: 'Withdrawn', colour: 'grey' },
  'entered-in-error': { words: 'Entered in error', colour: 'grey' },
} as const satisfies Readonly<Record<ReferralStatus, StatusTag>>;

export const targetTags = {
  late: { words: 'Late', colour: 'red' },
  today: { words: 'Due today', colour: 'yellow' },
  ahead: { words: 'On track', colour: 'green' },
} as const satisfies Readonly<Record<string, StatusTag>>;
export type Target = keyof typeof targetTags;

export const priorityTags = {
  soon: { words: 'Soon', colour: 'blue' },
  routine: { words: 'Routine', colour: 'grey' },
} as const satisfies Readonly<Record<z.infer<typeof Urgency>, StatusTag>>;
