import { expect, test } from 'vitest';
import { PartnerId } from '../../../schemas/ids.ts';
import {
  active,
  ada,
  andThen,
  anOffer,
  aPartner,
  asked,
  at,
  consentCommand,
  contactCommand,
  day,
  facing,
  machine,
  mondayMorning,
  neighbours,
  onwardCommand,
  onwardOf,
  tick,
  told,
} from '../../../tests/samples.ts';
import { plusMinutes } from '../../time/working-time.ts';
import { messagesOf } from '../consequences.ts';
import { type Command, type Decision, decide } from '../decide.ts';

const tuesday = at('2026-11-24T10:00:00Z');
const noPlace = (decision: Decision): Command => ({
  type: 'partner-decline',
  onward: onwardOf(decision).id,
  reason: 'no-capacity',
  declinedBy: 'partner',
});
const yes = (decision: Decision): Command => ({ type: 'partner-accept', onward: onwardOf(decision).id });

test('without the person’s word for this partner nothing is sent, whatever was agreed for another', () => {
  const agreed = andThen(active(), consentCommand({ partner: PartnerId.parse('partner-elsewhere') }), undefined, ada);

  expect(decide(agreed.after, onwardCommand(), mondayMorning, ada)).toMatchObject({
    refused: 'no-consent',
    sentence: expect.stringContaining('telephone number'),
  });
});

test('consent for less than the offer needs to know is not enough, and the refusal says what is missing', () => {
  const agreed = andThen(active(), consentCommand({ scope: ['full-name', 'need'] }), undefined, ada);

  expect(decide(agreed.after, onwardCommand(), mondayMorning, ada)).toMatchObject({
    sentence: 'The person has not agreed that Good Neighbours is told: telephone number.',
  });
});

test('consent is looked up for whoever runs the offer, even if another partner is named beside it', () => {
  const other = PartnerId.parse('partner-elsewhere');
  const agreed = andThen(active(), consentCommand({ partner: other }), undefined, ada);
  const mixedUp = onwardCommand({ partner: aPartner({ id: other, name: 'Elsewhere' }) });

  expect(decide(agreed.after, mixedUp, mondayMorning, ada)).toMatchObject({ refused: 'no-consent' });
});

test('a partner without an agreement can be signposted to and not referred to', () => {
  const agreed = andThen(active(), consentCommand(), undefined, ada);
  const command = onwardCommand({ partner: aPartner({ dataSharingAgreement: false }) });

  expect(decide(agreed.after, command, mondayMorning, ada)).toMatchObject({ refused: 'no-agreement' });
});

test('a request holds a place, tells the partner under that consent, and tells the person what was shared', () => {
  const decision = asked();

  expect(onwardOf(decision)).toMatchObject({ status: 'requested', place: 'held', nudgeAt: '2026-11-26T09:30:00.000Z' });
  expect(told(decision)).toEqual(['partner-request to partner', 'person-shared to person']);
  expect(messagesOf(decision)[0]).toMatchObject({ ground: 'consent', consent: onwardOf(decision).consent });
});

test('the same offer is not asked for twice at once', () => {
  expect(decide(asked().after, onwardCommand(), tuesday, ada)).toMatchObject({ refused: 'already-asked' });
});

