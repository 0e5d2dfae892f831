import { attentionInWords, onwardInWords } from '../../../../domain/referral/said.ts';
import { declineReasons } from '../../../../schemas/codes.ts';
import type { Attention, AttentionTo, OnwardReferral } from '../../../../schemas/support.ts';
import { saidInstant } from '../../house/said-time.ts';
import { capitalised } from '../../house/words.ts';
import type { CaseView } from '../case-facts.ts';

/** Something that only the advisor can decide, with the ways there are. */
export interface Decision {
  readonly heading: string;
  readonly details: readonly string[];
  readonly decideBy: string;
  readonly isLate: boolean;
  readonly ways: readonly Way[];
}

/** A form that answers it, or a page to look at first. */
export interface Way {
  readonly words: string;
  readonly href: string;
}

/** What waits for the advisor, the longest first. */
export const decisionsOf = (view: CaseView): Decision[] =>
  view.attention
    .toSorted((a, b) => (a.decideBy < b.decideBy ? -1 : 1))
    .map(one => {
      const onward = view.onward.find(({ id }) => id === one.onward);
      return {
        heading: sentence(attentionInWords[one.to], onward),
        details: onward ? detailsOf(one.to, onward) : [],
        decideBy: saidInstant(one.decideBy),
        isLate: one.isOverdue,
        ways: waysOf(view.id, one),
      };
    });

const sentence = (words: string, onward: OnwardReferral | undefined) =>
  `${capitalised(words)}${onward ? `: ${onward.offerName}` : ''}`;

function detailsOf(to: AttentionTo, onward: OnwardReferral): string[] {
  const { question, declined } = onward;
  if (to === 'partner-asked' && question) return [`They ask: ${question.text}`];
  if (to === 'partner-declined' && declined)
    return [
      `They said: ${declineReasons[declined.reason]}.`,
      ...(declined.words ? [declined.words] : []),
      ...(declined.suggests ? [`They suggest: ${declined.suggests}`] : []),
    ];
  return [`How it stands: ${onwardInWords(onward)}.`];
}

/** Every kind has at least one way, the most likely first. */
function waysOf(id: string, { to, onward }: Attention): Way[] {
  const about = onward === undefined ? '' : `?onward=${onward}`;
  const known = {
    contact: { words: 'Record a contact', href: `/cases/${id}/contact` },
    offers: { words: 'Look at other offers', href: `/cases/${id}/offers` },
    close: { words: 'Close this case', href: `/cases/${id}/close` },
    answer: { words: 'Answer the question', href: `/cases/${id}/answer-question${about}` },
    said: { words: 'Write down what the partner said', href: `/cases/${id}/partner-said${about}` },
    attendance: { words: 'Write down whether they went', href: `/cases/${id}/attendance${about}` },
    stop: { words: 'Withdraw the request', href: `/cases/${id}/withdraw-request${about}` },
    outcomes: { words: 'Look at what was said', href: `/cases/${id}/outcomes` },
    settle: { words: 'Mark as decided', href: `/cases/${id}/settle?to=${to}${about.replace('?', '&')}` },
  } as const;
  return wayNames[to].map(name => known[name]);
}

type WayName = 'contact' | 'offers' | 'close' | 'answer' | 'said' | 'attendance' | 'stop' | 'outcomes' | 'settle';

const wayNames: Readonly<Record<AttentionTo, readonly [WayName, ...WayName[]]>> = {
  'partner-declined': ['offers', 'settle'],
  'partner-silent': ['said', 'stop', 'offers'],
  'partner-asked': ['answer'],
  'partner-failed': ['offers', 'settle'],
  'attempts-used-up': ['contact', 'close'],
  'person-answered': ['outcomes', 'contact', 'settle'],
  'consent-withdrawn': ['contact', 'settle'],
  'consent-review': ['contact', 'settle'],
  'attendance-unknown': ['attendance', 'settle'],
  'did-not-attend': ['contact', 'offers', 'settle'],
  'review-due': ['contact', 'settle'],
  'person-to-be-told': ['contact', 'settle'],
  'partner-not-told': ['settle'],
};
