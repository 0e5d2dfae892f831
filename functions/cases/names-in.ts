import type { Staff } from '../../domain/ports.ts';
import type { Names } from '../../domain/referral/names.ts';

/** The names that the directory has now. */
export const namesIn = ({ advisors, partners }: Staff): Names => ({
  ofAdvisor: advisor => advisors.find(({ id }) => id === advisor)?.name ?? 'an advisor who has left',
  ofPartner: partner => partners.find(({ id }) => id === partner)?.name ?? 'a partner that we no longer know',
});
