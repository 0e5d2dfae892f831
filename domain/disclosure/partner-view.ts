import { needLabels, type SharedField } from '../../schemas/codes.ts';
import type { PartnerRequest, PersonForPartner, RequestOutline } from '../../schemas/partner-work.ts';
import type { Person } from '../../schemas/person.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { currentRequest, isUnderWay, type Referral } from '../referral/state.ts';
import { targets } from '../targets.ts';
import { ageOn } from '../time/age.ts';
import { plusMinutes } from '../time/working-time.ts';
import { standingConsent } from './consent.ts';

/** What a view rests on beside the referral. */
interface KnownOfPerson {
  readonly today: CalendarDate;
  /** What their other referrals and their record say of them. */
  readonly elsewhere: readonly Person[];
}

/**
 * A request as its partner may see it. Of the person there is what the request may tell and the consent that stands now
 * allows, field by field; nothing else of the referral is looked at, so nothing else can get out. What we were told of them
 * elsewhere only ever takes away a number or an address that is not safe.
 */
export function partnerView(referral: Referral, one: OnwardReferral, known: KnownOfPerson): PartnerRequest {
  const { id, offer, offerName, status, requestedAt, place, firstDate, expectedWeeks, sessions } = one;
  return {
    ...{ id, reference: referral.reference, offer, offerName, status, waitsForYou: waitsForPartner(one), requestedAt },
    ...times(one),
    holdsPlace: place === 'held' || place === 'taken',
    ...(firstDate && { firstDate }),
    ...(expectedWeeks !== undefined && { expectedWeeks }),
    sessions,
    ...aboutThePerson(referral, one, known),
  };
}

/** The same before anybody has confirmed that it is them: nothing that could show who the person is. */
export function requestOutline(referral: Referral, one: OnwardReferral, today: CalendarDate): RequestOutline {
  const told = fieldsToTell(referral, one);
  const { address, birthDate } = referral.request.person;
  const district = told.has('outcode') || told.has('address') ? outcodeOf(address) : undefined;
  const age = told.has('age-band') || told.has('birth-date') ? ageBand(birthDate, today) : undefined;
  return {
    offerName: one.offerName,
    ...needOf(one, told),
    ...(district && { district }),
    ...(age && { ageBand: age }),
    status: one.status,
    ...times(one),
  };
}

/** It is the partner's turn: asked, and not waiting for an answer of ours. */
export const waitsForPartner = ({ status, question }: OnwardReferral): boolean =>
  status === 'requested' && (!question || question.answer !== undefined);

function times({ escalateAt, before, answeredAt }: OnwardReferral) {
  return {
    ...(escalateAt && { respondBy: escalateAt }),
    ...(before && answeredAt && { undoBy: plusMinutes(answeredAt, targets.undoMinutes) }),
  };
}

function aboutThePerson(referral: Referral, one: OnwardReferral, known: KnownOfPerson) {
  const told = fieldsToTell(referral, one);
  if (told.size === 0) return {};
  const { message, question } = one;
  return {
    ...needOf(one, told),
    ...(message && { message }),
    ...(question && { question }),
    person: personForPartner(currentRequest(referral), told, known),
  };
}

/** What the request may tell, as far as the person still agrees. Who has ended with somebody needs to know nothing more. */
function fieldsToTell(referral: Referral, one: OnwardReferral): ReadonlySet<SharedField> {
  const consent = standingConsent(referral, one.partner);
  if (!consent || !isUnderWay(one)) return new Set();
  return new Set(one.scope.filter(field => consent.scope.includes(field)));
}

const needOf = ({ need }: OnwardReferral, told: ReadonlySet<SharedField>) =>
  told.has('need') ? { need: { code: need, label: needLabels[need] } } : {};

function personForPartner(
  { person, ownWords }: ReferralRequest,
  told: ReadonlySet<SharedField>,
  { today, elsewhere }: KnownOfPerson,
): PersonForPartner {
  const everywhere = [person, ...elsewhere];
  let said: PersonForPartner = {};
  for (const field of told) said = { ...said, ...telling[field]({ person, everywhere, ownWords, today }) };
  return said;
}

