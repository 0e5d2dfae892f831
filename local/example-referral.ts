import type * as z from 'zod';
import type { ReferralRequest } from '../schemas/referral.ts';

/** Something to send that is whole and safe: the person is invented, and so is the NHS number, of the 999 range. */
export const exampleReferral = {
  channel: 'gp-pcn',
  referrer: {
    name: 'Dr Ada Prescott',
    role: 'GP',
    organisation: { name: 'Walton Village Practice' },
    contact: { email: 'ada.prescott@walton-village.example' },
  },
  person: {
    nhsNumber: { value: '9990548609' },
    name: { given: ['Maureen'], family: 'Testerton' },
    birthDate: '1957-03-14',
    address: { postcode: 'L9 2AF' },
    telecom: [{ system: 'phone', value: '0151 496 0101' }],
  },
  needs: [{ code: 'loneliness', priority: 1 }, { code: 'debt-money' }],
  risk: { immediateConcern: [] },
  consent: { referral: { status: 'given' } },
} as const satisfies z.input<typeof ReferralRequest>;
