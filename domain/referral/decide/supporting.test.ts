import { expect, test } from 'vitest';
import { AdvisorId } from '../../../schemas/ids.ts';
import {
  active,
  ada,
  aFlag,
  andThen,
  anOffer,
  asked,
  at,
  contactCommand,
  facing,
  machine,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardOf,
  received,
  tick,
  told,
  typesOf,
  una,
  walton,
} from '../../../tests/samples.ts';
import { type Command, type Decision, decide } from '../decide.ts';
import { nextDue } from '../promises.ts';
import { currentRequest } from '../state.ts';

const tuesday = at('2026-11-24T10:00:00Z');
const ben = AdvisorId.parse('advisor-ben');
const assigned = () => andThen(received(), matchCommand());
const noAnswer = (before: Decision, when: string, nextBy?: string) =>
  andThen(
    before,
    contactCommand({ outcome: 'no-answer', occurredAt: at(when), ...(nextBy && { nextBy: at(nextBy) }) }),
    at(when),
    ada,
  );
const threeTimes = () =>
  ['2026-11-23T14:00:00Z', '2026-11-25T09:45:00Z', '2026-11-27T15:30:00Z'].reduce(
    (before, when) => noAnswer(before, when),
    assigned(),
  );

test('three attempts, a letter, and then a person decides: nothing is closed by counting', () => {
  const last = threeTimes();

  expect(typesOf(last)).toEqual(['ContactRecorded', 'AttemptsUsedUp']);
  expect(told(last)).toEqual(['person-not-reached to person']);
  expect(facing(last)).toEqual(['attempts-used-up']);
  expect(last.after).toMatchObject({
    status: 'assigned',
    outreach: { attempts: 3, decideBy: '2026-12-04T16:30:00.000Z' },
  });
});

test.each([
  ['within one morning', ['2026-11-23T10:00:00Z', '2026-11-23T10:05:00Z', '2026-11-23T11:30:00Z'], 1],
  ['always in the morning', ['2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z', '2026-11-25T10:00:00Z'], 2],
])(
  'three attempts %s are not the agreed three: it is tried again, no letter goes out, nobody closes it',
  (_, when, counted) => {
    const last = when.reduce((before, one) => noAnswer(before, one), assigned());

    expect(typesOf(last)).toEqual(['ContactRecorded']);
    expect(told(last)).toEqual([]);
    expect(last.after).toMatchObject({ outreach: { attempts: counted, nextBy: expect.any(String) } });
    expect(decide(last.after, { type: 'close', reason: 'could-not-contact', unmet: [] }, tuesday, ada)).toMatchObject({
      refused: 'still-waiting',
    });

    const next = noAnswer(last, '2026-11-26T15:00:00Z');
    const letters = [...told(next), ...told(noAnswer(next, '2026-11-27T10:00:00Z'))];
    expect(letters).toEqual(['person-not-reached to person']);
  },
);

test('a fourth attempt sends no second letter', () => {
  expect(told(noAnswer(threeTimes(), '2026-11-30T10:00:00Z'))).toEqual([]);
});

test('whoever says when they will try again has decided', () => {
  const again = noAnswer(threeTimes(), '2026-11-30T10:00:00Z', '2026-12-10T10:00:00Z');

  expect(facing(again)).toEqual([]);
  expect(nextDue(again.after)).toBe('2026-12-10T10:00:00.000Z');
});

test('attempts that are used up cannot be ticked off: it is tried again or closed', () => {
  expect(
    decide(threeTimes().after, { type: 'settle-attention', to: 'attempts-used-up' }, mondayMorning, ada),
  ).toMatchObject({ refused: 'still-waiting' });
});

test('an appointment that we called off is no attempt, and the next one is not forgotten over it', () => {
  const tried = noAnswer(assigned(), '2026-11-23T14:00:00Z');
  const calledOff = contactCommand({ outcome: 'cancelled', occurredAt: at('2026-11-24T10:00:00Z') });
  const cancelled = andThen(tried, calledOff, at('2026-11-24T10:00:00Z'), ada);

  expect(cancelled.after).toMatchObject({ outreach: { attempts: 1, nextBy: '2026-11-27T16:30:00.000Z' } });
});

test('speaking with the person makes the referral active, tells the referrer, and starts counting anew', () => {
  const spoken = andThen(
    threeTimes(),
    contactCommand({ occurredAt: at('2026-11-30T10:00:00Z') }),
    at('2026-11-30T10:05:00Z'),
    ada,
  );

  expect(spoken.after).toMatchObject({ status: 'active', isAccepted: true, outreach: { attempts: 0 }, attention: [] });
  expect(told(spoken)).toEqual(['referrer-contacted to referrer']);
});

