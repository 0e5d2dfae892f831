import type { Link } from '../../domain/ports.ts';
import { isUnderWay, type Referral } from '../../domain/referral/state.ts';
import { targets } from '../../domain/targets.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import type { LinkPurpose } from '../../schemas/link.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import type { Instant } from '../../schemas/time.ts';
import { requestTo } from '../partners/requests.ts';
import type { World } from '../world.ts';

type ForPartner = Extract<LinkPurpose, { partner: unknown }>;
type ForPerson = Exclude<LinkPurpose, ForPartner>;

/** What a link opens as things stand. `isUsed`: all that is left is to take back what was said through it. */
export type Opened = { readonly link: Link; readonly referral: Referral; readonly isUsed: boolean } & (
  | { readonly opens: ForPartner; readonly request: OnwardReferral }
  | { readonly opens: ForPerson }
);

/** @returns undefined when there is no such link, it has expired or been used up, or its question has been answered otherwise */
export async function openLink(
  { cases, clock }: Pick<World, 'cases' | 'clock'>,
  hash: string,
): Promise<Opened | undefined> {
  const link = await cases.link(hash);
  const referral = link && (await cases.referral(link.referral));
  if (!referral) return undefined;
  const { opens } = link;
  if (!('partner' in opens)) return link.usedAt ? undefined : { link, referral, opens, isUsed: false };
  const request = requestTo(opens.partner, opens.onward, referral);
  if (!request) return undefined;
  const isUsed = link.usedAt !== undefined;
  const isOpen = isUsed ? canBeTakenBack(link, request, clock.now()) : stillAsks(link, request);
  return isOpen ? { link, referral, opens, request, isUsed } : undefined;
}

/** An answer through another link, the API or the telephone has come first. */
function stillAsks({ issuedAt, opens }: Link, request: OnwardReferral): boolean {
  const { status, answeredAt } = request;
  const isAsked =
    opens.to === 'partner-decision' ? status === 'requested' || status === 'waitlisted' : isUnderWay(request);
  return isAsked && (answeredAt === undefined || answeredAt < issuedAt);
}

/** The last answer is the one that this link gave, and nobody has been told of it yet. */
const canBeTakenBack = ({ usedAt }: Link, { before, answeredAt }: OnwardReferral, now: Instant): boolean =>
  before !== undefined &&
  usedAt !== undefined &&
  answeredAt === usedAt &&
  plusMinutes(usedAt, targets.undoMinutes) > now;
