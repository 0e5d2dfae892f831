import { expect, test } from 'vitest';
import { Grant } from '../../schemas/directory.ts';
import { anOffer, day } from '../../tests/samples.ts';
import { placesOn } from './places-on.ts';

const grant = Grant.parse({
  id: 'grant-winter-company',
  partner: 'partner-neighbours',
  offer: 'offer-tea-and-company',
  places: 4,
  from: '2026-11-01',
  to: '2027-03-31',
  answers: ['loneliness'],
});

test('places that were bought are capacity while the grant runs, beside those the offer has', () => {
  const offer = anOffer({ places: 2 });

  expect(placesOn(offer, [grant], day('2026-10-31'))).toBe(2);
  expect(placesOn(offer, [grant], day('2026-11-01'))).toBe(6);
  expect(placesOn(offer, [grant], day('2027-03-31'))).toBe(6);
  expect(placesOn(offer, [grant], day('2027-04-01'))).toBe(2);
  expect(placesOn(anOffer({ id: 'offer-choir', places: 2 }), [grant], day('2026-12-01'))).toBe(2);
  expect(placesOn(anOffer(), [], day('2026-12-01'))).toBeUndefined();
});
