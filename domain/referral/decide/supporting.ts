import type { Actor } from '../../../events/referral-events.ts';
import type {
  AccessNeed,
  ContactOutcome,
  ContactType,
  NeedCode,
  PersonAnswer,
  ReportGroup,
  UnsuitableReason,
} from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { AdvisorId, OfferId, OnwardId, SiteId } from '../../../schemas/ids.ts';
import { type ContactDetails, mostTelecom } from '../../../schemas/person.ts';
import type { Preferences } from '../../../schemas/referral.ts';
import type { AttentionTo } from '../../../schemas/support.ts';
import type { CalendarDate, Instant } from '../../../schemas/time.ts';
import { targets } from '../../targets.ts';
import { endOfWorkingDay, plusMinutes } from '../../time/working-time.ts';
import { attemptsAt } from '../attempts.ts';
import { reachedBy } from '../contact-details.ts';
import { isAttempt } from '../evolve/supporting.ts';
import { type InCare, isInCare, isOpen, type Referral } from '../state.ts';
import { asAConcern, closingTimeAfter, inDueCourse, morningAfter } from './by-when.ts';
import { type Answer, concernIn, type Fact, isStaff, refuse, staffOnly } from './fact.ts';

type Preferred = ReturnType<typeof Preferences.parse>;

export type Supporting =
  | { readonly type: 'accept-assignment' }
  | { readonly type: 'hand-over'; readonly advisor: AdvisorId; readonly site: SiteId; readonly reason: string }
  | { readonly type: 'return-to-pool'; readonly reason: string }
  | { readonly type: 'take'; readonly advisor: AdvisorId; readonly site: SiteId }
  | RecordContact
  | { readonly type: 'add-note'; readonly text: string; readonly isRestricted: boolean }
  | { readonly type: 'agree-goal'; readonly words: string; readonly importance: number }
  | {
      readonly type: 'plan-action';
      readonly what: string;
      readonly who: 'person' | 'advisor' | 'partner';
      readonly until?: CalendarDate | undefined;
    }
  | { readonly type: 'finish-action'; readonly action: number }
  | {
      readonly type: 'change-wishes';
      readonly preferences: Preferred;
      readonly travelLimitKm?: number | undefined;
      readonly accessNeeds?: readonly AccessNeed[] | undefined;
    }
  | { readonly type: 'correct-contact'; readonly details: ContactDetails }
  | SetOfferAside
  | { readonly type: 'propose-offer-again'; readonly offer: OfferId }
  | {
      readonly type: 'signpost';
      readonly to: string;
      readonly reportGroup: ReturnType<typeof ReportGroup.parse>;
      readonly offer?: OfferId | undefined;
      readonly need?: NeedCode | undefined;
    }
  | {
      readonly type: 'settle-attention';
      readonly to: AttentionTo;
      readonly onward?: OnwardId | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'person-answers';
      readonly answer: PersonAnswer;
      readonly onward?: OnwardId | undefined;
      readonly words?: string | undefined;
    };

interface SetOfferAside {
  readonly type: 'set-offer-aside';
  readonly offer: Pick<Offer, 'id' | 'name' | 'needs'>;
  readonly reason: UnsuitableReason;
  readonly words?: string | undefined;
}

interface RecordContact {
  readonly type: 'record-contact';
  readonly contact: ContactType;
  readonly outcome: ContactOutcome;
  readonly occurredAt: Instant;
  readonly site?: SiteId | undefined;
  readonly minutes?: number | undefined;
  readonly note?: string | undefined;
  readonly nextBy?: Instant | undefined;
}

