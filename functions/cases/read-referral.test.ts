import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partnerView } from '../../domain/disclosure/partner-view.ts';
import type { Command } from '../../domain/referral/decide.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { ReferralView, ViewForReferrer } from '../../schemas/api.ts';
import { AccessNeed, NeedCode, SharedField } from '../../schemas/codes.ts';
import type { Caller } from '../../schemas/directory.ts';
import { AdvisorId, OrganisationId } from '../../schemas/ids.ts';
import { PartnerRequest } from '../../schemas/partner-work.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import { aLife, live } from '../../tests/lives.ts';
import * as sample from '../../tests/samples.ts';
import { readReferral } from './read-referral.ts';

// What was accepted can be read, however long its words and whatever has happened: no bound of an answer stands in the way.

const letters = (length: number) => 'W'.repeat(length);
const long = {
  advisor: sample.anAdvisor({ id: AdvisorId.parse('advisor-ada'), name: letters(120) }),
  partner: sample.aPartner({ name: letters(160) }),
};
const ada: Caller = { ...readerOf('ada'), role: 'manager', scopes: ['cases/work'] };
const gp: Caller = { ...readerOf('walton-village-practice'), role: 'referrer', scopes: ['referrals/read'] };
function readerOf(subject: string) {
  const organisation = subject === 'ada' ? OrganisationId.parse('org-life-rooms') : sample.practice;
  return { subject, organisation };
}

interface Life {
  readonly after: ReturnType<typeof sample.received>['after'];
  readonly events: readonly ReferralEvent[];
}

async function expectReadable({ after, events }: Life) {
  const world = {
    cases: { referral: async () => after, events: async () => [...events], match: async () => undefined },
    directory: {
      staff: async () => ({ advisors: [long.advisor], partners: [long.partner], sites: [], grants: [], version: 1 }),
    },
    clock: { now: () => sample.at('2027-06-01T10:00:00Z') },
  };
  const view = await readReferral(world, ada, after.id);
  const read = ReferralView.safeParse(view);
  expect(read.error).toBeUndefined();
  expect(read.data?.timeline, 'no sentence is cut').toEqual(view?.timeline);
  expect(ViewForReferrer.safeParse(await readReferral(world, gp, after.id)).error).toBeUndefined();
  const today = londonDate(world.clock.now());
  for (const one of after.onward)
    expect(PartnerRequest.safeParse(partnerView(after, one, { today, elsewhere: [] })).error).toBeUndefined();
}

test('whatever happens to a referral, everybody who may read it can', async () => {
  await fc.assert(
    fc.asyncProperty(aLife, async life => {
      const steps = live(life);
      const last = steps.at(-1);
      if (last) await expectReadable({ after: last.after, events: steps.flatMap(({ events }) => events) });
    }),
    { numRuns: 100 },
  );
});

const name = { given: Array.from({ length: 6 }, () => letters(80)), family: letters(80), preferred: letters(80) };
const asLongAsCanBe: Partial<ReferralRequest> = {
  person: sample.aRequest({
    person: {
      name: { ...name, pronouns: letters(40) },
      birthDate: '1990-06-15',
      address: { lines: Array.from({ length: 5 }, () => letters(120)), postcode: 'EC1A 1BB' },
      telecom: [
        ...Array.from({ length: 7 }, () => ({ system: 'phone' as const, value: '+44 151 496 0190' })),
        { system: 'email', value: `${letters(60)}@${letters(60)}.${letters(60)}.example` },
      ],
      contactPreference: { safeTimes: letters(200), via: letters(200) },
      language: 'pol',
      accessNeeds: [...AccessNeed.options],
      adjustments: Array.from({ length: 10 }, () => letters(300)),
    },
  }).person,
  needs: NeedCode.options.map(code => ({ code, note: letters(1000) })),
  ownWords: letters(4000),
};

test('the longest words that can be written down can be read, by each who may', async () => {
  const offer = sample.anOffer({ name: letters(160), shares: [...SharedField.options] });
  const reason = letters(1000);
  const written: Command[] = [
    { type: 'release-hold', reason },
    sample.matchCommand(),
    sample.contactCommand({ note: letters(4000) }),
    { type: 'hand-over', advisor: AdvisorId.parse('advisor-ben'), site: sample.walton, reason },
    { type: 'return-to-pool', reason },
    { type: 'take', advisor: AdvisorId.parse('advisor-ada'), site: sample.walton },
    { type: 'add-note', text: letters(8000), isRestricted: false },
    { type: 'agree-goal', words: letters(500), importance: 10 },
    { type: 'plan-action', what: letters(500), who: 'person' },
    { type: 'signpost', to: letters(200), reportGroup: 'social-support', need: 'mental-wellbeing' },
    sample.consentCommand({ scope: [...SharedField.options], purpose: letters(300), bestInterests: reason }),
    sample.onwardCommand({ offer, partner: long.partner, message: letters(2000) }),
  ];
  let life: Life = sample.received(asLongAsCanBe);
  for (const command of written) {
    const by = command.type === 'match' ? sample.machine : sample.ada;
    if (command.type === 'release-hold' && life.after.status !== 'held') continue;
    const { after, events } = sample.andThen({ ...life, before: undefined }, command, undefined, by);
    life = { after, events: [...life.events, ...events] };
  }
  expect(life.after.onward).toHaveLength(1);
  expect(partnerSees(life)).toMatchObject({ person: { ownWords: letters(4000), fullName: expect.any(String) } });

  await expectReadable(life);
});

const partnerSees = ({ after }: Life) => {
  const [one] = after.onward;
  return one && partnerView(after, one, { today: londonDate(sample.mondayMorning), elsewhere: [] });
};
