import { targets } from '../../../../domain/targets.ts';
import type { Caller } from '../../../../schemas/directory.ts';
import { type Draft, DraftId } from '../../../../schemas/draft.ts';
import { sentWith } from '../../../intake/send-from-page.ts';
import { ProblemError } from '../../../shell/problem.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { PagesWorld } from '../../world.ts';

type Needs = Pick<PagesWorld, 'drafts' | 'cases'>;

/** An id that could not be one is nobody's. @throws ProblemError */
export function draftIdIn({ event }: Ask): DraftId {
  const id = DraftId.safeParse(event.pathParameters?.['draft']);
  if (!id.success) throw noSuchDraft();
  return id.data;
}

/**
 * The draft of this address, or that it has been sent. Between sending it and deleting it a process may stop: what was sent
 * is deleted by whoever comes upon it. @throws ProblemError when this reader has none
 */
export async function findDraft(
  world: Needs,
  { reader: { caller } }: Pick<Ask, 'reader'>,
  id: DraftId,
): Promise<Draft | 'sent'> {
  const [draft, sent] = await Promise.all([world.drafts.find(caller, id), sentWith(world, caller, id)]);
  if (sent && draft) await world.drafts.remove(caller, id);
  if (sent) return 'sent';
  if (!draft) throw noSuchDraft();
  return draft;
}

/** All that this sign-in has not sent yet, the one changed last first. */
export async function listDrafts(world: Needs, caller: Caller): Promise<readonly Draft[]> {
  const found = await world.drafts.of(caller);
  const sent = await Promise.all(found.map(({ id }) => sentWith(world, caller, id)));
  await Promise.all(found.flatMap(({ id }, i) => (sent[i] ? [world.drafts.remove(caller, id)] : [])));
  return found.filter((_, i) => !sent[i]);
}

const noSuchDraft = () =>
  new ProblemError('not-found', {
    detail: `You have no draft at this address. Drafts are deleted when they are sent, when you delete them, and ${targets.drafts.days} days after they were last changed.`,
  });
