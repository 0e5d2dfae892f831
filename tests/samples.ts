import type { z } from 'zod';
import { referenceFor } from '../domain/identity/reference.ts';
import { messagesOf } from '../domain/referral/consequences.ts';
import { type Command, type Decision, decide, isRefusal } from '../domain/referral/decide.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Actor } from '../events/referral-events.ts';
import { type Advisor, Offer, type Partner, type Site } from '../schemas/directory.ts';
import { AdvisorId, OrganisationId, PartnerId, PersonId, ReferralId, SiteId } from '../schemas/ids.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import { CalendarDate, Instant } from '../schemas/time.ts';

// Invented people and places for tests. Each builder takes what the test is about and fills in the rest.

export const at = (text: string): Instant => Instant.parse(text);
export const day = (text: string): CalendarDate => CalendarDate.parse(text);

/** A Monday morning in office hours. */
export const mondayMorning = at('2026-11-23T10:00:00Z');

export const referralId = (number = 1): ReferralId =>
  ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7${String(number).padStart(6, '0')}`);
export const personId = (number = 1): PersonId =>
  PersonId.parse(`per_01JD8ZK4T6V9W2X3Y5Z7${String(number).padStart(6, '0')}`);

export const walton = SiteId.parse('site-walton');
export const practice = OrganisationId.parse('org-walton-village-practice');
export const gp: Actor = {
  kind: 'caller',
  subject: 'walton-village-practice',
  role: 'referrer',
  organisation: practice,
};
export const machine: Actor = { kind: 'machine', stage: 'match' };
export const duty: Actor = {
  kind: 'caller',
  subject: 'duty-advisor',
  role: 'advisor',
  organisation: OrganisationId.parse('org-life-rooms'),
};

export const clock: Actor = { kind: 'machine', stage: 'clock' };
export const manager: Actor = {
  kind: 'caller',
  subject: 'grace',
  role: 'manager',
  organisation: OrganisationId.parse('org-life-rooms'),
};
export const ada: Actor = {
  kind: 'caller',
  subject: 'ada',
  role: 'advisor',
  organisation: OrganisationId.parse('org-life-rooms'),
};
export const neighbours: Actor = { kind: 'partner', partner: PartnerId.parse('partner-neighbours'), via: 'link' };
export const una: Actor = { kind: 'person', via: 'link' };

/** What a GP practice could send about Una Sample, who can be telephoned and for whom nothing is of concern. */
export const aRequestBody = (
  change: Partial<z.input<typeof ReferralRequest>> = {},
): z.input<typeof ReferralRequest> => ({
  channel: 'gp-pcn',
  referrer: {
    name: 'Dr Priya Menon',
    organisation: { name: 'Walton Village Practice' },
    contact: { email: 'referrals@walton-village.example' },
  },
  person: {
    name: { given: ['Una'], family: 'Sample' },
    birthDate: '1970-06-15',
    address: { lines: ['1 Example Street'], postcode: 'L9 2AF' },
    telecom: [{ system: 'phone', value: '0151 496 0190', rank: 1 }],
  },
  needs: [{ code: 'loneliness', priority: 1 }],
  risk: { statement: 'no-known-risks', immediateConcern: [] },
  consent: { referral: { status: 'given' } },
  ...change,
});

/** What a referrer says that holds a referral for a person to look at. */
export const aFlag = { risk: { immediateConcern: ['suicidal-thoughts-or-self-harm' as const] } };

export const aRequest = (change?: Partial<z.input<typeof ReferralRequest>>): ReferralRequest =>
  ReferralRequest.parse(aRequestBody(change));

export function received(
  change?: Partial<z.input<typeof ReferralRequest>>,
  now = mondayMorning,
  number = 1,
  openReferrals: readonly Referral[] = [],
): Decision {
  const id = referralId(number);
  return expectDecision(
    decide(
      undefined,
      {
        type: 'receive',
        id,
        reference: referenceFor(id),
        person: personId(number),
        source: { subject: 'walton-village-practice', organisation: practice },
        request: aRequest(change),
        duplicates: [],
        openReferrals,
      },
      now,
      gp,
    ),
  );
}

export function andThen(before: Decision, command: Command, now = mondayMorning, by: Actor = machine): Decision {
  return expectDecision(decide(before.after, command, now, by));
}

export function expectDecision(outcome: ReturnType<typeof decide>): Decision {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.sentence}`);
  return outcome;
}