test('declined for capacity, offered again elsewhere, accepted, attended, completed: the loop closes', () => {
  const declined = andThen(asked(), noPlace(asked()), tuesday, neighbours);
  expect(facing(declined)).toEqual(['partner-declined']);
  expect(declined.after.setAside).toMatchObject([
    { offer: 'offer-tea-and-company', offerName: 'Tea and Company', by: 'partner', because: 'no-capacity' },
  ]);
  expect(onwardOf(declined).place).toBe('released');
  expect(told(declined)).toEqual(['advisor-attention to advisor']);

  const elsewhere = onwardCommand({ offer: anOffer({ id: 'offer-choir', name: 'Choir' }) });
  const again = andThen(declined, elsewhere, tuesday, ada);
  expect(facing(again)).toEqual([]);

  const accepted = andThen(again, { ...yes(again), firstDate: day('2026-12-01') } as Command, tuesday, neighbours);
  expect(told(accepted)).toEqual([
    'advisor-partner-accepted to advisor',
    'person-accepted to person',
    'referrer-partner-accepted to referrer',
  ]);

  const { id: onward } = onwardOf(accepted);
  const went: Command = { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-12-01') };
  const attended = andThen(accepted, went, at('2026-12-01T16:00:00Z'), neighbours);
  expect(onwardOf(attended)).toMatchObject({ status: 'in-progress', sessions: 1 });
  expect(told(attended)).toEqual(['person-did-it-help to person', 'referrer-attended to referrer']);

  const finished: Command = { type: 'end-onward', onward, outcome: 'completed' };
  const completed = andThen(attended, finished, at('2027-02-01T10:00:00Z'), neighbours);
  expect(onwardOf(completed).status).toBe('completed');
  expect(told(completed)).toEqual(['person-did-it-help to person', 'referrer-partner-ended to referrer']);
});

test('a waiting list is news to the advisor, the person and the referrer, once it can no longer be taken back', () => {
  const { id: onward } = onwardOf(asked());
  const waits = andThen(asked(), { type: 'partner-waitlist', onward }, tuesday, neighbours);

  expect(told(waits)).toEqual([
    'advisor-partner-accepted to advisor',
    'person-waitlisted to person',
    'referrer-partner-waitlisted to referrer',
  ]);
  for (const { state } of messagesOf(waits)) expect(state).toMatchObject({ dueAt: plusMinutes(tuesday, 10) });
});

test('whoever referred hears how it ended once, and not of a missed session before', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const { id: onward } = onwardOf(accepted);
  const attendance = 'did-not-attend';
  const missed: Command = { type: 'report-attendance', onward, attendance, on: day('2026-11-24') };

  const absent = andThen(accepted, missed, tuesday, neighbours);
  const ended = andThen(absent, { type: 'end-onward', onward, outcome: attendance }, tuesday, neighbours);

  expect(told(absent)).toEqual(['advisor-attention to advisor']);
  expect(told(ended)).toEqual(['advisor-attention to advisor', 'referrer-partner-ended to referrer']);
});

test('a signpost for the same need settles a decline as well; one for another need does not', () => {
  const declined = andThen(asked(), noPlace(asked()), tuesday, neighbours);
  const signpost = (need: 'loneliness' | 'digital') =>
    andThen(declined, { type: 'signpost', to: 'Warm Space', need, reportGroup: 'social-support' }, tuesday, ada);

  expect(facing(signpost('loneliness'))).toEqual([]);
  expect(facing(signpost('digital'))).toEqual(['partner-declined']);
});

test('a second answer to the same request is refused, whoever gives it', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);

  expect(decide(accepted.after, yes(accepted), tuesday, neighbours)).toMatchObject({ refused: 'answered-already' });
  expect(decide(accepted.after, noPlace(accepted), tuesday, ada)).toMatchObject({ refused: 'answered-already' });
});

test('another partner cannot answer, and cannot find out that there is anything to answer', () => {
  const stranger = { ...neighbours, partner: PartnerId.parse('partner-elsewhere') };

  expect(decide(asked().after, yes(asked()), tuesday, stranger)).toMatchObject({ refused: 'unknown-onward-referral' });
});

test('nobody is told of an answer until it can no longer be taken back', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const byTelephone = andThen(asked(), yes(asked()), tuesday, ada);

  const dueAt = ({ state }: ReturnType<typeof messagesOf>[number]) => 'dueAt' in state && state.dueAt;
  expect(messagesOf(accepted).map(dueAt)).toEqual(Array(3).fill('2026-11-24T10:10:00.000Z'));
  expect(messagesOf(byTelephone).map(dueAt)).toEqual(Array(3).fill(tuesday));
});

test('an answer is taken back within ten minutes and not after', () => {
  const declined = andThen(asked(), noPlace(asked()), tuesday, neighbours);
  const undo: Command = { type: 'undo-answer', onward: onwardOf(declined).id };

  const undone = andThen(declined, undo, plusMinutes(tuesday, 9), neighbours);

  expect(onwardOf(undone)).toMatchObject({ status: 'requested', place: 'held', nudges: 0 });
  expect(onwardOf(undone)).not.toHaveProperty('declined');
  expect(undone.after).toMatchObject({ setAside: [], attention: [] });
  expect(decide(declined.after, undo, plusMinutes(tuesday, 10), neighbours)).toMatchObject({ refused: 'too-late' });
  expect(decide(undone.after, undo, plusMinutes(tuesday, 9), neighbours)).toMatchObject({ refused: 'nothing-to-do' });
});