/** What an advisor and a person do together. */
export function onSupporting(referral: Referral, command: Supporting, now: Instant, by: Actor): Answer {
  if (command.type === 'person-answers')
    return isStaff(by) || by.kind === 'person' ? personAnswered(referral, command, now) : staffOnly;
  if (!isStaff(by)) return staffOnly;
  // They may be written to after it has ended, too.
  if (command.type === 'correct-contact') return contactCorrected(referral, command.details);
  const isAfterwards = command.type === 'settle-attention' || command.type === 'add-note';
  if (!isOpen(referral) && !isAfterwards)
    return refuse('not-open', `This referral is ${referral.status}: reopen it first.`);
  switch (command.type) {
    case 'take':
      return taken(referral, command, now);
    case 'accept-assignment':
    case 'hand-over':
    case 'return-to-pool':
    case 'record-contact':
      return isInCare(referral) ? inCare(referral, command, now) : notInCare(referral);
    case 'settle-attention': {
      if (command.to === 'attempts-used-up')
        return refuse('still-waiting', 'Please say when you will try again, or close it: only that decides it.');
      const { type: _, ...settled } = command;
      const isThere = referral.attention.some(one => one.to === command.to && one.onward === command.onward);
      return isThere
        ? [given({ type: 'AttentionSettled.v1', ...settled })]
        : refuse('nothing-to-do', 'It is settled already.');
    }
    case 'set-offer-aside':
      return setAside(referral, command);
    case 'propose-offer-again':
      return proposedAgain(referral, command.offer);
    case 'add-note':
    case 'agree-goal':
    case 'plan-action':
    case 'finish-action':
    case 'change-wishes':
    case 'signpost':
      return written(referral, command);
  }
}

function contactCorrected({ request: { person } }: Referral, details: ContactDetails): Answer {
  const isAnythingSaid = Object.values(details).some(said => said !== undefined);
  if (!isAnythingSaid) return refuse('nothing-to-do', 'Nothing was said of how they are reached.');
  if (reachedBy(person, details).telecom.length > mostTelecom)
    return refuse(
      'no-room',
      `More than ${mostTelecom} with those that are not safe: they are kept, so leave out another.`,
    );
  return [given({ type: 'ContactDetailsCorrected.v1', details })];
}

type Written = Extract<
  Supporting,
  {
    type: 'add-note' | 'agree-goal' | 'plan-action' | 'finish-action' | 'change-wishes' | 'signpost';
  }
>;

/** What is only written down. */
function written(referral: Referral, command: Written): Answer {
  const { type, ...what } = command;
  if (command.type === 'finish-action' && referral.plan[command.action - 1]?.done !== false)
    return refuse('nothing-to-do', 'There is no such action still to be done.');
  return [given({ type: eventFor[type], ...what } as Fact)];
}

const eventFor = {
  'add-note': 'NoteAdded.v1',
  'agree-goal': 'GoalAgreed.v1',
  'plan-action': 'ActionPlanned.v1',
  'finish-action': 'ActionDone.v1',
  'change-wishes': 'WishesChanged.v1',
  signpost: 'SignpostGiven.v1',
} as const satisfies Record<Written['type'], Fact['type']>;

function setAside(referral: Referral, { offer: { id: offer, name, needs }, reason, words }: SetOfferAside): Answer {
  if (asideByAdvisor(referral, offer)) return refuse('nothing-to-do', 'It has been set aside already.');
  const meant = referral.request.needs.map(({ code }) => code).filter(code => needs.some(need => need.code === code));
  return [given({ type: 'OfferSetAside.v1', offer, offerName: name, reason, words, needs: meant })];
}

/** What a partner has said, or not said, only the partner takes back. */
function proposedAgain(referral: Referral, offer: OfferId): Answer {
  const aside = asideByAdvisor(referral, offer);
  if (!aside) return refuse('nothing-to-do', 'No advisor has set it aside.');
  return [{ type: 'OfferSetAsideUndone.v1', offer, offerName: aside.offerName }];
}

const asideByAdvisor = ({ setAside: all }: Referral, offer: OfferId) =>
  all.find(one => one.offer === offer && one.by === 'advisor');

type OfCare = Extract<Supporting, { type: 'accept-assignment' | 'hand-over' | 'return-to-pool' | 'record-contact' }>;

