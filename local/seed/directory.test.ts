import { describe, expect, test } from 'vitest';
import { AccessNeed, Capacity, Mode, NeedCode, PartOfDay, ReportGroup, Role } from '../../schemas/codes.ts';
import { Advisor, Caller, Offer, Partner, Site } from '../../schemas/directory.ts';
import { CalendarDate } from '../../schemas/time.ts';
import { liverpool, sefton } from './areas.ts';
import { demonstrationDirectory } from './index.ts';

const asOf = CalendarDate.parse('2026-06-03');
const { offers, partners, sites, advisors, callers } = demonstrationDirectory(asOf);
const idsOf = (entries: readonly { id: string }[]) => entries.map(entry => entry.id);
const available = offers.filter(offer => offer.status === 'open' && (offer.opens ?? asOf) <= asOf);

describe('what is written down', () => {
  test('parses as what it is, and comes out of the schema unchanged', () => {
    expect(Offer.array().parse(offers)).toEqual(offers);
    expect(Partner.array().parse(partners)).toEqual(partners);
    expect(Site.array().parse(sites)).toEqual(sites);
    expect(Advisor.array().parse(advisors)).toEqual(advisors);
    expect(Caller.array().parse(callers.map(signIn => signIn.caller))).toHaveLength(callers.length);
  });

  test('keeps no field that holds nothing: a gap is a field left out', () => {
    const everything = [...offers, ...partners, ...sites, ...advisors];

    expect(everything.filter(entry => Object.values(entry).includes(undefined))).toEqual([]);
  });

  test('has every id once', () => {
    const ids = [...idsOf(offers), ...idsOf(partners), ...idsOf(sites), ...idsOf(advisors)];
    const subjects = callers.map(signIn => signIn.caller.subject);

    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  test('points only at what is there', () => {
    expect(idsOf(partners)).toEqual(expect.arrayContaining(offers.map(offer => offer.partner)));
    expect(idsOf(sites)).toEqual(expect.arrayContaining(offers.flatMap(offer => offer.site ?? [])));
    expect(idsOf(sites)).toEqual(expect.arrayContaining(advisors.flatMap(advisor => advisor.sites)));
    expect(idsOf(sites)).toEqual(expect.arrayContaining(callers.flatMap(({ caller }) => caller.site ?? [])));
    expect(idsOf(advisors)).toEqual(expect.arrayContaining(callers.flatMap(({ caller }) => caller.advisor ?? [])));
    expect(idsOf(partners)).toEqual(expect.arrayContaining(callers.flatMap(({ caller }) => caller.partner ?? [])));
  });

  test('has no partner without an offer', () => {
    expect(offers.map(offer => offer.partner)).toEqual(expect.arrayContaining(idsOf(partners)));
  });

  test('reaches nobody real: every address ends in .example', () => {
    const addresses = [...partners, ...advisors, ...callers].flatMap(entry => entry.email ?? []);

    expect(addresses.filter(address => !address.endsWith('.example'))).toEqual([]);
  });
});

describe('the offers', () => {
  test('are at least sixty-six', () => {
    expect(offers.length).toBeGreaterThanOrEqual(66);
  });

  test.each(NeedCode.exclude(['not-sure']).options)('leave a choice for %s, one of it without any referral', code => {
    const exact = available.filter(offer => offer.needs.some(need => need.code === code && need.fit === 'exact'));

    expect(exact.length).toBeGreaterThanOrEqual(3);
    expect(exact.some(offer => offer.referral === 'none-needed')).toBe(true);
  });

  test('come in every form that a rule of matching looks at', () => {
    const all = <T>(values: (offer: Offer) => readonly T[]) => [...new Set(offers.flatMap(values))].sort();
    const sorted = (options: readonly string[]) => [...options].sort();

    expect(all(offer => offer.modes)).toEqual(sorted(Mode.options));
    expect(all(offer => [offer.reportGroup])).toEqual(sorted(ReportGroup.options));
    expect(all(offer => [offer.capacity])).toEqual(sorted(Capacity.options));
    expect(all(offer => offer.access?.has ?? [])).toEqual(sorted(AccessNeed.options));
    expect(all(offer => (offer.sessions ?? []).map(session => session.part))).toEqual(sorted(PartOfDay.options));
    expect(all(offer => [offer.status])).toEqual(['closed', 'open', 'paused']);
    expect(all(offer => [offer.referral])).toEqual(['none-needed', 'professional-only', 'self-or-professional']);
    expect(all(offer => (offer.audience === undefined ? [] : [offer.audience]))).toEqual([
      'carers',
      'everyone',
      'men',
      'women',
    ]);
    expect(all(offer => offer.languages ?? [])).toEqual(expect.arrayContaining(['ar', 'en', 'fa', 'pl', 'so', 'ur']));
    expect(offers.some(offer => offer.opens !== undefined && offer.opens > asOf)).toBe(true);
    expect(offers.some(offer => offer.cost !== undefined && offer.cost.pounds > 0)).toBe(true);
  });

  test.each(['area', 'languages', 'access', 'sessions', 'cost', 'minimumAge', 'audience', 'assuredOn'] as const)(
    'leave open in places what their %s is',
    field => {
      expect(offers.some(offer => offer[field] === undefined)).toBe(true);
      expect(offers.some(offer => offer[field] !== undefined)).toBe(true);
    },
  );

  test('are as fresh and as stale on whatever day they are shown', () => {
    const later = demonstrationDirectory(CalendarDate.parse('2027-06-03')).offers;
    const confirmed = (shown: readonly Offer[], after: string) =>
      shown.filter(offer => (offer.assuredOn ?? '') > after).map(offer => offer.id);

    expect(confirmed(offers, '2026-03-05')).toEqual(confirmed(later, '2027-03-05'));
    expect(confirmed(offers, '2026-03-05').length).toBeGreaterThan(40);
    expect(confirmed(offers, '2026-03-05').length).toBeLessThan(offers.length - 10);
  });

  test('for safety at home and for somewhere to stay always ask for a person’s judgement', () => {
    const sensitive = offers.filter(offer =>
      offer.needs.some(need => need.fit === 'exact' && ['domestic-abuse', 'homelessness'].includes(need.code)),
    );

    expect(sensitive.filter(offer => offer.humanCheck === undefined)).toEqual([]);
  });

  test('of IPS are for people under a mental health team who want paid work', () => {
    const ips = offers.filter(offer => offer.partner === 'partner-ips-employment');

    expect(ips).toMatchObject([{ underTeam: ['cmht', 'eip'], paidWorkGoal: true }]);
  });

  test('can be referred to or, without an agreement, only be signposted', () => {
    expect(partners.filter(partner => partner.kind === 'vcse').length).toBeGreaterThanOrEqual(25);
    expect(partners.some(partner => partner.dataSharingAgreement)).toBe(true);
    expect(partners.some(partner => !partner.dataSharingAgreement)).toBe(true);
  });
});

describe('the service', () => {
  test.each([...liverpool, ...sefton])('looks after %s from one of its sites', outcode => {
    expect(sites.some(site => site.outcodes.includes(outcode))).toBe(true);
  });

  test('has an advisor at every site, in the languages most asked for', () => {
    expect(advisors.flatMap(advisor => advisor.sites)).toEqual(expect.arrayContaining(idsOf(sites)));
    expect(advisors.flatMap(advisor => advisor.languages)).toEqual(
      expect.arrayContaining(['en', 'pl', 'ar', 'fa', 'ur', 'so']),
    );
  });

  test('has somebody away today', () => {
    expect(advisors.some(advisor => advisor.away.some(({ from, to }) => from <= asOf && asOf <= to))).toBe(true);
  });

  test('has a machine and a person of every role to sign in as', () => {
    const rolesOf = (chosen: typeof callers) => [...new Set(chosen.map(({ caller }) => caller.role))].sort();
    const roles = [...Role.options].sort();

    expect(rolesOf(callers.filter(signIn => signIn.secret !== undefined))).toEqual(roles);
    expect(rolesOf(callers.filter(signIn => signIn.email !== undefined))).toEqual(roles);
  });
});
