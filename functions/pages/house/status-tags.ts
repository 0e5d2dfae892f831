import type { z } from 'zod';
import type { OnwardStatus, ReferralStatus, Urgency } from '../../../schemas/codes.ts';
import type { Target } from '../../../schemas/worklist.ts';
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

/** A request to a partner, as the partner reads it. */
export const requestTags = {
  requested: { words: 'Needs your answer', colour: 'blue' },
  waitlisted: { words: 'On your waiting list', colour: 'yellow' },
  accepted: { words: 'Accepted', colour: 'green' },
  'in-progress': { words: 'Has started', colour: 'green' },
  completed: { words: 'Completed', colour: 'grey' },
  failed: { words: 'Ended early', colour: 'grey' },
  declined: { words: 'Declined', colour: 'orange' },
  withdrawn: { words: 'Withdrawn', colour: 'grey' },
} as const satisfies Readonly<Record<OnwardStatus, StatusTag>>;

export const targetTags = {
  late: { words: 'Late', colour: 'red' },
  today: { words: 'Due today', colour: 'yellow' },
  ahead: { words: 'On track', colour: 'green' },
} as const satisfies Readonly<Record<Target, StatusTag>>;

export const priorityTags = {
  soon: { words: 'Soon', colour: 'blue' },
  routine: { words: 'Routine', colour: 'grey' },
} as const satisfies Readonly<Record<z.infer<typeof Urgency>, StatusTag>>;
