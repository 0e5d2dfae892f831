import type { SharedField } from '../../schemas/codes.ts';
import type { PartnerId } from '../../schemas/ids.ts';
import type { PartnerConsent } from '../../schemas/support.ts';
import type { Referral } from '../referral/state.ts';

/** What a partner needs to know of a person when its agreement does not say: enough to ring them, and why. */
export const usuallyShared = ['full-name', 'phone', 'need'] as const satisfies readonly SharedField[];

/** The consent for this one partner that holds now. What was agreed for another partner, or in general, is none. */
export const standingConsent = (
  { consents }: Pick<Referral, 'consents'>,
  partner: PartnerId,
): PartnerConsent | undefined => consents.find(one => one.partner === partner && stands(one));

/** Neither refused nor withdrawn. */
export const stands = ({ status }: PartnerConsent): boolean => status === 'given' || status === 'best-interests';

/** What would have to be told to the partner and has not been agreed to. */
export const notAgreed = (consent: PartnerConsent | undefined, scope: readonly SharedField[]): SharedField[] =>
  scope.filter(field => !consent?.scope.includes(field));
