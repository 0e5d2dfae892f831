import type { Offer } from '../../schemas/directory.ts';
import { saidDistance } from '../geography/outcodes.ts';
import type { NeedProfile } from './profile.ts';
import { canJoinFromHome, distanceTo } from './rules.ts';
import type { Ruleset, TermName } from './ruleset.ts';
import { certaintyWorth, costWorth, freshnessWorth, siteWorth, timesWorth } from './worth.ts';

/** What one term says of an offer: how much of its weight it earns (0 to 1), and why, where that is worth saying. */
export interface Term {
  readonly worth: number;
  readonly reason?: string;
  readonly caution?: string;
}

export interface TermInput {
  readonly offer: Offer;
  readonly profile: NeedProfile;
  readonly fit: 'exact' | 'related';
  readonly unknowns: number;
  readonly ruleset: Ruleset;
}

export const terms: Record<TermName, (input: TermInput) => Term> = {
  need: ({ fit, ruleset }) => ({
    worth: ruleset.needFit[fit],
    reason: fit === 'exact' ? 'It is meant for this need.' : 'It helps with something close to this need.',
  }),
  distance,
  capacity,
  certainty: ({ unknowns }) => ({ worth: certaintyWorth(unknowns) }),
  times,
  site,
  freshness,
  cost,
  /** Known only when the offers for all needs lie side by side: shortlist.ts says it then. */
  together: () => ({ worth: 0 }),
};

function distance({ offer, profile, ruleset }: TermInput): Term {
  const km = offer.modes.includes('face-to-face') ? distanceTo(offer, profile) : undefined;
  const remote: Term | undefined = canJoinFromHome(offer)
    ? { worth: ruleset.remoteWorth, reason: 'It can be joined from home.' }
    : undefined;
  if (km === undefined) return remote ?? { worth: ruleset.unknownDistanceWorth };
  const band = ruleset.distanceBands.find(({ upToKm }) => km <= upToKm);
  const inPerson: Term = {
    worth: band?.worth ?? ruleset.beyondBands,
    [band ? 'reason' : 'caution']: `It is ${saidDistance(km)}.`,
  };
  return remote && remote.worth > inPerson.worth ? remote : inPerson;
}

function capacity({ offer, ruleset }: TermInput): Term {
  const worth = ruleset.capacityWorth[offer.capacity];
  switch (offer.capacity) {
    case 'capacity':
      return { worth, reason: 'It has places now.' };
    case 'waitlist':
      return { worth, caution: 'It has a waiting list.' };
    case 'additional-assessment-required':
      return { worth, caution: 'It makes its own assessment first.' };
    case 'no-capacity':
      return { worth, caution: 'It has no places now.' };
    case 'unknown':
      return { worth, caution: 'We do not know whether it has places.' };
  }
}

function times({ offer, profile, ruleset }: TermInput): Term {
  const { days, partsOfDay } = profile;
  const worth = timesWorth(ruleset);
  if (days.length === 0 && partsOfDay.length === 0) return { worth: worth.suits };
  if (!offer.sessions) return { worth: worth.unknown, caution: 'We do not know when it runs.' };
  const suits = offer.sessions.some(
    ({ day, part }) =>
      (days.length === 0 || days.includes(day)) && (partsOfDay.length === 0 || partsOfDay.includes(part)),
  );
  return suits
    ? { worth: worth.suits, reason: 'It runs at a time that suits.' }
    : { worth: worth.other, caution: 'It runs at other times than asked for.' };
}

function site({ offer, profile }: TermInput): Term {
  if (profile.sites.length === 0) return { worth: siteWorth.asked };
  const asked = offer.site !== undefined && profile.sites.includes(offer.site);
  return asked ? { worth: siteWorth.asked, reason: 'It is at a site that was asked for.' } : { worth: siteWorth.other };
}

function freshness({ offer, profile, ruleset }: TermInput): Term {
  const { fresh, stale } = freshnessWorth(ruleset);
  if (!offer.assuredOn) return { worth: stale, caution: 'Nobody has confirmed these details yet.' };
  const days = (Date.parse(profile.asOf) - Date.parse(offer.assuredOn)) / millisecondsADay;
  if (days <= ruleset.staleAfterDays) return { worth: fresh };
  return { worth: stale, caution: `These details were last confirmed on ${offer.assuredOn}.` };
}

const millisecondsADay = 86_400_000;

function cost({ offer, ruleset }: TermInput): Term {
  if (!offer.cost) return { worth: costWorth(offer, ruleset), caution: 'We do not know what it costs.' };
  const { pounds, per } = offer.cost;
  const worth = costWorth(offer, ruleset);
  return pounds === 0
    ? { worth, reason: 'It is free.' }
    : { worth, caution: `It costs £${pounds.toFixed(2)} a ${per}.` };
}
