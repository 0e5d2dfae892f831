import type { ContactMethod } from '../../schemas/codes.ts';
import type { MessageChannel, MessageKind } from '../../schemas/message.ts';
import type { Person, Telecom } from '../../schemas/person.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';

/** What we have been told of one person. */
export interface Known {
  readonly request: ReferralRequest;
  /** What is on record from the first referral that came for them. */
  readonly record?: Person;
  /** Their other referrals: what one of them calls unsafe is unsafe for all. */
  readonly others: readonly ReferralRequest[];
}

export type Reach = Reached | { readonly nobody: string };
export interface Reached {
  readonly channel: MessageChannel;
  readonly to: string;
  /** Somebody may read it over their shoulder: it says neither who we are nor what it is about. */
  readonly isDiscreet: boolean;
}

/**
 * Where a machine may write to a person, or why nowhere (hazard H7). The way they like best comes first, then the numbers
 * and addresses in their own order. What nobody has called safe or unsafe may be used, unless something warns us to be careful.
 */
export function reachOf(kind: MessageKind, known: Known, carries: readonly MessageChannel[]): Reach {
  const told = everythingTold(known);
  if (told.some(isReachedThroughSomebody))
    return { nobody: 'they are reached through somebody else, who is not to read it' };
  const [best] = waysTo(known)
    .filter(way => carries.includes(way.channel) && mayBeUsed(way, told, cautionFor(known)))
    .sort((a, b) => (isBefore(a, b, kind, known) ? -1 : 1));
  if (!best) return { nobody: 'there is no number or address of theirs that we may write to' };
  return { channel: best.channel, to: best.to, isDiscreet: cautionFor(known) !== 'none' && best.channel !== 'letter' };
}

const everythingTold = ({ request, record, others }: Known): Person[] => [
  ...whereToLook({ request, ...(record && { record }) }),
  ...others.map(({ person }) => person),
];

/** The newest first. */
const whereToLook = ({ request, record }: Pick<Known, 'request' | 'record'>): Person[] =>
  record ? [request.person, record] : [request.person];

const isReachedThroughSomebody = ({ contactPreference }: Person) =>
  contactPreference?.via !== undefined || contactPreference?.method === throughSomebodyElse;

interface Way {
  readonly channel: MessageChannel;
  readonly to: string;
  readonly rank: number;
  /** Of a letter: where it goes, to be compared with what somebody called unsafe. */
  readonly postcode?: string;
}

const waysTo = (known: Known): Way[] =>
  whereToLook(known).flatMap(person => [...person.telecom.map(wayBy), ...letterTo(person)]);

const wayBy = ({ system, value, rank = lastRank }: Telecom): Way => ({
  channel: system === 'email' ? 'email' : 'sms',
  to: value,
  rank,
});

/** A letter needs a name, a street and a postcode. Under `ZZ99` the NHS files those who have no fixed abode. */
function letterTo({ name, address }: Person): Way[] {
  const { lines = [], postcode, noFixedAbode } = address ?? {};
  if (lines.length === 0 || !postcode || noFixedAbode || postcode.startsWith('ZZ99')) return [];
  const addressee = addresseeOf(name);
  return [{ channel: 'letter', to: [addressee, ...lines, postcode].join('\n'), rank: lastRank, postcode }];
}

/** As they like to be called, unless that says their family name already: `Mrs Okafor`. */
function addresseeOf({ given, family, preferred = given.join(' ') }: Person['name']): string {
  const isWhole = family !== undefined && preferred.toLowerCase().includes(family.toLowerCase());
  return isWhole ? preferred : [preferred, family].filter(Boolean).join(' ');
}

type Caution = 'none' | 'discreet' | 'only-what-is-safe';

