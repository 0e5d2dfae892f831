import type { AdvisorId, PartnerId } from '../../schemas/ids.ts';

/** What a reader is told instead of an id. */
export interface Names {
  readonly ofAdvisor: (id: AdvisorId) => string;
  readonly ofPartner: (id: PartnerId) => string;
}
