import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AdvisorId, SiteId } from '../../schemas/ids.ts';
import { anAdvisor, aRequest, aRequestBody, aSite, day, referralId, walton } from '../../tests/samples.ts';
import { needProfile } from '../matching/profile.ts';
import { chooseAdvisor, type Team } from './choose-advisor.ts';

const today = day('2026-11-23');
const by = day('2026-11-25');
const bootle = SiteId.parse('site-bootle');
const id = (name: string) => AdvisorId.parse(`advisor-${name}`);
const ada = anAdvisor({ id: id('ada'), name: 'Ada' });
const ben = anAdvisor({ id: id('ben'), name: 'Ben', sites: [bootle] });
const zofia = anAdvisor({ id: id('zofia'), name: 'Zofia', sites: [bootle], languages: ['en', 'pl'] });
const sites = [aSite(), aSite({ id: bootle, name: 'Bootle', outcodes: ['L20'] })];

const choose = (team: Partial<Team>, change: Parameters<typeof aRequest>[0] = {}) =>
  chooseAdvisor(
    needProfile(referralId(), aRequest(change), today),
    { advisors: [ada, ben, zofia], sites, loads: new Map(), lastAdvisor: undefined, ...team },
    by,
  );

test('somebody from L9 gets the advisor who works at Walton', () => {
  expect(choose({})).toMatchObject({ id: 'advisor-ada', site: walton });
});

test('the choice says why', () => {
  expect(choose({})?.because).toBe('Ada works at a site that suits, works with GP practices (0 open referrals).');
});

test('who supported the person before comes first, whatever the load', () => {
  const chosen = choose({ lastAdvisor: ben.id, loads: new Map([[ben.id, 60]]) });

  expect(chosen).toMatchObject({
    id: 'advisor-ben',
    because: 'Ben has supported this person before (60 open referrals).',
  });
});

test('a shared language outweighs the nearest site', () => {
  const { person } = aRequestBody();

  expect(choose({}, { person: { ...person, language: 'pl' } })).toMatchObject({ id: 'advisor-zofia' });
});

test('a site that was asked for outweighs the one for the postcode', () => {
  expect(choose({ advisors: [ada, ben] }, { preferences: { sites: [bootle] } })).toMatchObject({
    id: 'advisor-ben',
    site: bootle,
  });
});

test('among equals the lightest load for the hours worked is chosen', () => {
  const halfTime = anAdvisor({ id: id('half'), name: 'Half', hoursAWeek: 18 });
  const loads = new Map([
    [ada.id, 10],
    [halfTime.id, 6],
  ]);

  expect(choose({ advisors: [ada, halfTime], loads })).toMatchObject({ id: 'advisor-ada' });
});

test('an advisor who is away until after the first contact is due is passed over while there is another', () => {
  const away = { ...ada, away: [{ from: today, to: by }] };

  expect(choose({ advisors: [away, ben] })).toMatchObject({ id: 'advisor-ben' });
  expect(choose({ advisors: [away] })).toMatchObject({ id: 'advisor-ada' });
});

test('there is never a cap: with any load, somebody is chosen', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 3, maxLength: 3 }), ([a = 0, b = 0, c = 0]) => {
      const loads = new Map([
        [ada.id, a],
        [ben.id, b],
        [zofia.id, c],
      ]);

      expect(choose({ loads })).toBeDefined();
    }),
  );
});