interface Told {
  readonly person: Person;
  /** What we were told of them at any time: an address or a number that one of these calls unsafe is unsafe. */
  readonly everywhere: readonly Person[];
  readonly ownWords: string | undefined;
  readonly today: CalendarDate;
}

/** What each field tells. An address or a number that is not safe for the person is not passed on by anybody's consent. */
const telling: Readonly<Record<SharedField, (told: Told) => PersonForPartner>> = {
  // Not what they like to be called: that may be their family name.
  'first-name': ({ person: { name } }) => present({ firstName: name.given[0] }),
  'full-name': ({ person: { name } }) => ({ fullName: [...name.given, name.family].filter(Boolean).join(' ') }),
  phone: phonesOf,
  email: emailsOf,
  address: addressOf,
  outcode: ({ person }) => present({ outcode: outcodeOf(person.address) }),
  'age-band': ({ person, today }) => present({ ageBand: ageBand(person.birthDate, today) }),
  'birth-date': ({ person }) => present({ birthDate: person.birthDate }),
  language: ({ person: { language, interpreter } }) => present({ language, interpreter }),
  'access-needs': ({ person: { accessNeeds, adjustments } }) => ({ accessNeeds, adjustments }),
  need: () => ({}),
  'own-words': ({ ownWords }) => present({ ownWords }),
};

function phonesOf({ person: { telecom, contactPreference }, everywhere }: Told): PersonForPartner {
  const isUnwanted = everywhere.some(one => one.contactPreference?.method === '8' || excludes(one, 'phone'));
  if (isUnwanted) return {};
  const phones = telecom.flatMap(one =>
    one.system === 'phone' && !isCalledUnsafe(one.value, everywhere)
      ? [{ value: one.value, ...present({ okToText: one.okToText, okToLeaveMessage: one.okToLeaveMessage }) }]
      : [],
  );
  return phones.length > 0 ? { phones, ...present({ safeTimes: contactPreference?.safeTimes }) } : {};
}

function emailsOf({ person: { telecom }, everywhere }: Told): PersonForPartner {
  if (everywhere.some(one => excludes(one, 'email'))) return {};
  const emails = telecom.flatMap(({ system, value }) =>
    system === 'email' && !isCalledUnsafe(value, everywhere) ? [value] : [],
  );
  return emails.length > 0 ? { emails } : {};
}

function addressOf({ person: { address }, everywhere }: Told): PersonForPartner {
  if (!address || everywhere.some(one => one.address?.safe === false && isSamePlace(one.address, address))) return {};
  const { lines, postcode, noFixedAbode } = address;
  return { address: { lines, ...present({ postcode, noFixedAbode }) } };
}

const excludes = ({ contactPreference }: Person, channel: 'phone' | 'email') =>
  contactPreference?.doNotContact.includes(channel) === true;

const isCalledUnsafe = (value: string, everywhere: readonly Person[]) =>
  everywhere.some(({ telecom }) => telecom.some(one => one.value === value && one.safe === false));

type Address = NonNullable<Person['address']>;
/** An unsafe address without a postcode could be any. */
const isSamePlace = (unsafe: Address, address: Address) =>
  unsafe.postcode === undefined || unsafe.postcode === address.postcode;

const outcodeOf = (address: Person['address']) => address?.postcode?.split(' ')[0];

/** Ten years wide from 25 on: it says what a group needs to know, and not whose birthday it is. */
function ageBand(birthDate: CalendarDate | undefined, today: CalendarDate): string | undefined {
  if (!birthDate) return undefined;
  const age = ageOn(birthDate, today);
  if (age < 18) return 'under 18';
  if (age < 25) return '18 to 24';
  if (age >= 85) return '85 or over';
  const from = Math.floor((age - 25) / 10) * 10 + 25;
  return `${from} to ${from + 9}`;
}

/** Without the fields that nobody has told us. */
function present<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>;
  };
}
