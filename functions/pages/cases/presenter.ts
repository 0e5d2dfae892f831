import { stands } from '../../../domain/disclosure/consent.ts';
import { ageOn } from '../../../domain/time/age.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import { accessLabels } from '../../../schemas/codes.ts';
import type { Person } from '../../../schemas/person.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import type { Instant } from '../../../schemas/time.ts';
import { namesIn } from '../../cases/names-in.ts';
import { fullName, phoneLimits, saidNhsNumber, saidPhone } from '../house/person-words.ts';
import { priorityTags, type StatusTag, statusTags } from '../house/status-tags.ts';
import { type CaseFacts, type CaseView, personIn } from './case-facts.ts';
import { type PartName, parts } from './parts/names.ts';

/** What stands above every page of a case: who it is, what nobody may overlook, and where the rest is. */
export interface CaseHead {
  readonly id: string;
  readonly reference: string;
  readonly person: string;
  readonly facts: readonly Fact[];
  readonly flags: readonly StatusTag[];
  readonly status: StatusTag;
  readonly priority: StatusTag;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly count?: string | undefined }[];
}

export interface Fact {
  readonly term: string;
  readonly value: string;
}

export function presentHead({ view, staff, now }: CaseFacts): CaseHead {
  const { id, reference, status } = view;
  const request = { ...view.request, person: personIn(view) };
  return {
    id,
    reference,
    person: fullName(request.person.name),
    facts: [...identityOf(request.person, now), ...needsOf(request.person), consentOf(view, namesIn(staff).ofPartner)],
    flags: flagsOf(request, view.hold !== undefined),
    status: status === 'open' ? statusTags.active : statusTags[status],
    priority: priorityTags[request.urgency],
    tabs: parts.map(({ name, label }) => ({
      href: name === 'summary' ? `/cases/${id}` : `/cases/${id}/${name}`,
      label,
      count: countIn[name]?.(view).toString(),
    })),
  };
}

/** What tells this person from another. What is not known is said, so that nobody takes it for an oversight. */
function identityOf(person: Person, now: Instant): Fact[] {
  const { name, birthDate, birthDateEstimated, nhsNumber, telecom } = person;
  const age = birthDate && ageOn(birthDate, londonDate(now));
  const phone = telecom.find(({ system, safe }) => system === 'phone' && safe !== false);
  return [
    ...(name.preferred === undefined ? [] : [{ term: 'Called', value: name.preferred }]),
    ...(name.pronouns === undefined ? [] : [{ term: 'Pronouns', value: name.pronouns }]),
    {
      term: 'Born',
      value: birthDate ? `${saidBirth(birthDate)} (${birthDateEstimated ? 'about ' : ''}${age})` : 'not known',
    },
    { term: 'NHS number', value: nhsNumber ? saidNhsNumber(nhsNumber.value) : 'not known' },
    { term: 'Phone', value: phone ? [saidPhone(phone.value), ...phoneLimits(phone)].join(', ') : 'none that is safe' },
    { term: 'Language', value: languageOf(person) },
  ];
}

const birth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const saidBirth = (date: string) => birth.format(new Date(`${date}T00:00:00Z`));

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });
const languageOf = ({ language, interpreter }: Person) =>
  `${language === undefined ? 'not said' : (languages.of(language) ?? language)}${interpreter ? ', interpreter needed' : ''}`;

function needsOf({ accessNeeds, adjustments }: Person): Fact[] {
  const value = [...accessNeeds.map(need => accessLabels[need]), ...adjustments].join(', ');
  return value ? [{ term: 'Needs', value }] : [];
}

/** Nobody but those named here may be told anything. */
function consentOf({ consents, request }: CaseView, ofPartner: ReturnType<typeof namesIn>['ofPartner']): Fact {
  const told = consents.filter(stands).map(({ partner }) => ofPartner(partner));
  const nobody = request.consent.sharePartners === 'none' ? 'no partner, as they asked' : 'no partner yet: ask first';
  return { term: 'Share with', value: told.join(', ') || nobody };
}

function flagsOf({ risk, person, consent }: ReferralRequest, isHeld: boolean): StatusTag[] {
  const flags: readonly [boolean, StatusTag][] = [
    [isHeld, statusTags.held],
    [risk?.safeguarding?.flag === true, { words: 'Safeguarding', colour: 'red' }],
    [(risk?.immediateConcern ?? []).length > 0, { words: 'Immediate concern', colour: 'red' }],
    [risk?.statement === 'risks-described', { words: 'Risks described', colour: 'orange' }],
    [(person.contactPreference?.doNotContact ?? []).length > 0, { words: 'Contact limits', colour: 'orange' }],
    [person.accessNeeds.length > 0, { words: 'Access needs', colour: 'purple' }],
    [consent.referral.status !== 'given', { words: 'Consent not given', colour: 'orange' }],
  ];
  return flags.flatMap(([applies, tag]) => (applies ? [tag] : []));
}

const countIn: Readonly<Partial<Record<PartName, (view: CaseView) => number>>> = {
  offers: ({ match }) => (match?.needs ?? []).reduce((count, { offers }) => count + offers.length, 0),
  contacts: ({ contacts, notes }) => contacts.length + notes.length,
  outcomes: ({ onward, signposts }) => onward.length + signposts.length,
};
