import type * as z from 'zod';
import { plusDays } from '../domain/time/calendar.ts';
import { AccessNeed, Channel, Day, Mode, NeedCode, PartOfDay, TeamType } from '../schemas/codes.ts';
import { ReferralId } from '../schemas/ids.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import type { CalendarDate } from '../schemas/time.ts';
import { knowsley, liverpool, sefton, wirral } from './seed/areas.ts';
import { demonstrationPartners } from './seed/partners.ts';
import { demonstrationSites } from './seed/sites.ts';

export interface SyntheticReferral {
  readonly id: ReferralId;
  readonly request: ReferralRequest;
}

/**
 * Referrals of nobody: drawn by dice from what a referral can say, so that every need, place, language, age and access
 * need comes up, and so does its being left unsaid. The same ones every time; a longer list begins with the shorter.
 */
export function syntheticReferrals(count: number, asOf: CalendarDate): SyntheticReferral[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: ReferralId.parse(`ref_${String(i + 1).padStart(26, '0')}`),
    request: ReferralRequest.parse(requestBy(dice, asOf)),
  }));
}

/** Any would do; a fixed one makes yesterday's figures comparable with today's. */
const seed = 1;

/** More often than not nothing is said of a wish or a circumstance, as on most referrals. */
function requestBy(dice: Dice, asOf: CalendarDate): z.input<typeof ReferralRequest> {
  return {
    channel: dice.oneOf(Channel.options),
    referrer: nobody,
    person: {
      name: { given: ['Synthetic'] },
      birthDate: dice.perhaps(0.9, () => plusDays(asOf, -dice.between(16 * 365, 95 * 365))),
      address: dice.perhaps(0.95, () => ({ postcode: `${dice.oneOf(districts)} 9ZZ` })),
      language: dice.perhaps(0.6, () => dice.oneOf(['en', 'en', 'en', 'ar', 'fa', 'pl', 'so', 'ur', 'zh'])),
      accessNeeds: dice.perhaps(0.3, () => dice.someOf(AccessNeed.options, 2)),
    },
    needs: dice.someOf(NeedCode.options, 3).map((code, i) => ({ code, priority: i + 1 })),
    socialContext: {
      isCarer: dice.perhaps(0.5, () => dice.chance(0.2)),
      travelLimitKm: dice.perhaps(0.2, () => dice.between(2, 15)),
    },
    secondaryCare: dice.perhaps(0.5, () => ({ underTeam: dice.chance(0.4), teamType: dice.oneOf(TeamType.options) })),
    preferences: {
      sites: dice.perhaps(0.2, () => dice.someOf(siteIds, 3)),
      mode: dice.perhaps(0.2, () => dice.someOf(Mode.options)),
      days: dice.perhaps(0.2, () => dice.someOf(Day.options, 4)),
      partsOfDay: dice.perhaps(0.2, () => dice.someOf(PartOfDay.options)),
      declinedPartners: dice.perhaps(0.2, () => dice.someOf(partnerIds, 2)),
      ...dice.perhaps(0.1, () => dice.oneOf([{ womenOnly: true }, { menOnly: true }])),
    },
    risk: { immediateConcern: [] },
    consent: { referral: { status: 'given' } },
  };
}

const nobody = {
  name: 'Synthetic referrer',
  organisation: { name: 'Synthetic organisation' },
  contact: { email: 'nobody@synthetic.example' },
};

/** Where the service works, and some from across the river. */
const districts = [...liverpool, ...sefton, ...knowsley, ...wirral];
const siteIds = demonstrationSites().map(({ id }) => id);
const partnerIds = demonstrationPartners().map(({ id }) => id);

/** Mulberry32 (public domain): even enough, and the same for the same seed on every machine. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  chance(odds: number): boolean {
    return this.next() < odds;
  }

  /** A whole number; both ends can come up. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  oneOf<T>(all: readonly T[]): T {
    const [one] = this.someOf(all, 1);
    if (one === undefined) throw new RangeError('there is nothing to choose from');
    return one;
  }

  /** One or more of them, at most so many, in any order. */
  someOf<T>(all: readonly T[], most = all.length): T[] {
    const left = [...all];
    return Array.from({ length: this.between(1, Math.min(most, all.length)) }, () =>
      left.splice(this.between(0, left.length - 1), 1),
    ).flat();
  }

  perhaps<T>(odds: number, make: () => T): T | undefined {
    return this.chance(odds) ? make() : undefined;
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