function inCare(referral: InCare, command: OfCare, now: Instant): Answer {
  switch (command.type) {
    case 'accept-assignment':
      if (referral.isAccepted) return refuse('nothing-to-do', 'It has been accepted already.');
      return [{ type: 'AssignmentAccepted.v1' }];
    case 'hand-over': {
      const { advisor, site, reason } = command;
      if (advisor === referral.advisor) return refuse('nothing-to-do', 'It is theirs already.');
      return [{ type: 'HandedOver.v1', from: referral.advisor, advisor, site, reason }];
    }
    case 'return-to-pool': {
      const assignBy = closingTimeAfter(now, targets.assignWorkingDays);
      return [{ type: 'ReturnedToPool.v1', from: referral.advisor, reason: command.reason, assignBy }];
    }
    case 'record-contact':
      return contacted(referral, command, now);
  }
}

function taken(referral: Referral, { advisor, site }: Extract<Supporting, { type: 'take' }>, now: Instant): Answer {
  if (referral.status === 'held')
    return refuse('not-in-care', 'It is held: take the hold, look at it, and release it first.');
  if (isInCare(referral) && referral.advisor === advisor) return refuse('nothing-to-do', 'It is yours already.');
  const from = isInCare(referral) ? { from: referral.advisor } : {};
  const promised = endOfWorkingDay(referral.firstContactBy);
  const soonest = closingTimeAfter(now, 0);
  return [{ type: 'ReferralTaken.v1', ...from, advisor, site, contactBy: promised > soonest ? promised : soonest }];
}

/** After the agreed attempts a letter goes out and somebody decides; nothing is closed by counting. */
function contacted(referral: InCare, command: RecordContact, now: Instant): Answer {
  if (command.occurredAt > plusMinutes(now, 5))
    return refuse('too-late', 'A contact is recorded once it has happened.');
  const attempts = isAttempt(command) ? attemptsWith(referral, command.occurredAt) : undefined;
  const { type: _, nextBy: asked, ...contact } = command;
  // Whoever says when they will try again has decided what happens after the agreed attempts.
  const isUsedUp = attempts !== undefined && attempts >= targets.contactAttempts && !asked;
  const nextBy = asked ?? (isAttempt(command) && !isUsedUp ? nextAttempt(now) : undefined);
  const reviewBy = command.outcome === 'spoke' ? morningAfter(now, targets.reviewWorkingDays) : undefined;
  const isFirst = (command.outcome === 'spoke' && referral.status === 'assigned') || undefined;
  const recorded = given({ type: 'ContactRecorded.v1', ...contact, nextBy, attempts, isFirst, reviewBy });
  if (!isUsedUp) return [recorded];
  const decideBy = closingTimeAfter(now, targets.decideAfterAttemptsWorkingDays);
  return [recorded, { type: 'AttemptsUsedUp.v1', attempts, attention: { to: 'attempts-used-up', decideBy } }];
}

/** The agreed attempts are made once, however many were made in vain before; whatever somebody adds then is one more. */
function attemptsWith({ outreach: { attempts, triedAt = [] } }: InCare, at: Instant): number {
  const { contactAttempts } = targets;
  if (attempts >= contactAttempts) return attempts + 1;
  return Math.min(contactAttempts, Math.max(attempts, attemptsAt([...triedAt, at])));
}

const nextAttempt = (now: Instant) => closingTimeAfter(now, targets.nextAttemptWorkingDays);

function personAnswered(
  referral: Referral,
  command: Extract<Supporting, { type: 'person-answers' }>,
  now: Instant,
): Answer {
  if (command.onward && !referral.onward.some(({ id }) => id === command.onward))
    return refuse('unknown-onward-referral', 'There is no such onward referral.');
  const { type: _, ...answer } = command;
  const isConcern = concernIn(command.words);
  const isAllWell = answer.answer === 'yes' && !answer.words;
  const byWhen = isConcern ? asAConcern : inDueCourse;
  const attention = isAllWell ? undefined : byWhen('person-answered', now);
  return [given({ type: 'PersonAnswered.v1', ...answer, isConcern, attention })];
}

/** Without the fields that nobody filled in. */
export const given = <T extends object>(fact: T): Fact =>
  Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as unknown as Fact;

export const notInCare = (referral: Referral) =>
  refuse('not-in-care', `This referral is ${referral.status}, not in the care of an advisor.`);
