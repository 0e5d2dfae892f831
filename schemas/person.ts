import parsePhoneNumber from 'libphonenumber-js/min';
import * as postcodes from 'postcode';
import * as z from 'zod';
import { formed, listOf, words } from './bounds.ts';
import { AccessNeed, ContactChannel, ContactMethod, NhsNumberStatus } from './codes.ts';
import { CalendarDate } from './time.ts';

/** Ten digits; spaces and hyphens are taken out. The checksum proves format, never identity: see `status`. */
const NhsNumber = z
  .string()
  .max(40, { abort: true })
  .overwrite(text => text.replace(/[\s-]/g, ''))
  .refine(isNhsNumber, 'is not a valid NHS number: check the ten digits')
  .meta({ description: 'NHS number; modulus 11, not ten times the same digit', examples: ['999 054 8609'] });

/** Modulus 11 with weights 10 to 2 (NHS Data Dictionary). Repeated digits pass the sum but are nobody's number. */
function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** A UK postcode, printed in capitals with one space. `ZZ99 3VZ` is how the NHS writes "no fixed abode". */
export const Postcode = z
  .string()
  .max(20, { abort: true })
  .refine(text => postcodes.isValid(text), 'is not a UK postcode: leave it out if it is not known')
  .overwrite(text => postcodes.toNormalised(text) ?? text)
  .meta({ description: 'UK postcode', examples: ['L9 2AF'] });

/** A telephone number as dialled in the UK or in international form; kept as E.164, `+441515550123`. */
export const Phone = z
  .string()
  .max(40, { abort: true })
  .refine(text => parsePhoneNumber(text, 'GB')?.isPossible() === true, 'is not a telephone number')
  .overwrite(text => parsePhoneNumber(text, 'GB')?.number ?? text)
  .meta({ description: 'Telephone number', examples: ['0151 555 0123'] });

export const Email = z.email('is not an e-mail address').max(254);

export const Language = formed(/^[a-z]{2,3}$/, 3, 'must be an ISO 639 code such as en');

export const PersonName = z
  .strictObject({
    given: z.array(words(80)).max(6).default([]),
    family: words(80).optional(),
    preferred: words(80).optional(),
    pronouns: words(40).optional(),
  })
  .refine(name => name.given.length > 0 || name.family !== undefined, 'needs at least one given or family name')
  .meta({ id: 'PersonName', description: 'A first name is enough for a walk-in' });
export type PersonName = z.infer<typeof PersonName>;

export const Telecom = z.discriminatedUnion('system', [
  z.strictObject({
    system: z.literal('phone'),
    value: Phone,
    type: z.enum(['mobile', 'landline', 'work', 'other']).optional(),
    rank: z.int().min(1).max(9).optional(),
    okToText: z.boolean().optional(),
    okToLeaveMessage: z.boolean().optional(),
    safe: z.boolean().optional(),
  }),
  z.strictObject({
    system: z.literal('email'),
    value: Email,
    rank: z.int().min(1).max(9).optional(),
    safe: z.boolean().optional(),
  }),
]);
export type Telecom = z.infer<typeof Telecom>;

/** Telephone numbers and e-mail addresses of one person. */
export const mostTelecom = 8;

const address = z
  .strictObject({
    lines: z.array(words(120)).max(5).default([]),
    postcode: Postcode.optional(),
    noFixedAbode: z.boolean().optional(),
    safe: z.boolean().optional(),
  })
  .optional();

const telecom = z
  .array(Telecom)
  .max(mostTelecom)
  .refine(all => all.filter(one => one.rank === 1).length <= 1, 'may have only one contact of rank 1');

const contactPreference = z
  .strictObject({
    method: ContactMethod.optional(),
    doNotContact: listOf(ContactChannel).default([]),
    safeTimes: words(200).optional(),
    via: words(200).optional().describe('the carer or other person to contact instead'),
    willCallIn: z.boolean().optional().describe('a walk-in who will come back is reachable'),
  })
  .optional();

export const Person = z
  .strictObject({
    nhsNumber: z.strictObject({ value: NhsNumber, status: NhsNumberStatus.default('02') }).optional(),
    name: PersonName,
    birthDate: CalendarDate.optional(),
    birthDateEstimated: z.boolean().optional(),
    address,
    telecom: telecom.default([]),
    contactPreference,
    language: Language.optional(),
    interpreter: z.boolean().optional(),
    accessNeeds: listOf(AccessNeed).default([]),
    adjustments: z.array(words(300)).max(10).default([]),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** How somebody is reached; what is left out of it is not said. */
export const ContactDetails = z.strictObject({ telecom: telecom.optional(), address, contactPreference }).meta({
  id: 'ContactDetails',
  examples: [{ telecom: [{ system: 'phone', value: '07700 900123', type: 'mobile', safe: false }] }],
});
export type ContactDetails = z.infer<typeof ContactDetails>;
