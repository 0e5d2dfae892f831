import type { Caller } from '../../../schemas/directory.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import { capitalised } from '../house/words.ts';
import type { FormInput } from '../shell/form.ts';

/** What a new form knows already: what they said of themselves the last time, or what their sign-in says. */
export function prefilled(name: string, { organisation }: Caller, last: ReferralRequest | undefined): FormInput {
  const { referrer, channel } = last ?? {};
  return {
    referrerName: referrer?.name ?? nameIn(name),
    referrerRole: referrer?.role ?? '',
    organisation: referrer?.organisation.name ?? organisationIn(organisation),
    channel: channel ?? '',
    referrerEmail: referrer?.contact.email ?? '',
    referrerPhone: referrer?.contact.phone ?? '',
    ...preselected,
  };
}

/** Chosen unless they choose otherwise: that alone says nothing yet. */
export const preselected: Readonly<Record<string, string>> = { urgency: 'routine', feedback: 'full' };

/** The issuer may say a post after the name: `Nadia Farouk, link worker`. */
const nameIn = (name: string) => name.replace(/,.*/, '');

/** `org-walton-village-practice` → `Walton Village Practice`: right or nearly so, and theirs to mend. */
const organisationIn = (id: string) => id.replace(/^org-/, '').split('-').map(capitalised).join(' ');
