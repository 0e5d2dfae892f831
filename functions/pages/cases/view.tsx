import { IdentityBar } from '../house/identity-bar.tsx';
import { SubNavigation } from '../house/sub-navigation.tsx';
import type { Content } from '../nhs/markup.ts';
import { NotificationBanner } from '../nhs/notification-banner.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { CaseHead, Fact } from './presenter.ts';

export const CaseBar = ({ person, facts, flags }: CaseHead) => (
  <IdentityBar
    name={person}
    facts={facts}
    flags={flags.length > 0 ? flags.map(({ words, colour }) => <Tag colour={colour}>{words}</Tag>) : undefined}
  />
);

interface CasePageProps {
  readonly head: CaseHead;
  /** Of the part that is shown. */
  readonly label: string;
  /** Where the next case is opened. */
  readonly next: string;
  /** What has just been done, as a sentence. */
  readonly done: string | undefined;
  readonly children?: Content;
}

/** A part of a case below what all its parts have. */
export const CasePage = ({ head, label, next, done, children }: CasePageProps) => (
  <>
    {done !== undefined && <NotificationBanner variant="success">{done}</NotificationBanner>}
    <h1 class="nhsuk-heading-l nhsuk-u-margin-bottom-3">Case {head.reference}</h1>
    <p>
      <Tag colour={head.status.colour}>{head.status.words}</Tag>{' '}
      <Tag colour={head.priority.colour}>{head.priority.words}</Tag>{' '}
      <a class="lr-way" href={next}>
        Open next case
      </a>
    </p>
    <SubNavigation
      label="Parts of this case"
      items={head.tabs.map(tab => ({ ...tab, content: tab.label, current: tab.label === label }))}
    />
    {children}
  </>
);

/** What is known, each with what it is called. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <SummaryList rows={facts.map(({ term, value }) => ({ key: term, value: <Typed>{value}</Typed> }))} />
);

/** Words that somebody wrote, as they wrote them. */
export const Typed = ({ children }: { readonly children?: Content }) => <span class="lr-typed">{children}</span>;
