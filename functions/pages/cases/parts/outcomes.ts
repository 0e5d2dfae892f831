import { waitsForPartner } from '../../../../domain/disclosure/partner-view.ts';
import { onwardInWords } from '../../../../domain/referral/said.ts';
import { isUnderWay } from '../../../../domain/referral/state.ts';
import { saidDate } from '../../../../domain/time/said-date.ts';
import type { ReferralEvent } from '../../../../events/referral-events.ts';
import {
  clinicalTeams,
  feedbackInWords,
  needInWords,
  needLabels,
  personAnswers,
  sharedFieldLabels,
} from '../../../../schemas/codes.ts';
import type { OnwardReferral } from '../../../../schemas/support.ts';
import { namesIn } from '../../../cases/names-in.ts';
import { saidInstant } from '../../house/said-time.ts';
import type { CaseFacts, CaseView } from '../case-facts.ts';
import type { Fact } from '../presenter.ts';
import type { Way } from './decisions.ts';

export interface OutcomesModel {
  readonly onward: readonly Outcome[];
  readonly signposts: readonly Fact[];
  /** What the person said themselves about whether it helped. */
  readonly answers: readonly Fact[];
  readonly consents: readonly Fact[];
  readonly escalations: readonly Outcome[];
  readonly ways: readonly Way[];
}

export interface Outcome {
  readonly heading: string;
  readonly facts: readonly Fact[];
  readonly ways: readonly Way[];
}

/** @param events of the referral: what was said in whose words stands in them alone */
export function presentOutcomes({ view, staff }: CaseFacts, events: readonly ReferralEvent[]): OutcomesModel {
  const { ofPartner } = namesIn(staff);
  const { id } = view;
  return {
    onward: view.onward.map(one => ({
      heading: one.offerName,
      facts: [{ term: 'Partner', value: ofPartner(one.partner) }, ...factsOf(one)],
      ways: waysOf(id, one),
    })),
    signposts: view.signposts.map(({ at, to, need }) => ({
      term: saidInstant(at),
      value: need ? `${to}, for ${needInWords(need)}` : to,
    })),
    answers: answersIn(events, view),
    consents: [
      ...view.consents.map(one => ({ term: ofPartner(one.partner), value: consentInWords(one) })),
      ...referrerHears(view),
    ],
    escalations: view.escalations.map(one => escalationOf(id, one, events)),
    ways: [
      { words: 'Write down whether it helped', href: `/cases/${id}/answer` },
      ...(view.consents.length > 0 ? [{ words: 'They no longer agree', href: `/cases/${id}/withdraw-consent` }] : []),
      ...(view.request?.referrer ? [{ words: 'Change what the referrer hears', href: `/cases/${id}/feedback` }] : []),
    ],
  };
}

const answersIn = (events: readonly ReferralEvent[], view: CaseView): Fact[] =>
  events.flatMap(event => {
    if (event.type !== 'PersonAnswered.v1') return [];
    const about = view.onward.find(({ id }) => id === event.onward)?.offerName;
    const said = `${personAnswers[event.answer]}${about ? ` (${about})` : ''}`;
    return [{ term: saidInstant(event.at), value: event.words ? `${said}\n${event.words}` : said }];
  });

function referrerHears({ request }: CaseView): Fact[] {
  if (!request?.referrer) return [];
  const value = `Hears ${feedbackInWords[request.consent.feedbackToGp]}`;
  return [{ term: `The referrer, ${request.referrer.organisation.name}`, value }];
}

/** What is known of a request, in the order in which it comes to be known. */
function factsOf(one: OnwardReferral): Fact[] {
  const { question, declined, firstDate, contactRoute, sessions, message } = one;
  const facts: readonly [string, string | undefined][] = [
    ['For', needLabels[one.need]],
    ['Asked', saidInstant(one.requestedAt)],
    ['Told', one.scope.map(field => sharedFieldLabels[field]).join(', ')],
    ['Your message', message],
    ['Stands', `${onwardInWords(one)}${one.answeredAt ? ` (${saidInstant(one.answeredAt)})` : ''}`],
    ['They ask', question?.text],
    ['You answered', question?.answer],
    ['First date', firstDate && saidDate(firstDate)],
    ['How they get in touch', contactRoute],
    ['They said', declined?.words],
    ['They suggest', declined?.suggests],
    ['Sessions attended', sessions > 0 ? String(sessions) : undefined],
  ];
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

function waysOf(id: string, one: OnwardReferral): Way[] {
  const way = (words: string, form: string): Way => ({ words, href: `/cases/${id}/${form}?onward=${one.id}` });
  if (!isUnderWay(one)) return [];
  const hasBegun = one.status === 'accepted' || one.status === 'in-progress';
  return [
    ...(one.question && one.question.answer === undefined ? [way('Answer the question', 'answer-question')] : []),
    ...(waitsForPartner(one) || one.status === 'waitlisted' ? [way('Write down what they said', 'partner-said')] : []),
    ...(hasBegun ? [way('Write down whether they went', 'attendance'), way('It has ended', 'ending')] : []),
    way('Withdraw the request', 'withdraw-request'),
  ];
}

function consentInWords({ status, scope, at, channel, reviewOn, reason }: CaseView['consents'][number]): string {
  const since = `${saidInstant(at)}, ${channel}`;
  const because = reason ? ` ${reason}` : '';
  if (status === 'refused') return `Refused on ${since}.${because}`;
  if (status === 'withdrawn') return `Withdrawn on ${since}.${because}`;
  const agreed = status === 'given' ? 'Agreed' : 'In their best interests';
  const fields = scope.map(field => sharedFieldLabels[field]).join(', ');
  return `${agreed} on ${since}: ${fields}.${because}${reviewOn ? ` To be gone over on ${saidDate(reviewOn)}.` : ''}`;
}

function escalationOf(id: string, one: CaseView['escalations'][number], events: readonly ReferralEvent[]): Outcome {
  const team = clinicalTeams[one.to];
  const { receipt } = one;
  const raised = events.find(event => event.type === 'EscalationRaised.v1' && event.escalation === one.id);
  return {
    heading: `Concern raised with ${team}`,
    facts: [
      { term: 'Raised', value: `${saidInstant(one.raisedAt)}. ${one.contact}` },
      ...(raised && 'reason' in raised && raised.reason ? [{ term: 'The concern', value: raised.reason }] : []),
      receipt
        ? { term: 'They have it', value: `${receipt.from}, ${saidInstant(receipt.at)}` }
        : { term: 'Waiting', value: `They are to say that they have it by ${saidInstant(one.receiptBy)}` },
    ],
    ways: receipt ? [] : [{ words: 'They say that they have it', href: `/cases/${id}/receipt?escalation=${one.id}` }],
  };
}