export const matchCommand = (change: Partial<Extract<Command, { type: 'match' }>> = {}): Command => ({
  type: 'match',
  match: { number: 1, ruleset: 'v1', directory: 1, inputsHash: 'hash', matchedAt: mondayMorning, needs: [] },
  unmet: [],
  advisor: {
    id: AdvisorId.parse('advisor-ada'),
    site: walton,
    because: 'Ada works at a site that suits (0 open referrals).',
  },
  ...change,
});

/** Una has agreed that one partner is told her name, her telephone number and what she would like help with. */
export const consentCommand = (change: Partial<Extract<Command, { type: 'give-consent' }>> = {}): Command => ({
  type: 'give-consent',
  partner: PartnerId.parse('partner-neighbours'),
  purpose: 'To join Tea and Company.',
  scope: ['full-name', 'phone', 'need'],
  channel: 'spoken',
  ...change,
});

export const contactCommand = (change: Partial<Extract<Command, { type: 'record-contact' }>> = {}): Command => ({
  type: 'record-contact',
  contact: 'phone',
  outcome: 'spoke',
  occurredAt: mondayMorning,
  ...change,
});

export const onwardCommand = (change: Partial<Extract<Command, { type: 'request-onward' }>> = {}): Command => ({
  type: 'request-onward',
  offer: anOffer({ places: 6 }),
  partner: aPartner(),
  need: 'loneliness',
  ...change,
});

/** Una's referral once Ada has spoken with her. */
export function active(change?: Partial<z.input<typeof ReferralRequest>>, now = mondayMorning, number = 1): Decision {
  const assigned = andThen(received(change, now, number), matchCommand(), now);
  return andThen(assigned, contactCommand({ occurredAt: now }), now, ada);
}

/** As above, with her consent and a request to Good Neighbours that waits for their answer. */
export function asked(now = mondayMorning, number = 1): Decision {
  const agreed = andThen(active({}, now, number), consentCommand(), now, ada);
  return andThen(agreed, onwardCommand(), now, ada);
}

/** Who is owed which message: `duty-hold to duty`. */
export const told = (decision: Decision): string[] =>
  messagesOf(decision).map(({ kind, to }) => `${kind} to ${to.kind === 'role' ? to.role : to.kind}`);

/** What is before the advisor to decide. */
export const facing = ({ after }: Decision): string[] => after.attention.map(({ to }) => to);

export const typesOf = ({ events }: Decision): string[] => events.map(({ type }) => type.replace('.v1', ''));

/** The clock looks at whatever is due. */
export const tick = (decision: Decision, now: Instant): Decision =>
  andThen(decision, { type: 'keep-promises' }, now, clock);

/** The last request to a partner. */
export function onwardOf({ after }: Decision): Referral['onward'][number] {
  const one = after.onward.at(-1);
  if (!one) throw new Error('there is a request to a partner');
  return one;
}

export const anOffer = (change: Partial<z.input<typeof Offer>> = {}): Offer =>
  Offer.parse({
    id: 'offer-tea-and-company',
    partner: 'partner-neighbours',
    name: 'Tea and Company',
    description: 'A weekly table where somebody expects you.',
    needs: [{ code: 'loneliness', fit: 'exact' }],
    reportGroup: 'social-support',
    status: 'open',
    modes: ['face-to-face'],
    place: { postcode: 'L9 2AF', point: { latitude: 53.46, longitude: -2.96 } },
    area: 'anywhere',
    languages: ['en'],
    interpreter: false,
    access: { has: ['step-free'], lacks: [] },
    sessions: [{ day: 'tue', part: 'afternoon' }],
    audience: 'everyone',
    cost: { pounds: 0, per: 'session' },
    referral: 'self-or-professional',
    capacity: 'capacity',
    assuredOn: '2026-11-01',
    ...change,
  });

export const aPartner = (change: Partial<Partner> = {}): Partner => ({
  id: PartnerId.parse('partner-neighbours'),
  name: 'Good Neighbours',
  kind: 'vcse',
  dataSharingAgreement: true,
  ...change,
});

export const anAdvisor = (change: Partial<Advisor> & { id: AdvisorId }): Advisor => ({
  name: 'Ada Example',
  email: 'ada@liferooms.example',
  sites: [walton],
  languages: ['en'],
  channels: ['gp-pcn'],
  specialties: [],
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hoursAWeek: 37.5,
  away: [],
  ...change,
});

export const aSite = (change: Partial<Site> = {}): Site => ({
  id: walton,
  name: 'Walton',
  kind: 'hub',
  outcodes: ['L9', 'L4'],
  sessions: [],
  ...change,
});
