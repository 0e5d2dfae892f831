import type { Site } from '../../schemas/directory.ts';
import type { SiteId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Target, WorkFlag, WorklistQuery } from '../../schemas/worklist.ts';
import { sitesFor } from '../assignment/choose-advisor.ts';
import { isCalled } from '../identity/is-called.ts';
import { parseReference } from '../identity/reference.ts';
import { homeOutcode } from '../matching/profile.ts';
import { londonDate } from '../time/working-time.ts';
import { urgencyOf } from './promises.ts';
import { currentRequest, type Referral } from './state.ts';

/** What a worklist may be narrowed to. */
export interface Narrowing {
  readonly target?: readonly Target[];
  readonly need?: WorklistQuery['need'];
  readonly priority?: WorklistQuery['priority'];
  readonly site?: WorklistQuery['site'];
  readonly flag?: readonly WorkFlag[];
  readonly text?: string;
}

interface Facts {
  readonly now: Instant;
  readonly sites: readonly Site[];
}

/** What of a worklist is asked for. All of it is in the referral itself. @returns nothing where nothing is asked */
export function selectionOf(asked: Narrowing, { now, sites }: Facts): ((referral: Referral) => boolean) | undefined {
  const { target = [], need, priority, site, flag = [], text } = asked;
  const rules: ((referral: Referral) => boolean)[] = [
    ...(target.length > 0 ? [(one: Referral) => target.includes(targetOf(urgencyOf(one).dueAt, now))] : []),
    ...(need ? [({ request }: Referral) => request.needs.some(({ code }) => code === need)] : []),
    ...(priority ? [({ request }: Referral) => request.urgency === priority] : []),
    ...(site ? [(one: Referral) => isOfSite(sitesOf(one, sites), site)] : []),
    ...flag.map(one => flags[one]),
    ...(text === undefined ? [] : [isMeantBy(text)]),
  ];
  return rules.length === 0 ? undefined : referral => rules.every(holds => holds(referral));
}

export function targetOf(dueAt: Instant, now: Instant): Target {
  if (dueAt < now) return 'late';
  return londonDate(dueAt) === londonDate(now) ? 'today' : 'ahead';
}

/** Where they are or were seen; until somebody has them, what they asked for, or else what looks after where they live. */
export function sitesOf(referral: Referral, all: readonly Site[]): readonly SiteId[] {
  if ('site' in referral && referral.site) return [referral.site];
  const { preferences } = currentRequest(referral);
  return sitesFor({ sites: preferences?.sites ?? [], outcode: homeOutcode(referral.request) }, all);
}

/** Whoever has no known site is everybody's, or they would be nobody's. */
const isOfSite = (sites: readonly SiteId[], site: SiteId) => sites.length === 0 || sites.includes(site);

export const flagsOf = (referral: Referral): WorkFlag[] =>
  (Object.keys(flags) as WorkFlag[]).filter(flag => flags[flag](referral));

const flags: Readonly<Record<WorkFlag, (referral: Referral) => boolean>> = {
  decision: ({ attention }) => attention.length > 0,
  hold: ({ status }) => status === 'held',
  risk: ({ request: { risk } }) =>
    risk?.statement === 'risks-described' ||
    risk?.safeguarding?.flag === true ||
    (risk?.immediateConcern ?? []).length > 0,
  communication: ({ request: { person } }) =>
    (person.language ?? 'en') !== 'en' ||
    person.interpreter === true ||
    person.accessNeeds.length + person.adjustments.length > 0,
  escalated: ({ escalations }) => escalations.some(({ receipt }) => receipt === undefined),
  'partner-silent': ({ onward }) => onward.some(({ status, isSilent }) => status === 'requested' && isSilent),
  'review-due': ({ attention }) => attention.some(({ to }) => to === 'review-due'),
};

/** By reference or NHS number, which are whole, or by name, of which the beginning will do. */
function isMeantBy(text: string): (referral: Referral) => boolean {
  const reference = parseReference(text);
  const digits = text.replace(/[\s-]/g, '');
  return ({ reference: own, request: { person } }) =>
    own === reference || person.nhsNumber?.value === digits || isCalled(person.name, text);
}
