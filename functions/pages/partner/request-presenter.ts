import { languageName } from '../../../domain/matching/language-names.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import { accessLabels, type OnwardStatus } from '../../../schemas/codes.ts';
import type { PartnerRequest, PersonForPartner, RequestOutline } from '../../../schemas/partner-work.ts';
import type { CalendarDate, Instant } from '../../../schemas/time.ts';
import type { PartnerSaid } from '../../partners/partner-command.ts';
import { saidPhone } from '../house/person-words.ts';
import { saidTime } from '../house/said-time.ts';
import { requestTags, type StatusTag } from '../house/status-tags.ts';

export type Decision = PartnerSaid['decision'];

export interface RequestModel {
  readonly question: string;
  readonly offerName: string;
  readonly status: StatusTag;
  /** `Thursday 3 December 2026`, while it is the partner's turn. */
  readonly respondBy?: string;
  readonly facts: readonly Fact[];
  /** `10:10am`, while the last answer can be taken back. */
  readonly undoUntil?: string | undefined;
  /** What can be said to it as it stands. */
  readonly can: readonly Exclude<Decision, 'undo'>[];
}

/** A line of what is known. */
export interface Fact {
  readonly term: string;
  readonly lines: readonly Line[];
}
interface Line {
  readonly words: string;
  /** To ring or write by one tap. */
  readonly href?: string;
}

/** Before anybody has said that it is them: nothing that could show who the person is. */
export const presentOutline = (outline: RequestOutline, now: Instant): RequestModel => ({
  ...standing(outline, now),
  facts: [
    ...fact('Offer', outline.offerName),
    ...fact('Wants help with', outline.need?.label),
    ...fact('Lives in', outline.district),
    ...fact('Age', outline.ageBand),
    ...fact('Asked by', 'The Life Rooms'),
    ...fact('Answer by', respondBy(outline)),
  ],
});

export const presentRequest = (request: PartnerRequest, now: Instant): RequestModel => ({
  ...standing(request, now),
  facts: [
    ...(request.person ? factsOf(request.person) : []),
    ...fact('Wants help with', request.need?.label),
    ...fact('From the advisor', request.message),
    ...fact('You asked', request.question?.text),
    ...fact('We answered', request.question?.answer),
    ...fact('First date', request.firstDate && saidDate(request.firstDate)),
    ...fact('Expected wait', request.expectedWeeks !== undefined ? weeksIn(request.expectedWeeks) : undefined),
    ...fact('Been so far', request.sessions > 0 ? times(request.sessions) : undefined),
    ...fact('Asked on', saidDate(londonDate(request.requestedAt))),
    ...fact('Our reference', request.reference),
  ],
});

