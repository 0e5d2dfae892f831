import type { AccessNeed, Channel, Day, Mode, NeedCode, PartOfDay, TeamType } from '../../schemas/codes.ts';
import type { Point } from '../../schemas/directory.ts';
import type { OfferId, PartnerId, ReferralId, SiteId } from '../../schemas/ids.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { outcodeOf, pointOf } from '../geography/outcodes.ts';
import { ageOn } from '../time/age.ts';

/**
 * All that matching may know of a person. Ethnicity, religion, sexual orientation, diagnosis, risk and deprivation are not
 * here, so no rule can use them. `undefined` means nobody has said: a question to ask, never a reason to exclude.
 */
export interface NeedProfile {
  readonly referral: ReferralId;
  /** The day the shortlist is for, in Europe/London. */
  readonly asOf: CalendarDate;
  readonly channel: Channel;
  readonly needs: readonly { readonly code: NeedCode; readonly priority: number }[];
  readonly age: number | undefined;
  readonly outcode: string | undefined;
  /** Centre of the postcode district: right to 1–3 km. */
  readonly point: Point | undefined;
  readonly travelLimitKm: number | undefined;
  /** ISO 639; undefined when nobody has said. */
  readonly language: string | undefined;
  readonly accessNeeds: readonly AccessNeed[];
  readonly modes: readonly Mode[];
  readonly sites: readonly SiteId[];
  readonly days: readonly Day[];
  readonly partsOfDay: readonly PartOfDay[];
  readonly groupFor: 'women' | 'men' | undefined;
  readonly isCarer: boolean | undefined;
  readonly team: (typeof TeamType)['options'][number] | 'none' | undefined;
  readonly declinedPartners: readonly PartnerId[];
  /** Offers that have been tried or turned down for this referral: they are not looked at again. Left out when there are none. */
  readonly setAside?: readonly OfferId[];
}

export function needProfile(
  referral: ReferralId,
  request: ReferralRequest,
  asOf: CalendarDate,
  setAside: readonly OfferId[] = [],
): NeedProfile {
  const { person, preferences, socialContext } = request;
  const outcode = homeOutcode(request);
  return {
    referral,
    asOf,
    channel: request.channel,
    needs: request.needs.map(({ code, priority }) => ({ code, priority: priority ?? lowestPriority })),
    age: person.birthDate && ageOn(person.birthDate, asOf),
    outcode,
    point: outcode === undefined ? undefined : pointOf(outcode),
    travelLimitKm: socialContext?.travelLimitKm,
    language: person.language,
    accessNeeds: person.accessNeeds,
    modes: preferences?.mode ?? [],
    sites: preferences?.sites ?? [],
    days: preferences?.days ?? [],
    partsOfDay: preferences?.partsOfDay ?? [],
    groupFor: preferences?.womenOnly ? 'women' : preferences?.menOnly ? 'men' : undefined,
    isCarer: request.needs.some(need => need.code === 'carer') || socialContext?.isCarer,
    team: teamOf(request),
    declinedPartners: preferences?.declinedPartners ?? [],
    ...(setAside.length > 0 && { setAside: [...setAside].sort() }),
  };
}

/** The postcode district somebody lives in; undefined when nobody has said, or they have no fixed home. */
export function homeOutcode({ person: { address } }: ReferralRequest): string | undefined {
  return address?.postcode === undefined || address.noFixedAbode ? undefined : outcodeOf(address.postcode);
}

/** Needs without a stated priority come after those with one. */
const lowestPriority = 9;

function teamOf({ secondaryCare }: ReferralRequest): NeedProfile['team'] {
  if (!secondaryCare) return undefined;
  return secondaryCare.underTeam ? secondaryCare.teamType : 'none';
}
