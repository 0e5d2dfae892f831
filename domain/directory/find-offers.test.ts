import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demonstrationDirectory } from '../../local/seed/index.ts';
import { AccessNeed, Day, NeedCode, PartOfDay } from '../../schemas/codes.ts';
import type { Offer } from '../../schemas/directory.ts';
import { day } from '../../tests/samples.ts';
import { findOffers, type OfferSearch } from './find-offers.ts';

const today = day('2026-11-23');
const { offers, sites } = demonstrationDirectory(today);
const [first] = offers;
if (!first) throw new Error('the demonstration has offers');
/** Of which nobody has said more than what it is for. */
const bare: Offer = {
  id: first.id,
  partner: first.partner,
  name: 'Something new',
  description: 'Nobody has told us more.',
  needs: [{ code: 'loneliness', fit: 'exact' }],
  reportGroup: first.reportGroup,
  status: 'open',
  modes: ['face-to-face'],
  referral: 'none-needed',
  capacity: 'unknown',
};
const everything: OfferSearch = { isFree: false, access: [] };
const find = (change: Partial<OfferSearch>, of: readonly Offer[] = [bare]) =>
  findOffers({ offers: of, sites }, { ...everything, ...change }, today);

test('what nobody has told us is a question, and hides nothing', () => {
  const [found] = find({
    need: 'loneliness',
    near: 'L9',
    withinKm: 5,
    day: 'tue',
    isFree: true,
    access: ['step-free', 'bsl'],
  });

  expect(found?.ask).toEqual([
    'Does it take people from L9?',
    'How far away is it?',
    'When does it run?',
    'Is it free?',
    'Does it have step-free access and British Sign Language?',
  ]);
});

test.each<[string, Partial<Offer>, Partial<OfferSearch>]>([
  ['another need', {}, { need: 'legal' }],
  ['paused', { status: 'paused' }, {}],
  ['over', { closes: day('2026-11-22') }, {}],
  ['another area', { area: { outcodes: ['PR8'] } }, { near: 'L9' }],
  [
    'too far',
    { area: 'anywhere', place: { postcode: 'PR8 9ZZ', point: { latitude: 53.62, longitude: -3.01 } } },
    { near: 'L9', withinKm: 10 },
  ],
  ['another day', { sessions: [{ day: 'mon', part: 'morning' }] }, { day: 'tue' }],
  ['another part of that day', { sessions: [{ day: 'mon', part: 'morning' }] }, { day: 'mon', part: 'evening' }],
  [
    'that part of another day',
    {
      sessions: [
        { day: 'mon', part: 'morning' },
        { day: 'tue', part: 'evening' },
      ],
    },
    { day: 'mon', part: 'evening' },
  ],
  ['not free', { cost: { pounds: 2, per: 'session' } }, { isFree: true }],
  ['no lift', { access: { has: [], lacks: ['step-free'] } }, { access: ['step-free'] }],
])('what is known to be %s is left out', (_, known, search) => {
  expect(find(search, [{ ...bare, ...known }])).toEqual([]);
  expect(find({}, [{ ...bare, ...known, status: 'open', closes: undefined } as Offer])).toHaveLength(1);
});

test('neither distance nor steps keep anybody from what they can join from home', () => {
  const online: Offer = { ...bare, modes: ['online'], area: 'anywhere' };

  expect(find({ near: 'L9', withinKm: 1, access: ['step-free'] }, [online])).toMatchObject([{ ask: [] }]);
  expect(find({ access: ['bsl'] }, [online])).toMatchObject([{ ask: ['Does it have British Sign Language?'] }]);
});

test('what is held at a site is as far away as the site', () => {
  const site = sites.find(({ point }) => point !== undefined);
  const [found] = find({ near: 'L9' }, [{ ...bare, area: 'anywhere', ...(site && { site: site.id }) }]);

  expect(found?.km).toBeGreaterThanOrEqual(0);
});

test('meant for the need comes before close to it, then fewer questions, then nearer', () => {
  const near = { area: 'anywhere', cost: { pounds: 0, per: 'session' } } as const;
  const at = (latitude: number) => ({ postcode: 'L9 9ZZ' as never, point: { latitude, longitude: -2.96 } });
  const related: Offer = { ...bare, ...near, name: 'Related', needs: [{ code: 'loneliness', fit: 'related' }] };
  const far: Offer = { ...bare, ...near, name: 'Far', place: at(53.6) };
  const close: Offer = { ...bare, ...near, name: 'Close', place: at(53.47) };
  const unsure: Offer = { ...bare, area: 'anywhere', name: 'Unsure', place: at(53.46) };

  const found = find({ need: 'loneliness', near: 'L9', isFree: true }, [related, unsure, far, close]);

  expect(found.map(({ offer }) => offer.name)).toEqual(['Close', 'Far', 'Unsure', 'Related']);
});

const aSearch: fc.Arbitrary<Partial<OfferSearch>> = fc.record(
  {
    need: fc.constantFrom(...NeedCode.options),
    near: fc.constantFrom('L9', 'PR8', 'ZZ99'),
    withinKm: fc.constantFrom(2, 10),
    day: fc.constantFrom(...Day.options),
    part: fc.constantFrom(...PartOfDay.options),
    isFree: fc.boolean(),
    access: fc.subarray([...AccessNeed.options]),
  },
  { requiredKeys: [] },
);

test('asking for more never finds more, whatever order the directory is in', () => {
  fc.assert(
    fc.property(aSearch, aSearch, fc.shuffledSubarray([...offers], { minLength: offers.length }), (a, b, jumbled) => {
      const isFree = a.isFree === true || b.isFree === true;
      const more = { ...b, ...a, isFree, access: [...(a.access ?? []), ...(b.access ?? [])] };
      const names = (search: Partial<OfferSearch>, of = offers) => find(search, of).map(({ offer }) => offer.id);

      expect(names(a)).toEqual(expect.arrayContaining(names(more)));
      expect(names(a, jumbled)).toEqual(names(a));
    }),
    { numRuns: 100 },
  );
});
