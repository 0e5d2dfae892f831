import type { Content } from '../../nhs/markup.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { PagesWorld } from '../../world.ts';
import type { CaseFacts } from '../case-facts.ts';
import { showAccesses } from './accesses.tsx';
import { presentContacts } from './contacts.ts';
import { ContactsView } from './contacts-view.tsx';
import { showChanges, showTimeline } from './history.tsx';
import { showLetters } from './letters.tsx';
import type { PartName } from './names.ts';
import { presentOffers } from './offers.ts';
import { OffersView } from './offers-view.tsx';
import { presentOutcomes } from './outcomes.ts';
import { OutcomesView } from './outcomes-view.tsx';
import { presentSummary } from './summary.ts';
import { SummaryView } from './summary-view.tsx';

type Part = (world: PagesWorld, ask: Ask, facts: CaseFacts) => Content | Promise<Content>;

/** What each page of a case shows below its head. */
export const partViews: Readonly<Record<PartName, Part>> = {
  summary: (_, ask, facts) => <SummaryView model={presentSummary(facts)} formTo={address => ask.formTo(address)} />,
  offers: (_, ask, facts) => (
    <OffersView model={presentOffers(facts)} again={ask.formTo(`/cases/${facts.view.id}/match-again`)} />
  ),
  contacts: (_, ask, facts) => (
    <ContactsView model={presentContacts(facts)} finish={ask.formTo(`/cases/${facts.view.id}/finish-action`)} />
  ),
  outcomes: async ({ cases }, _, facts) => (
    <OutcomesView model={presentOutcomes(facts, await cases.events(facts.view.id))} />
  ),
  timeline: (_, _ask, facts) => showTimeline(facts),
  letters: (world, ask, facts) => showLetters(world, ask, facts),
  changes: (world, _, facts) => showChanges(world, facts),
  accesses: (world, ask, facts) => showAccesses(world, ask, facts),
};
