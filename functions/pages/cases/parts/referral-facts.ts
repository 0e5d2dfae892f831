import type * as z from 'zod';
import { accessLabels, type ContactChannel, type TeamType } from '../../../../schemas/codes.ts';
import type { Person, Telecom } from '../../../../schemas/person.ts';
import type { ReferralRequest } from '../../../../schemas/referral.ts';
import { phoneLimits, saidPhone } from '../../house/person-words.ts';
import { concernLabels, consentLabels } from '../../refer/words.ts';
import type { Fact } from '../presenter.ts';

// What the referrer wrote, so that nobody rings without having it before them. Equality answers are not shown to anybody here.

type Said = readonly (readonly [term: string, value: string | undefined])[];

/** What to know before getting in touch: what they are worried about, and how to reach the person safely. */
export const toKnowFirst = ({ person, risk }: ReferralRequest): Fact[] =>
  given([
    ['Immediate concern', risk?.immediateConcern?.map(one => concernLabels[one]).join('; ')],
    ['Risks', risk?.text],
    ['Plan for them', risk?.currentPlan],
    ['Safeguarding', risk?.safeguarding?.text],
    ['For your safety', risk?.staffRisk],
    ['Ways to reach them', safe(person.telecom).map(inWords).join('\n')],
    ['Address', addressOf(person)],
    ['Do not contact by', person.contactPreference?.doNotContact.map(channel => channelWords[channel]).join(', ')],
    ['Safe times', person.contactPreference?.safeTimes],
    ['Contact through', person.contactPreference?.via],
    ['Will call in', person.contactPreference?.willCallIn ? 'Yes' : undefined],
    ['Access needs', person.accessNeeds.map(need => accessLabels[need]).join(', ')],
    ['Adjustments', person.adjustments.join(', ')],
  ]);

/** Who referred them, what they agreed to and how they live. */
export const toKnowAlso = ({ referrer, consent, socialContext, ...request }: ReferralRequest): Fact[] =>
  given([
    ['Referred by', [referrer?.name, referrer?.role, referrer?.organisation.name].filter(Boolean).join(', ')],
    ['Reach the referrer', [phoneOf(referrer), referrer?.contact.email].filter(Boolean).join(', ')],
    ['Agreed to be referred', consentLabels[consent.referral.status]],
    ['Why referred without', consent.referral.reason],
    ['Consent to share', shareWords[consent.sharePartners]],
    ['Under a team', teamOf(request)],
    ['Conditions', request.conditions.join(', ')],
    ['Already tried', request.tried.map(triedInWords).join('\n')],
    ['Household', socialContext?.household],
    ['Who depends on them', socialContext?.dependants],
    ['Looks after someone', socialContext?.isCarer === undefined ? undefined : socialContext.isCarer ? 'Yes' : 'No'],
    ['Work', socialContext?.employment],
    ['Benefits', socialContext?.benefits],
    ['Housing', socialContext?.housing],
    ['Online at home', socialContext?.digitalAccess],
  ]);

const given = (said: Said): Fact[] => said.flatMap(([term, value]) => (value ? [{ term, value }] : []));

const safe = (telecom: readonly Telecom[]) => telecom.filter(one => one.safe !== false);

const inWords = (one: Telecom): string =>
  one.system === 'email' ? one.value : [saidPhone(one.value), ...phoneLimits(one)].join(', ');

function addressOf({ address }: Person): string | undefined {
  if (!address) return undefined;
  const { lines, postcode, noFixedAbode, safe: isSafe } = address;
  const whole = [...lines, postcode, noFixedAbode ? 'no fixed address' : undefined].filter(Boolean).join(', ');
  return isSafe === false ? `${whole} (not safe: do not write or visit)` : whole;
}

const phoneOf = (referrer: ReferralRequest['referrer']) => referrer?.contact.phone && saidPhone(referrer.contact.phone);

function teamOf({ secondaryCare }: Pick<ReferralRequest, 'secondaryCare'>): string | undefined {
  if (!secondaryCare?.underTeam) return undefined;
  const { teamType, careCoordinator } = secondaryCare;
  return [teamWords[teamType ?? 'other'], careCoordinator].filter(Boolean).join(', ');
}

const triedInWords = ({ what, helped }: ReferralRequest['tried'][number]) =>
  helped === undefined ? what : `${what} (${helped ? 'it helped' : 'it did not help'})`;

const teamWords: Readonly<Record<z.infer<typeof TeamType>, string>> = {
  cmht: 'A community mental health team',
  eip: 'An early intervention in psychosis team',
  other: 'Another secondary care team',
};

export const channelWords: Readonly<Record<z.infer<typeof ContactChannel>, string>> = {
  phone: 'phone',
  sms: 'text message',
  email: 'e-mail',
  letter: 'letter',
  visit: 'visit',
};

const shareWords: Readonly<Record<ReferralRequest['consent']['sharePartners'], string>> = {
  none: 'with no partner',
  'ask-each-time': 'ask each time',
  named: 'with the partners they named',
};