export const weeksIn = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks`);
const times = (sessions: number) => (sessions === 1 ? 'once' : `${sessions} times`);

type Standing = Pick<RequestOutline, 'offerName' | 'status' | 'respondBy' | 'undoBy'> &
  Pick<Partial<PartnerRequest>, 'question'>;

function standing(request: Standing, now: Instant) {
  const { offerName, status, undoBy } = request;
  const answerBy = respondBy(request);
  const canUndo = undoBy !== undefined && undoBy > now;
  return {
    question: questions[status],
    offerName,
    status: tagOf(request),
    ...(answerBy && { respondBy: answerBy }),
    ...(canUndo && { undoUntil: saidTime(undoBy) }),
    can: possible[status],
  };
}

export const tagOf = ({ status, question }: Pick<Standing, 'status' | 'question'>): StatusTag =>
  status === 'requested' && question && question.answer === undefined
    ? { words: 'Waiting for our answer', colour: 'grey' }
    : requestTags[status];

const respondBy = ({ status, respondBy: by }: Pick<Standing, 'status' | 'respondBy'>) =>
  status === 'requested' && by ? saidDate(londonDate(by)) : undefined;

const questions: Readonly<Record<OnwardStatus, string>> = {
  requested: 'Have you a place for this person?',
  waitlisted: 'Have you a place for this person now?',
  accepted: 'Has this person been with you?',
  'in-progress': 'How is it going with this person?',
  completed: 'This is completed',
  failed: 'This has ended',
  declined: 'You have declined this',
  withdrawn: 'This has been withdrawn',
};

const possible: Readonly<Record<OnwardStatus, RequestModel['can']>> = {
  requested: ['accept', 'wait-list', 'decline', 'ask'],
  waitlisted: ['accept', 'decline', 'ask'],
  accepted: ['attendance', 'ended'],
  'in-progress': ['attendance', 'ended'],
  completed: [],
  failed: [],
  declined: [],
  withdrawn: [],
};

const factsOf = (person: PersonForPartner): Fact[] => [
  ...fact('Name', person.fullName ?? person.firstName),
  ...linesOf('Telephone', person.phones?.flatMap(phoneLines)),
  ...fact('Safe times to ring', person.safeTimes),
  ...linesOf(
    'E-mail',
    person.emails?.map(words => ({ words, href: `mailto:${words}` })),
  ),
  ...linesOf('Address', addressLines(person)),
  ...fact(
    'How to reach them',
    isReachable(person) ? undefined : 'Through us: we have no number or address to give you',
  ),
  ...fact('Lives in', person.address ? undefined : person.outcode),
  ...fact('Born', person.birthDate && saidDate(person.birthDate)),
  ...fact('Age', person.birthDate ? undefined : person.ageBand),
  ...fact('Language', languageOf(person)),
  ...linesOf('Access needs', accessLines(person)),
  ...fact('In their own words', person.ownWords),
];

/** Somebody who has walked in may have neither, or may not want it given on. */
const isReachable = (person: PersonForPartner) =>
  (person.phones ?? []).length + (person.emails ?? []).length + addressLines(person).length > 0;

const phoneLines = ({ value, okToText, okToLeaveMessage }: NonNullable<PersonForPartner['phones']>[number]): Line[] => [
  { words: saidPhone(value), href: `tel:${value}` },
  ...(okToText === false ? [{ words: 'Do not text' }] : []),
  ...(okToLeaveMessage === false ? [{ words: 'Do not leave a message' }] : []),
];

function addressLines({ address }: PersonForPartner): Line[] {
  if (!address) return [];
  const { lines, postcode, noFixedAbode } = address;
  return [...lines, postcode, noFixedAbode ? 'No fixed address' : undefined].flatMap(words =>
    words ? [{ words }] : [],
  );
}

function languageOf({ language, interpreter }: PersonForPartner): string | undefined {
  const name = language && languageName(language);
  return interpreter ? `${name ?? 'Not English'}: please book an interpreter` : name;
}

const accessLines = ({ accessNeeds = [], adjustments = [] }: PersonForPartner): Line[] =>
  [...accessNeeds.map(need => accessLabels[need]), ...adjustments].map(words => ({ words }));

const fact = (term: string, words: string | undefined): Fact[] => linesOf(term, words ? [{ words }] : []);
const linesOf = (term: string, lines: readonly Line[] = []): Fact[] => (lines.length > 0 ? [{ term, lines }] : []);

/** Which pile of the inbox a request lies in. */
export const pileOf = ({ status, question, firstDate }: PartnerRequest, today: CalendarDate): Pile => {
  switch (status) {
    case 'requested':
      return question?.answer === undefined ? 'new' : 'waiting';
    case 'waitlisted':
      return 'waiting';
    case 'accepted':
      return firstDate && firstDate < today ? 'outcome' : 'accepted';
    case 'in-progress':
      return 'outcome';
    case 'completed':
    case 'failed':
    case 'declined':
    case 'withdrawn':
      return 'closed';
  }
};
export type Pile = 'new' | 'waiting' | 'accepted' | 'outcome' | 'closed';
