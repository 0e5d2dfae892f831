import type * as z from 'zod';
import type { Directory, Staff } from '../../domain/ports.ts';
import type { Signpost } from '../../schemas/case-work.ts';
import type { Caller, Offer, Partner } from '../../schemas/directory.ts';
import type { AdvisorId, OfferId, PartnerId, SiteId } from '../../schemas/ids.ts';
import { ProblemError } from './problem.ts';

// What somebody names must be in the directory. Each of these throws a ProblemError that points to the field if it is not.

export async function offerNamed(directory: Pick<Directory, 'offer'>, id: OfferId, at = '/offer'): Promise<Offer> {
  const found = await directory.offer(id);
  return found?.offer ?? unknownTo(at);
}

export async function partnerNamed(directory: Pick<Directory, 'staff'>, id: PartnerId): Promise<Partner> {
  const { partners } = await directory.staff();
  return partners.find(one => one.id === id) ?? unknownTo('/partner');
}

/** With the site where the person will be seen: the advisor's home site unless another is named. */
export async function advisorNamed(
  directory: Pick<Directory, 'staff'>,
  { advisor: id, site }: { readonly advisor: AdvisorId; readonly site?: SiteId | undefined },
): Promise<{ advisor: AdvisorId; site: SiteId }> {
  const { advisors, sites } = await directory.staff();
  const advisor = advisors.find(one => one.id === id) ?? unknownTo('/advisor');
  const at = site ?? homeOf(advisor);
  return sites.some(one => one.id === at) ? { advisor: id, site: at } : unknownTo('/site');
}

/** Whose it becomes when somebody takes it: their own, or whom a desk or a manager names. */
export async function ownAdvisor(
  directory: Pick<Directory, 'staff'>,
  caller: Pick<Caller, 'advisor' | 'site'>,
  {
    advisor = caller.advisor,
    site = caller.site,
  }: { readonly advisor?: AdvisorId | undefined; readonly site?: SiteId | undefined },
): Promise<{ advisor: AdvisorId; site: SiteId }> {
  if (!advisor) throw wrongField('/advisor', 'required', 'is required: this sign-in is not that of one advisor');
  if (caller.advisor && caller.advisor !== advisor)
    throw wrongField('/advisor', 'invalid-value', 'must be you: hand it over to give it to somebody else');
  return advisorNamed(directory, { advisor, site });
}

/** The name that was given, and how it is counted: what the directory says of the offer, unless it was said otherwise. */
export async function signpostTo(
  directory: Pick<Directory, 'offer'>,
  { offer: id, to, reportGroup, need }: z.output<typeof Signpost>,
  at = '/offer',
) {
  if (!id) return to && reportGroup ? { to, reportGroup, need } : unknownTo(at);
  const offer = await offerNamed(directory, id, at);
  return { offer: id, to: to ?? offer.name, reportGroup: reportGroup ?? offer.reportGroup, need };
}

const homeOf = ({ sites: [home] }: Staff['advisors'][number]) => home ?? unknownTo('/site');

function wrongField(pointer: string, code: string, message: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer, code, message }] });
}

function unknownTo(pointer: string): never {
  throw wrongField(pointer, 'unknown', 'is not in the directory');
}
