import type { ReferralEvent } from '../../events/referral-events.ts';
import type { Grant } from '../../schemas/directory.ts';
import type { FundedPlacesReport } from '../../schemas/reports.ts';
import { type History, historiesOf, isWithin, type Period, wasMeant } from './histories.ts';
import { statusOf } from './requests.ts';

/**
 * What became of the places that grants have bought.
 * @param events from the first day of the earliest grant until now
 */
export function fundedPlacesReport(
  events: Iterable<ReferralEvent>,
  period: Period,
  grants: readonly Grant[],
): FundedPlacesReport {
  const requests = historiesOf(events).filter(wasMeant).flatMap(requestsOf);
  const running = grants.filter(({ from, to }) => from <= period.to && to >= period.from);
  return { ...period, definitions: '2026-11', definition, grants: running.map(grant => outcomeOf(grant, requests)) };
}

const definition =
  'Grants that run in the period. A place is taken when a partner accepts somebody for the offer while the grant runs; an ' +
  'acceptance that was taken back or withdrawn does not count. More can be taken than were bought where an offer has ' +
  'places of its own, or one is taken again after somebody has left.';

/** Every request to a partner with what happened to it. */
function requestsOf(history: History): History[] {
  const about = Map.groupBy(history, event => ('onward' in event ? event.onward : undefined));
  return [...about.values()].filter(([first]) => first?.type === 'OnwardReferralRequested.v1');
}

function outcomeOf(grant: Grant, requests: readonly History[]): FundedPlacesReport['grants'][number] {
  const statuses = requests.filter(request => isTakenUnder(grant, request)).map(statusOf);
  const count = (...those: readonly string[]) => statuses.filter(status => those.includes(status)).length;
  const { id, partner, offer, places: bought } = grant;
  const outcomes = {
    completed: count('completed'),
    failed: count('failed'),
    goingOn: count('accepted', 'in-progress'),
  };
  const taken = outcomes.completed + outcomes.failed + outcomes.goingOn;
  return { grant: id, partner, offer, bought, taken, outcomes };
}

function isTakenUnder(grant: Grant, request: History): boolean {
  const [first] = request;
  const accepted = request.findLast(({ type }) => type === 'PartnerAccepted.v1');
  return (
    first?.type === 'OnwardReferralRequested.v1' &&
    first.offer === grant.offer &&
    !!accepted &&
    isWithin(grant, accepted)
  );
}
