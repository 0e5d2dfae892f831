import { listDrafts } from '../../refer/drafts/find-drafts.ts';
import { noSuchPage } from '../../shell/no-such-page.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { Reply } from '../../shell/reply.ts';
import type { PagesWorld } from '../../world.ts';
import { ReferralsAddress } from './address.ts';
import { presentReferrals } from './presenter.ts';
import { readOn } from './read-on.ts';
import { ReferralsView } from './view.tsx';

export async function showReferrals(world: PagesWorld, { event, reader }: Ask): Promise<Reply> {
  const address = ReferralsAddress.parse(event.queryStringParameters ?? {});
  const [found, drafts] = await Promise.all([
    readOn(world, reader.caller, address).catch(noSuchPage),
    listDrafts(world, reader.caller),
  ]);
  const model = presentReferrals(address, found, drafts.length);
  return { page: { title: model.heading, content: <ReferralsView {...model} /> } };
}
