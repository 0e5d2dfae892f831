import * as z from 'zod';
import { listWork } from '../../cases/list-work.ts';
import { checkForm, textOf } from '../shell/form.ts';
import { noSuchPage } from '../shell/no-such-page.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { rowOf } from './rows.ts';
import { type SearchProps, SearchView, searchAddress } from './search-view.tsx';

export const startSearch = (ask: Ask): Reply => searchPage(ask, { text: '' });

const whatToWrite = 'Write a name, a reference or an NHS number';
const Search = z.object({
  text: z.string(whatToWrite).trim().min(1, whatToWrite).max(100, 'Write 100 characters or fewer'),
  among: z.enum(['open', 'closed']).catch('open'),
  cursor: z.string().max(1000).optional().catch(undefined),
});

/** Answers the form itself: what is looked for is personal and may stand in no address. */
export async function findCases(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { value, errors } = checkForm(Search, ask.sent.input);
  if (errors) return searchPage(ask, { text: textOf(ask.sent.input, 'text'), errors });
  const { text, among, cursor } = value;
  const team = world.directory.staff();
  const question = { view: among === 'open' ? 'all' : among, limit: 100, text, cursor } as const;
  const list = await listWork(world, ask.reader.caller, question, team).catch(noSuchPage);
  const [now, { sites }] = [world.clock.now(), await team];
  const rows = list.items.map(entry => rowOf(entry, now, sites));
  return searchPage(ask, { text, found: { among, rows, next: list.next } });
}

const searchPage = (
  ask: Ask,
  { errors = [], ...search }: Pick<SearchProps, 'text' | 'found'> & Partial<SearchProps>,
): Reply => ({
  ...(errors.length > 0 && { status: 422 }),
  page: {
    title: 'Find a case',
    hasErrors: errors.length > 0,
    backTo: { href: '/worklist', words: 'Back to my cases' },
    content: <SearchView {...search} errors={errors} form={ask.formTo(searchAddress)} />,
  },
});
