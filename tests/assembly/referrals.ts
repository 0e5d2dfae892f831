import { aRequestBody } from '../samples.ts';

/** A GP's referral of somebody invented, with everything that would tell who it is. */
export const aReferral = (change: Parameters<typeof aRequestBody>[0] = {}) =>
  aRequestBody({
    referrer: {
      name: 'Dr Oluwaseun Fairweather',
      organisation: { name: 'Example PCN' },
      contact: { email: 'o.fairweather@example-pcn.example', phone: '0151 496 0123' },
    },
    person: {
      nhsNumber: { value: '999 054 8609' },
      name: { given: ['Wilhelmina', 'Rose'], family: 'Quickthorn', preferred: 'Minnie' },
      birthDate: '1957-03-14',
      address: { lines: ['27 Nonesuch Terrace', 'Mossy Hollow'], postcode: 'L9 2AF' },
      telecom: [
        { system: 'phone', value: '07700 900 461', rank: 1, okToText: true },
        { system: 'email', value: 'minnie.quickthorn@post.example' },
      ],
      contactPreference: { via: 'her neighbour Bartholomew' },
      adjustments: ['Please speak slowly'],
    },
    needs: [
      { code: 'loneliness', priority: 1, note: 'Nobody has called since Easter' },
      { code: 'debt-money', note: 'Behind with the gas' },
    ],
    ownWords: 'I would like somebody to have tea with',
    conditions: ['Arthritis of both hands'],
    equality: { ethnicity: 'Prefers to describe herself as Scouse' },
    ...change,
  });

/** Whatever of a referral tells who somebody is or what is the matter, as it was given and as it is kept. */
export function personalValues(referral: ReturnType<typeof aReferral>): string[] {
  const { person, referrer, needs, ownWords, conditions, equality } = referral;
  const { language: _, ...who } = person;
  const given = [who, referrer?.name, referrer?.contact, needs.map(({ note }) => note), ownWords, conditions, equality];
  const texts = leaves(given).filter(text => text.length > 3 && !codes.includes(text));
  return [...texts, ...texts.map(text => text.replace(/[\s-]/g, '')), ...texts.map(withCountryCode)];
}

/** Values that are from a list and say nothing about anybody. */
const codes = ['phone', 'email'];

const withCountryCode = (text: string) => (/^0\d[\d ]+$/.test(text) ? `+44${text.replace(/\s/g, '').slice(1)}` : text);

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}