test('a referrer hears that somebody has spoken with the person once, not after every conversation', () => {
  const again = andThen(active(), contactCommand({ occurredAt: tuesday }), tuesday, ada);

  expect(told(active())).toEqual(['referrer-contacted to referrer']);
  expect(told(again)).toEqual([]);
});

test('a referrer hears who has it, whether a machine gave it to them or they took it from the pool', () => {
  const take: Command = { type: 'take', advisor: ben, site: walton };
  const inPool = andThen(assigned(), { type: 'return-to-pool', reason: 'Away.' }, mondayMorning, ada);

  expect(told(assigned())).toContain('referrer-assigned to referrer');
  expect(told(andThen(received(), take, mondayMorning, ada))).toEqual(['referrer-assigned to referrer']);
  expect(told(andThen(inPool, take, mondayMorning, ada))).toEqual(['referrer-assigned to referrer']);
});

test('a first contact that comes late takes the referral off the overdue list', () => {
  const overdue = tick(assigned(), at('2026-11-25T16:30:00Z'));
  expect(overdue.after).toMatchObject({ overdue: true });

  expect(noAnswer(overdue, '2026-11-26T10:00:00Z').after).toMatchObject({ overdue: false });
});

test('a contact is recorded once it has happened', () => {
  const tomorrow = contactCommand({ occurredAt: at('2026-11-24T10:00:00Z') });

  expect(decide(assigned().after, tomorrow, mondayMorning, ada)).toMatchObject({ refused: 'too-late' });
});

test('an active referral that nobody touches comes back to its advisor after twelve weeks, and again', () => {
  const due = tick(active(), at('2027-02-18T09:30:00Z'));
  expect(facing(due)).toEqual(['review-due']);
  expect(told(due)).toEqual(['advisor-attention to advisor']);

  expect(nextDue(due.after)).toBe('2027-02-22T16:30:00.000Z');
  expect(told(tick(due, at('2027-02-22T16:30:00Z')))).toEqual(['manager-decision-overdue to manager']);
});

test('a hand-over keeps the work and names both; handing over to oneself is refused', () => {
  const handed = andThen(
    active(),
    { type: 'hand-over', advisor: ben, site: walton, reason: 'Speaks Polish.' },
    undefined,
    ada,
  );

  expect(handed.after).toMatchObject({ status: 'active', advisor: ben, isAccepted: false });
  expect(told(handed)).toEqual(['advisor-assigned to advisor']);
  expect(
    decide(handed.after, { type: 'hand-over', advisor: ben, site: walton, reason: 'again' }, mondayMorning, ada),
  ).toMatchObject({ refused: 'nothing-to-do' });
});

test('a referral in the pool is given by no machine and asked for every day until an advisor takes it', () => {
  const pooled = andThen(active(), { type: 'return-to-pool', reason: 'I am leaving.' }, undefined, ada);
  expect(told(pooled)).toEqual(['manager-unassigned to manager']);
  expect(decide(pooled.after, matchCommand(), mondayMorning, machine)).toMatchObject({ refused: 'not-received' });

  const asked = tick(pooled, at('2026-11-24T16:30:00Z'));
  const askedAgain = tick(asked, at('2026-11-25T16:30:00Z'));
  expect([told(asked), told(askedAgain)]).toEqual([
    ['manager-unassigned to manager'],
    ['manager-unassigned to manager'],
  ]);

  const taken = andThen(askedAgain, { type: 'take', advisor: ben, site: walton }, at('2026-11-26T10:00:00Z'), ada);
  expect(taken.after).toMatchObject({ status: 'assigned', advisor: ben, contactBy: '2026-11-26T16:30:00.000Z' });
});

test('whoever has a referral taken from them is told', () => {
  const taken = andThen(active(), { type: 'take', advisor: ben, site: walton }, undefined, ada);

  expect(told(taken)).toEqual(['advisor-taken-over to advisor']);
  expect(taken.after.status).toBe('active');
});

test('a held referral cannot be taken past its hold', () => {
  const held = received(aFlag);

  expect(decide(held.after, { type: 'take', advisor: ben, site: walton }, mondayMorning, ada)).toMatchObject({
    refused: 'not-in-care',
  });
});

