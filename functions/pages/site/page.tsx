import * as z from 'zod';
import type { Staff } from '../../../domain/ports.ts';
import type { Site } from '../../../schemas/directory.ts';
import { ProblemError } from '../../shell/problem.ts';
import { checkForm, type FieldError } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import { hashOf } from '../shell/reader.ts';
import type { Reply } from '../shell/reply.ts';
import { endOf } from '../shell/session-policy.ts';
import type { PagesWorld } from '../world.ts';
import { homeSite, sitesOf } from './sites-of.ts';
import { noSite, SiteView } from './view.tsx';

export const chooseSite = async (world: PagesWorld, ask: Ask): Promise<Reply> =>
  sitePage(ask, choicesOf(ask, await world.directory.staff()), []);

/** Kept with the session: tomorrow they may be elsewhere. */
export async function switchSite(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { caller, session, secret } = ask.reader;
  const staff = await world.directory.staff();
  const sites = choicesOf(ask, staff);
  const Choice = z.object({ site: z.enum([noSite, ...sites.map(({ id }) => id)], 'Choose where you are today') });
  const { value, errors } = checkForm(Choice, ask.sent.input);
  if (errors) return sitePage(ask, sites, errors);
  const chosen = sites.find(({ id }) => id === value.site);
  const site = chosen ? { id: chosen.id, name: chosen.name, isChosen: true } : homeSite(caller, staff);
  await world.sessions.keep(hashOf(secret), { ...session, version: session.version + 1, site }, endOf(session));
  return { goTo: '/worklist' };
}

/** @throws ProblemError for whoever has nothing to choose from */
function choicesOf({ reader }: Ask, staff: Staff): Site[] {
  const sites = sitesOf(reader.caller, staff);
  if (sites.length < 2) throw new ProblemError('not-found');
  return sites;
}

function sitePage(ask: Ask, sites: readonly Site[], errors: readonly FieldError[]): Reply {
  const { site } = ask.reader.session;
  const isWrong = errors.length > 0;
  return {
    ...(isWrong && { status: 422 }),
    page: {
      title: 'Where are you today?',
      hasErrors: isWrong,
      backTo: { href: '/worklist', words: 'Back to my cases' },
      content: (
        <SiteView
          {...{ sites, errors }}
          form={ask.formTo('/site', isWrong ? ask.sent : undefined)}
          chosen={site?.isChosen ? site.id : noSite}
        />
      ),
    },
  };
}
