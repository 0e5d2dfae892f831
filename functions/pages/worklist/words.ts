import type { z } from 'zod';
import type { Staff } from '../../../domain/ports.ts';
import { targets } from '../../../domain/targets.ts';
import { contactOutcomes } from '../../../schemas/codes.ts';
import { Instant } from '../../../schemas/time.ts';
import type { WorkFlag, WorklistEntry } from '../../../schemas/worklist.ts';
import { saidShortly, saidTime } from '../house/said-time.ts';

type Entry = z.input<typeof WorklistEntry>;

export const flagWords: Readonly<Record<WorkFlag, string>> = {
  decision: 'Waits for a decision',
  risk: 'Risk or safeguarding',
  communication: 'Language or access needs',
  escalated: 'Concern with a clinical team',
  hold: 'On hold',
  'partner-silent': 'Partner not replied',
  'review-due': 'Review due',
};

/** What to know before ringing; the other flags are in the status of a case. */
export const alertsOf = ({ flags }: Entry): string[] =>
  (['risk', 'communication', 'escalated'] as const).filter(flag => flags.includes(flag)).map(flag => flagWords[flag]);

/** `L9, Walton`; where several sites look after a place, either of them. */
export function placeOf({ outcode, sites: ids }: Entry, sites: Staff['sites']): string {
  const names = ids.flatMap(id => sites.find(site => site.id === id)?.name.replace(ours, '') ?? []);
  return [outcode, names.join(' or ')].filter(Boolean).join(', ');
}

/** What every hub is called: in a narrow column the place says enough. */
const ours = /^The Life Rooms /;

export interface SaidContact {
  readonly when: string;
  readonly detail?: string;
}

/** `Mon 23 Nov, 9:55am` and `no answer (1 of 3)`. */
export function saidContact({ lastContact, attempts = 0 }: Entry): SaidContact {
  if (!lastContact) return { when: 'None yet' };
  const at = Instant.parse(lastContact.at);
  const count = attempts > 0 ? ` (attempt ${attempts} of ${targets.contactAttempts})` : '';
  return { when: `${saidShortly(at)}, ${saidTime(at)}`, detail: `${contactOutcomes[lastContact.outcome]}${count}` };
}
