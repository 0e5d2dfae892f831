import type { HoldReason } from '../../schemas/codes.ts';
import type { Person, Telecom } from '../../schemas/person.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { ageOn } from '../time/age.ts';
import { hasAlarmingPhrase } from './phrases.ts';

/**
 * Why a person must look at this referral before anything automatic happens to it; empty when nothing calls for that.
 * It detects, it never scores: nobody is ranked by risk (NICE NG225).
 */
export function holdReasons(request: ReferralRequest, today: CalendarDate): HoldReason[] {
  const { person, risk, consent } = request;
  const asked: readonly [HoldReason, boolean][] = [
    ['immediate-concern', (risk?.immediateConcern ?? []).length > 0],
    ['safeguarding', risk?.safeguarding?.flag === true],
    ['no-safe-way-of-contact', !hasSafeWayOfContact(person)],
    ['under-18', person.birthDate !== undefined && ageOn(person.birthDate, today) < 18],
    ['consent-not-given', consent.referral.status !== 'given'],
    ['need-for-a-person-only', request.needs.some(need => need.code === 'domestic-abuse')],
    ['phrase-in-free-text', hasAlarmingPhrase(freeTexts(request))],
  ];
  return asked.filter(([, applies]) => applies).map(([reason]) => reason);
}

/** A walk-in who will call in again has one. */
function hasSafeWayOfContact(person: Person): boolean {
  const preference = person.contactPreference;
  if (preference?.willCallIn || preference?.via) return true;
  if (person.telecom.some(one => isUsable(one, person))) return true;
  const { address } = person;
  const hasPost = address !== undefined && address.lines.length > 0 && !address.noFixedAbode && address.safe !== false;
  return hasPost && !preference?.doNotContact.includes('letter');
}

function isUsable(telecom: Telecom, person: Person): boolean {
  if (telecom.safe === false) return false;
  const excluded = person.contactPreference?.doNotContact ?? [];
  if (telecom.system === 'email') return !excluded.includes('email');
  const mayRing = !excluded.includes('phone') && person.contactPreference?.method !== '8';
  const mayText = !excluded.includes('sms') && telecom.okToText === true;
  return mayRing || mayText;
}

/** Everything somebody typed about the person. */
function freeTexts(request: ReferralRequest): string[] {
  const { person, needs, ownWords, tried, conditions, socialContext, risk, consent } = request;
  return [
    ownWords,
    ...needs.map(need => need.note),
    ...tried.map(one => one.what),
    ...conditions,
    risk?.text,
    risk?.currentPlan,
    risk?.staffRisk,
    risk?.safeguarding?.text,
    consent.referral.reason,
    person.contactPreference?.safeTimes,
    person.contactPreference?.via,
    ...person.adjustments,
    ...Object.values(socialContext ?? {}).filter(value => typeof value === 'string'),
  ].filter(text => text !== undefined);
}
