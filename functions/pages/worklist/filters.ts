import * as z from 'zod';
import type { Narrowing } from '../../../domain/referral/worklist.ts';
import { NeedCode, Urgency } from '../../../schemas/codes.ts';
import { SiteId } from '../../../schemas/ids.ts';
import type { PageSession } from '../../../schemas/page-session.ts';
import { Target, WorkFlag, type WorklistQuery } from '../../../schemas/worklist.ts';

/** What the address of a worklist may say. What makes no sense is left out: an old link should still lead somewhere. */
export const WorklistAddress = z.object({
  view: z
    .enum(['mine', 'unassigned', 'partner-silent', 'review-due', 'held', 'overdue', 'all', 'closed'])
    .catch('mine'),
  target: listOf(Target),
  need: NeedCode.optional().catch(undefined),
  priority: Urgency.optional().catch(undefined),
  site: z
    .union([z.literal('any'), SiteId])
    .optional()
    .catch(undefined),
  flag: listOf(WorkFlag),
  cursor: z.string().max(1000).optional().catch(undefined),
});
export type WorklistAddress = z.infer<typeof WorklistAddress>;
export type View = WorklistAddress['view'];

/** Repeated parameters reach a function joined by commas. */
function listOf<Code extends z.ZodEnum>(code: Code) {
  return z
    .string()
    .optional()
    .transform(text => (text ?? '').split(',').flatMap(part => code.safeParse(part).data ?? []));
}

export function addressOf(
  { view, target, need, priority, site, flag, cursor }: Partial<WorklistAddress>,
  page = '/worklist',
): string {
  const query = new URLSearchParams({ view: view ?? 'mine' });
  for (const one of target ?? []) query.append('target', one);
  for (const one of flag ?? []) query.append('flag', one);
  for (const [name, value] of Object.entries({ need, priority, site, cursor })) if (value) query.set(name, value);
  return `${page}?${query}`;
}

/** A tab is a list, or what of one's own cases bears a flag. */
export const listOfView = (view: View): { readonly view: WorklistQuery['view']; readonly flag?: WorkFlag } =>
  view === 'partner-silent' || view === 'review-due' ? { view: 'mine', flag: view } : { view };

/** What the reader has asked for, without what belongs to the tab. */
export const narrowingOf = (
  { target, need, priority, flag }: WorklistAddress,
  site: SiteId | undefined,
): Narrowing => ({
  ...{ target, need, priority, flag, site },
});

/** The address says which site. Where it says nothing, lists of everybody's cases begin with the one that was chosen for today. */
export function siteFor({ view, site }: WorklistAddress, today: PageSession['site']): SiteId | undefined {
  if (site !== undefined) return site === 'any' ? undefined : site;
  const isOfEverybody = view === 'unassigned' || view === 'all' || view === 'closed';
  return today?.isChosen && isOfEverybody ? today.id : undefined;
}