test('once somebody has attended, the acceptance can no longer be taken back', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const { id: onward } = onwardOf(accepted);
  const today: Command = { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-11-24') };
  const attended = andThen(accepted, today, tuesday, neighbours);

  expect(decide(attended.after, { type: 'undo-answer', onward }, tuesday, neighbours)).toMatchObject({
    refused: 'nothing-to-do',
  });
});

test('a wait-list that turned into an acceptance by mistake is a wait-list again, and nobody is reminded of it', () => {
  const { id: onward } = onwardOf(asked());
  const waits = andThen(asked(), { type: 'partner-waitlist', onward, expectedWeeks: 6 }, tuesday, neighbours);
  const accepted = andThen(waits, yes(waits), plusMinutes(tuesday, 60), neighbours);
  const undone = andThen(accepted, { type: 'undo-answer', onward }, plusMinutes(tuesday, 61), neighbours);

  expect(onwardOf(undone)).toMatchObject({ status: 'waitlisted', expectedWeeks: 6, place: 'released' });
  expect(onwardOf(undone)).not.toHaveProperty('nudgeAt');
  expect(onwardOf(undone).checkAt).toBeDefined();
});

test('a partner with a waiting list can still accept or decline, and asking something does not start its clock', () => {
  const { id: onward } = onwardOf(asked());
  const waits = andThen(asked(), { type: 'partner-waitlist', onward }, tuesday, neighbours);
  const asks = andThen(waits, { type: 'partner-ask', onward, question: 'Is Tuesday possible?' }, tuesday, neighbours);
  const told = andThen(asks, { type: 'answer-question', onward, answer: 'Yes.' }, tuesday, ada);

  expect(onwardOf(told)).not.toHaveProperty('escalateAt');
  expect(onwardOf(told).checkAt).toBe(onwardOf(waits).checkAt);
  expect(onwardOf(andThen(told, yes(told), tuesday, neighbours)).place).toBe('taken');
  expect(facing(andThen(told, noPlace(told), tuesday, neighbours))).toEqual(['partner-declined']);
});

test('a question stops the partner’s clock, goes before the advisor, and the answer starts the clock anew', () => {
  const { id: onward } = onwardOf(asked());
  const asks = andThen(asked(), { type: 'partner-ask', onward, question: 'Is there a ramp?' }, tuesday, neighbours);
  expect(facing(asks)).toEqual(['partner-asked']);
  expect(onwardOf(asks)).not.toHaveProperty('nudgeAt');

  const answered = andThen(asks, { type: 'answer-question', onward, answer: 'A rail.' }, tuesday, ada);
  expect(facing(answered)).toEqual([]);
  expect(onwardOf(answered).nudgeAt).toBe('2026-11-27T09:30:00.000Z');
  expect(told(answered)).toEqual(['partner-answer to partner']);
});

test('a partner that answers after its silence was escalated is heard, and is proposed again', () => {
  const silent = tick(tick(asked(), at('2026-11-26T09:30:00Z')), at('2026-12-03T09:30:00Z'));
  expect(onwardOf(silent)).toMatchObject({ status: 'requested', isSilent: true, place: 'released' });
  expect(facing(silent)).toEqual(['partner-silent']);
  expect(silent.after.setAside).toMatchObject([{ offer: 'offer-tea-and-company', by: 'silence' }]);

  const late = andThen(silent, yes(silent), at('2026-12-07T10:00:00Z'), neighbours);

  expect(onwardOf(late)).toMatchObject({ status: 'accepted', isSilent: false, place: 'taken' });
  expect(late.after).toMatchObject({ setAside: [], attention: [] });
});