test('changed wishes are what matching is asked about from then on; what the referrer sent stays as it was', () => {
  const preferences = { sites: [walton], mode: [], days: ['tue' as const], partsOfDay: [], declinedPartners: [] };
  const wishes = { preferences, travelLimitKm: 3, accessNeeds: ['step-free' as const] };
  const changed = andThen(active(), { type: 'change-wishes', ...wishes }, undefined, ada);

  expect(changed.after.request).toEqual(active().after.request);
  expect(changed.after.wishes).toEqual(wishes);
  expect(currentRequest(changed.after)).toMatchObject({
    preferences,
    person: { accessNeeds: ['step-free'] },
    socialContext: { travelLimitKm: 3 },
  });
});

test('an action is finished once', () => {
  const planned = andThen(active(), { type: 'plan-action', what: 'Ring the choir', who: 'advisor' }, undefined, ada);
  const done = andThen(planned, { type: 'finish-action', action: 1 }, undefined, ada);

  expect(done.after.plan).toMatchObject([{ done: true }]);
  expect(decide(done.after, { type: 'finish-action', action: 1 }, mondayMorning, ada)).toMatchObject({
    refused: 'nothing-to-do',
  });
  expect(decide(done.after, { type: 'finish-action', action: 2 }, mondayMorning, ada)).toMatchObject({
    refused: 'nothing-to-do',
  });
});

test('"not yet" puts it before the advisor, who settles it by speaking with the person', () => {
  const { id: onward } = onwardOf(asked());
  const answered = andThen(asked(), { type: 'person-answers', answer: 'not-yet', onward }, tuesday, una);
  expect(facing(answered)).toEqual(['person-answered']);
  expect(told(answered)).toEqual(['advisor-attention to advisor']);

  const yesterday = contactCommand({ occurredAt: mondayMorning });
  expect(facing(andThen(answered, yesterday, tuesday, ada))).toEqual(['person-answered']);
  expect(facing(andThen(answered, contactCommand({ occurredAt: tuesday }), tuesday, ada))).toEqual([]);
});

test('a person who answers every day does not put off the moment when the manager is told', () => {
  const { id: onward } = onwardOf(asked());
  const answer: Command = { type: 'person-answers', answer: 'not-yet', onward };
  const first = andThen(asked(), answer, tuesday, una);
  const second = andThen(first, answer, at('2026-11-25T10:00:00Z'), una);

  expect(second.after.attention).toEqual(first.after.attention);
});

test('words that alarm are looked at by a person within the hour, even beside a "yes" (H4)', () => {
  const words = 'It was kind of them but I want to end my life';
  const answered = andThen(asked(), { type: 'person-answers', answer: 'yes', words }, tuesday, una);

  expect(told(answered)).toEqual(['advisor-attention to advisor', 'duty-concern to duty']);
  expect(answered.after.attention).toMatchObject([{ to: 'person-answered', decideBy: '2026-11-24T11:00:00.000Z' }]);
});

test('an advisor says why an offer is not for the person, and can have it proposed again', () => {
  const setAside: Command = { type: 'set-offer-aside', offer: anOffer(), reason: 'something-else', words: 'Dogs.' };
  const aside = andThen(active(), setAside, tuesday, ada);
  const { id: offer } = anOffer();
  const again = andThen(aside, { type: 'propose-offer-again', offer }, tuesday, ada);

  expect(aside.after.setAside).toEqual([
    {
      ...{ offer, offerName: 'Tea and Company', at: tuesday, by: 'advisor', recordedBy: 'ada' },
      ...{ because: 'something-else', words: 'Dogs.', needs: ['loneliness'] },
    },
  ]);
  expect(again.after.setAside).toEqual([]);
  expect(decide(aside.after, setAside, tuesday, ada)).toMatchObject({ refused: 'nothing-to-do' });
  expect(decide(again.after, { type: 'propose-offer-again', offer }, tuesday, ada)).toMatchObject({
    refused: 'nothing-to-do',
  });
  expect(decide(active().after, setAside, tuesday, machine)).toMatchObject({ refused: 'not-yours' });
});

test('what a partner has declined no advisor proposes again', () => {
  const { id: onward, offer } = onwardOf(asked());
  const no: Command = { type: 'partner-decline', onward, reason: 'no-capacity', declinedBy: 'partner' };
  const declined = andThen(asked(), no, tuesday, neighbours);

  expect(decide(declined.after, { type: 'propose-offer-again', offer }, tuesday, ada)).toMatchObject({
    refused: 'nothing-to-do',
  });
});