/** Said of somebody at home, or of a number: somebody else may be reading. */
function cautionFor({ request, record, others }: Known): Caution {
  const requests = [request, ...others];
  const concerns = requests.flatMap(({ risk }) => risk?.immediateConcern ?? []);
  if (concerns.includes('no-safe-contact')) return 'only-what-is-safe';
  const isAtRisk =
    concerns.includes('domestic-abuse') ||
    requests.some(({ needs }) => needs.some(({ code }) => code === 'domestic-abuse')) ||
    everythingTold({ request, others, ...(record && { record }) }).some(
      ({ telecom, address }) => address?.safe === false || telecom.some(({ safe }) => safe === false),
    );
  return isAtRisk ? 'discreet' : 'none';
}

function mayBeUsed(way: Way, told: readonly Person[], caution: Caution): boolean {
  const isExcluded = told.some(
    ({ contactPreference }) =>
      contactPreference?.doNotContact.includes(way.channel) ||
      (way.channel === 'sms' && contactPreference?.method === noTelephone),
  );
  if (isExcluded || isCalled(false, way, told)) return false;
  // An e-mail names its sender on the outside, and anybody may open a letter: only a text can keep a secret.
  const mustBeSafe = caution === 'only-what-is-safe' || (caution === 'discreet' && way.channel !== 'sms');
  if (mustBeSafe && !isCalled(true, way, told)) return false;
  return way.channel !== 'sms' || mayBeTexted(way, told);
}

/** Whether anybody has called it safe, or unsafe. An unsafe address without a postcode could be any. */
function isCalled(safe: boolean, { channel, to, postcode }: Way, told: readonly Person[]): boolean {
  if (channel !== 'letter')
    return told.some(({ telecom }) => telecom.some(one => one.value === to && one.safe === safe));
  return told.some(
    ({ address }) =>
      address?.safe === safe && (address.postcode === postcode || (!safe && address.postcode === undefined)),
  );
}

/** Only where somebody has said that it is all right, and never a landline, which would read it out. */
function mayBeTexted({ to }: Way, told: readonly Person[]): boolean {
  // Only a human can read what their safe times are, and a text rings at once.
  if (told.some(({ contactPreference }) => contactPreference?.safeTimes !== undefined)) return false;
  const same = told
    .flatMap(({ telecom }) => telecom)
    .filter(isPhone)
    .filter(({ value }) => value === to);
  const isMobile = to.startsWith('+44') ? to.startsWith('+447') : same.some(({ type }) => type === 'mobile');
  return (
    isMobile &&
    same.some(({ okToText }) => okToText === true) &&
    same.every(({ okToText, type }) => okToText !== false && type !== 'landline')
  );
}

const isPhone = (one: Telecom) => one.system === 'phone';

/** Whoever could not be reached by telephone or e-mail is written to, unless they like something else better. */
function isBefore(a: Way, b: Way, kind: MessageKind, known: Known): boolean {
  const preferred = preferredChannel(known);
  const order = ({ channel, rank }: Way) => [
    channel === preferred ? 0 : 1,
    (channel === 'letter') === (kind === 'person-not-reached') ? 0 : 1,
    rank,
    channel === 'email' ? 0 : 1,
  ];
  const [first, second] = [order(a), order(b)];
  const differs = first.findIndex((place, i) => place !== second[i]);
  return (first[differs] ?? 0) < (second[differs] ?? 0);
}

function preferredChannel(known: Known): MessageChannel | undefined {
  const method = whereToLook(known)
    .map(({ contactPreference }) => contactPreference?.method)
    .find(Boolean);
  return method && inWriting[method];
}

type Method = ReturnType<typeof ContactMethod.parse>;

/** UK Core's codes: see ContactMethod. The others are ways to speak with somebody, which no machine does. */
const inWriting: Partial<Record<Method, MessageChannel>> = { '1': 'letter', '4': 'email', '9': 'sms' };
const throughSomebodyElse: Method = '6';
const noTelephone: Method = '8';
/** After all that have a rank of their own, which is 9 at most. */
const lastRank = 10;
