import * as z from 'zod';
import { NeedCode, Urgency } from '../../../schemas/codes.ts';
import type { Target } from '../house/status-tags.ts';

/** What the address of a worklist may say. What makes no sense is left out: an old link should still lead somewhere. */
export const WorklistAddress = z.object({
  view: z.enum(['mine', 'unassigned', 'held', 'overdue', 'all']).catch('mine'),
  target: listOf(z.enum(['late', 'today', 'ahead'] satisfies Target[])),
  need: NeedCode.optional().catch(undefined),
  priority: Urgency.optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
});
export type WorklistAddress = z.infer<typeof WorklistAddress>;

/** Repeated parameters reach a function joined by commas. */
function listOf<Code extends z.ZodEnum>(code: Code) {
  return z
    .string()
    .optional()
    .transform(text => (text ?? '').split(',').flatMap(part => code.safeParse(part).data ?? []));
}

export function addressOf(
  { view, target, need, priority, cursor }: Partial<WorklistAddress>,
  page = '/worklist',
): string {
  const query = new URLSearchParams({ view: view ?? 'mine' });
  for (const one of target ?? []) query.append('target', one);
  for (const [name, value] of Object.entries({ need, priority, cursor })) if (value) query.set(name, value);
  return `${page}?${query}`;
}
