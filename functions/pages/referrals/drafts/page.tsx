import { draftIdIn, findDraft, listDrafts } from '../../refer/drafts/find-drafts.ts';
import { stepsAddress } from '../../refer/steps/open.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { Reply } from '../../shell/reply.ts';
import type { PagesWorld } from '../../world.ts';
import { presentDraft } from './presenter.ts';
import { DeleteView, DraftsView } from './view.tsx';

const address = '/referrals/drafts';

export async function showDrafts(world: PagesWorld, { reader }: Ask): Promise<Reply> {
  const rows = (await listDrafts(world, reader.caller)).map(presentDraft);
  return { page: { title: 'Drafts', content: <DraftsView rows={rows} /> } };
}

export async function askToDelete(world: PagesWorld, ask: Ask): Promise<Reply> {
  const id = draftIdIn(ask);
  const draft = await findDraft(world, ask, id);
  if (draft === 'sent') return { goTo: `${stepsAddress(id)}/sent` };
  return {
    page: {
      title: 'Delete a draft',
      backTo: { href: address, words: 'Drafts' },
      content: <DeleteView row={presentDraft(draft)} form={ask.formTo(ask.event.rawPath)} />,
    },
  };
}

/** Once or twice: what is not there need not be deleted. */
export async function deleteDraft({ drafts }: PagesWorld, ask: Ask): Promise<Reply> {
  await drafts.remove(ask.reader.caller, draftIdIn(ask));
  return { goTo: address };
}
