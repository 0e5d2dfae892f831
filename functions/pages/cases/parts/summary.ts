import { attentionInWords } from '../../../../domain/referral/said.ts';
import { saidDate } from '../../../../domain/time/said-date.ts';
import { closureReasons, type HoldReason, needLabels } from '../../../../schemas/codes.ts';
import { saidInstant } from '../../house/said-time.ts';
import { type CaseFacts, type CaseView, personIn } from '../case-facts.ts';
import type { Fact } from '../presenter.ts';
import { type Decision, decisionsOf, type Way } from './decisions.ts';
import { toKnowAlso, toKnowFirst } from './referral-facts.ts';

export interface SummaryModel {
  readonly id: string;
  readonly hold: HoldModel | undefined;
  readonly decisions: readonly Decision[];
  /** What one button does, the most likely first. */
  readonly steps: readonly Step[];
  readonly ways: readonly Way[];
  readonly promises: readonly Fact[];
  readonly lately: readonly Fact[];
  /** Before getting in touch. */
  readonly first: readonly Fact[];
  readonly facts: readonly Fact[];
  readonly needs: readonly { readonly label: string; readonly note?: string | undefined }[];
  readonly ownWords: string | undefined;
  /** Of the same person. */
  readonly others: readonly Way[];
}

interface HoldModel {
  readonly reasons: readonly string[];
  readonly owner: string | undefined;
  readonly lookBy: string | undefined;
}

interface Step {
  readonly form: 'accept' | 'take';
  readonly words: string;
}

export function presentSummary({ view, caller }: CaseFacts): SummaryModel {
  const { id, hold, request } = view;
  return {
    id,
    hold: hold && {
      reasons: (hold.reasons ?? []).map(reason => holdWords[reason]),
      owner: hold.owner === 'duty' ? 'the duty role' : hold.owner,
      lookBy: hold.lookBy && saidInstant(hold.lookBy),
    },
    decisions: decisionsOf(view),
    steps: stepsOf(view, caller.advisor),
    ways: waysOf(view, caller.advisor),
    promises: view.promises
      .filter(({ sentence }) => !decidedAbove(sentence))
      .map(({ dueAt, sentence }) => ({ term: saidInstant(dueAt), value: sentence })),
    lately: view.timeline
      .slice(-3)
      .toReversed()
      .map(({ at, sentence }) => ({ term: saidInstant(at), value: sentence })),
    first: toKnowFirst({ ...request, person: personIn(view) }),
    facts: factsOf(view),
    needs: request.needs.map(({ code, note }) => ({ label: needLabels[code], note })),
    ownWords: request.ownWords,
    others: (view.linkedReferrals ?? []).map(({ referral, reference }) => ({
      words: reference,
      href: `/cases/${referral}`,
    })),
  };
}

/** What waits for the advisor stands first on the page already, with its time. */
const decidedAbove = (sentence: string) =>
  Object.values(attentionInWords).some(words => sentence === `The advisor is to decide: ${words}`);

/** A colleague's case is taken on the page that says so, not by one press. */
function stepsOf({ status, assignedTo }: CaseView, own: string | undefined): Step[] {
  if (status === 'received') return own ? [{ form: 'take', words: 'Take this case' }] : [];
  const isNew = assignedTo?.isAccepted === false && assignedTo.advisor === own;
  return isNew ? [{ form: 'accept', words: 'Accept this case' }] : [];
}

function waysOf({ id, status, assignedTo }: CaseView, own: string | undefined): Way[] {
  const way = (words: string, form: string): Way => ({ words, href: `/cases/${id}/${form}` });
  if (status === 'closed') return [way('Open it again', 'reopen')];
  if (status === 'withdrawn' || status === 'entered-in-error' || status === 'open') return [];
  const inCare = [
    way('Record a contact', 'contact'),
    way('Hand over', 'hand-over'),
    way('Return to unassigned', 'return'),
    ...(assignedTo?.advisor === own ? [] : [way('Take it over', 'take')]),
  ];
  const always = [way('Raise a concern with a clinical team', 'escalate'), way('Close this case', 'close')];
  return [
    ...(assignedTo ? inCare : own === undefined && status === 'received' ? [way('Take this case', 'take')] : []),
    ...always,
  ];
}

function factsOf({ assignedTo, receivedAt, firstContactBy, closed, request }: CaseView): Fact[] {
  const facts: readonly [string, string | undefined][] = [
    ['Closed', closed && `${saidInstant(closed.at)}: ${closureReasons[closed.reason]}. ${closed.words ?? ''}`],
    ['Received', saidInstant(receivedAt)],
    ['First contact by', saidDate(firstContactBy)],
    ['Pathways Advisor', assignedTo?.name ?? 'nobody yet'],
    ['Chosen because', assignedTo?.because],
  ];
  return [...facts.flatMap(([term, value]) => (value ? [{ term, value }] : [])), ...toKnowAlso(request)];
}

const holdWords: Readonly<Record<HoldReason, string>> = {
  'immediate-concern': 'The referrer said there is an immediate concern',
  safeguarding: 'Safeguarding was flagged',
  'no-safe-way-of-contact': 'There is no safe way to contact them yet',
  'under-18': 'They are under 18',
  'consent-not-given': 'Consent to be referred was not given',
  'need-for-a-person-only': 'A need that only a person may work on',
  'phrase-in-free-text': 'Words in the referral that a person should read',
};
