import { expect, test } from 'vitest';
import { AccessNeed, Channel, Mode, NeedCode, PartOfDay } from '../schemas/codes.ts';
import type { ReferralRequest } from '../schemas/referral.ts';
import { CalendarDate } from '../schemas/time.ts';
import { knowsley, liverpool, sefton } from './seed/areas.ts';
import { syntheticReferrals } from './synthetic-referrals.ts';

const today = CalendarDate.parse('2026-06-03');
const requests = syntheticReferrals(1000, today).map(({ request }) => request);
const all = (values: (request: ReferralRequest) => readonly (string | undefined)[]) =>
  new Set(requests.flatMap(values));

test('are about nobody: no number, no telephone, no street, and one name for all', () => {
  expect(all(({ person }) => [person.nhsNumber?.value, ...person.telecom.map(({ value }) => value)])).toEqual(
    new Set([undefined]),
  );
  expect(all(({ person }) => person.address?.lines ?? [])).toEqual(new Set());
  expect(all(({ person }) => person.name.given)).toEqual(new Set(['Synthetic']));
});

test('spread over every need, door, way of taking part, access need and district', () => {
  expect(all(({ needs }) => needs.map(({ code }) => code))).toEqual(new Set(NeedCode.options));
  expect(all(({ channel }) => [channel])).toEqual(new Set(Channel.options));
  expect(all(({ preferences }) => preferences?.mode ?? [])).toEqual(new Set(Mode.options));
  expect(all(({ preferences }) => preferences?.partsOfDay ?? [])).toEqual(new Set(PartOfDay.options));
  expect(all(({ person }) => person.accessNeeds)).toEqual(new Set(AccessNeed.options));
  expect([...all(({ person }) => [person.address?.postcode?.split(' ')[0]])]).toEqual(
    expect.arrayContaining([...liverpool, ...sefton, ...knowsley, undefined]),
  );
});

test('spread over ages and languages, and often leave them unsaid', () => {
  const decades = all(({ person }) => [person.birthDate?.slice(0, 3)]);

  expect([...decades]).toEqual(expect.arrayContaining(['193', '195', '197', '199', '200', undefined]));
  expect([...all(({ person }) => [person.language])]).toEqual(
    expect.arrayContaining(['en', 'ar', 'fa', 'pl', 'so', 'ur', undefined]),
  );
});

test('are the same ones every time, and more of them begin with the same', () => {
  expect(syntheticReferrals(50, today)).toEqual(syntheticReferrals(80, today).slice(0, 50));
  expect(new Set(syntheticReferrals(80, today).map(({ id }) => id)).size).toBe(80);
});