test('a safety concern is for people: the duty role is told and the advisor has an hour, not two days', () => {
  const concern = { ...noPlace(asked()), reason: 'safety-concern' } as Command;
  const declined = andThen(asked(), concern, tuesday, neighbours);

  expect(told(declined)).toEqual(['advisor-attention to advisor', 'duty-concern to duty']);
  expect(declined.after.attention).toMatchObject([{ decideBy: '2026-11-24T11:00:00.000Z' }]);
});

test('words of a partner that alarm are looked at by a person within the hour, whatever they were an answer to (H4)', () => {
  const words = 'He says that he wants to end his life.';
  const { id: onward } = onwardOf(asked());
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const answers: readonly [Decision, Command][] = [
    [asked(), { ...noPlace(asked()), words } as Command],
    [asked(), { type: 'partner-ask', onward, question: words }],
    [accepted, { type: 'end-onward', onward, outcome: 'left-early', words }],
  ];

  for (const [before, command] of answers) {
    const said = andThen(before, command, tuesday, neighbours);
    expect(told(said)).toEqual(expect.arrayContaining(['advisor-attention to advisor', 'duty-concern to duty']));
    expect(said.after.attention).toMatchObject([{ decideBy: '2026-11-24T11:00:00.000Z' }]);
  }
  const ended = andThen(accepted, { type: 'end-onward', onward, outcome: 'completed', words }, tuesday, neighbours);
  expect(told(ended)).toContain('duty-concern to duty');
});

test('whoever is on duty does not wait until an answer can no longer be taken back', () => {
  const concern = { ...noPlace(asked()), reason: 'safety-concern' } as Command;
  const messages = messagesOf(andThen(asked(), concern, tuesday, neighbours));

  expect(messages.map(({ kind, state }) => [kind, 'dueAt' in state && state.dueAt])).toEqual([
    ['advisor-attention', plusMinutes(tuesday, 10)],
    ['duty-concern', tuesday],
  ]);
});

test('a missed session goes before the advisor and ends nothing', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const { id: onward } = onwardOf(accepted);
  const missed = andThen(
    accepted,
    { type: 'report-attendance', onward, attendance: 'did-not-attend', on: day('2026-11-24') },
    tuesday,
    neighbours,
  );

  expect(onwardOf(missed).status).toBe('accepted');
  expect(facing(missed)).toEqual(['did-not-attend']);
  expect(facing(andThen(missed, contactCommand({ occurredAt: tuesday }), tuesday, ada))).toEqual([]);
});

test('attendance of next week cannot be reported today', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const { id: onward } = onwardOf(accepted);

  expect(
    decide(
      accepted.after,
      { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-12-01') },
      tuesday,
      neighbours,
    ),
  ).toMatchObject({ refused: 'too-late' });
});

test('after the first session somebody still asks how it ended', () => {
  const accepted = andThen(asked(), yes(asked()), tuesday, neighbours);
  const { id: onward } = onwardOf(accepted);
  const went: Command = { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-11-24') };
  const attended = andThen(accepted, went, tuesday, neighbours);

  const due = tick(attended, onwardOf(attended).checkAt ?? tuesday);

  expect(facing(due)).toContain('attendance-unknown');
  expect(told(due)).toContain('partner-attendance to partner');
});

test('no machine requests, accepts or declines for anybody', () => {
  const ready = andThen(active(), consentCommand(), undefined, ada);
  expect(decide(ready.after, onwardCommand(), tuesday, machine)).toMatchObject({ refused: 'not-yours' });
  for (const command of [yes(asked()), noPlace(asked())])
    expect(decide(asked().after, command, tuesday, machine)).toHaveProperty('refused');
});

test('an offer that the advisor has set aside stays so when a partner takes an answer back', () => {
  const aside: Command = { type: 'set-offer-aside', offer: anOffer(), reason: 'too-far' };
  const declined = andThen(andThen(asked(), aside, tuesday, ada), noPlace(asked()), tuesday, neighbours);
  const undone = andThen(declined, { type: 'undo-answer', onward: onwardOf(declined).id }, tuesday, neighbours);

  expect(undone.after.setAside).toMatchObject([{ offer: 'offer-tea-and-company', by: 'advisor', because: 'too-far' }]);
  expect(undone.after.setAside).toHaveLength(1);
});
