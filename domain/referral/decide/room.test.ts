import { expect, test } from 'vitest';
import { most } from '../../../schemas/bounds.ts';
import { OfferId, PartnerId } from '../../../schemas/ids.ts';
import {
  active,
  ada,
  andThen,
  anOffer,
  asked,
  at,
  consentCommand,
  gp,
  neighbours,
  onwardOf,
  received,
  tick,
} from '../../../tests/samples.ts';
import { type Command, type Decision, decide } from '../decide.ts';

const times = (count: number, before: Decision, command: (i: number) => Command): Decision =>
  Array.from({ length: count }, (_, i) => i).reduce(
    (decision, i) => andThen(decision, command(i), undefined, ada),
    before,
  );
const isFull = { refused: 'no-room', sentence: expect.stringMatching(/^This referral holds \d/) };

const commands: [keyof typeof most, (i: number) => Command][] = [
  ['goals', () => ({ type: 'agree-goal', words: 'To sleep.', importance: 9 })],
  ['plan', () => ({ type: 'plan-action', what: 'Ring', who: 'advisor' })],
  [
    'setAside',
    i => ({ type: 'set-offer-aside', offer: anOffer({ id: OfferId.parse(`offer-${i}`) }), reason: 'too-far' }),
  ],
  ['consents', i => consentCommand({ partner: PartnerId.parse(`partner-${i}`) })],
  ['escalations', () => ({ type: 'escalate', to: 'gp', contact: 'Rang', reason: 'Worried' })],
];

test.each(commands)('of %s a referral holds so many, and says so of one more', (list, command) => {
  const filled = times(most[list], active(), command);

  expect(decide(filled.after, command(most[list]), at('2026-11-23T10:00:00Z'), ada)).toMatchObject(isFull);
});

test('a consent that takes the place of another needs no room', () => {
  const filled = times(most.consents, active(), i => consentCommand({ partner: PartnerId.parse(`partner-${i}`) }));

  const renewed = andThen(filled, consentCommand({ partner: PartnerId.parse('partner-7') }), undefined, ada);
  expect(renewed.after.consents).toHaveLength(most.consents);
});

/** Its history is as long as one may be. */
const long = ({ before, after, events }: Decision): Decision => ({
  before,
  after: { ...after, version: most.events },
  events,
});
const tuesday = at('2026-11-24T10:00:00Z');

test('a history that is full takes nothing more from anybody, but what ends it or is about safety', () => {
  const { id: onward } = onwardOf(asked());
  const note: Command = { type: 'add-note', text: 'One more.', isRestricted: false };
  expect(decide(long(asked()).after, note, tuesday, ada)).toMatchObject(isFull);
  expect(decide(long(asked()).after, { type: 'partner-accept', onward }, tuesday, neighbours)).toMatchObject(isFull);

  const raised = andThen(
    long(asked()),
    { type: 'escalate', to: 'crisis-team', contact: 'Rang', reason: 'Worried' },
    tuesday,
    ada,
  );
  const withdrawn = andThen(raised, { type: 'withdraw', asked: 'person' }, tuesday, ada);
  expect(withdrawn.after.status).toBe('withdrawn');
});

test('somebody whose referral is full is referred again, and the two are linked', () => {
  const again = received({}, tuesday, 2, [long(asked()).after]);
  const { id: to, reference } = again.after;

  expect(again.after.links).toHaveLength(1);
  expect(andThen(long(asked()), { type: 'link', to, reference }, tuesday, gp).after.links).toHaveLength(1);
});

test('the clock keeps its promises however long a history is, and its numbers go on', () => {
  const nudged = tick({ ...long(asked()), after: { ...asked().after, version: 9999 } }, at('2026-11-26T09:30:00Z'));

  expect(nudged.events).toMatchObject([{ type: 'PartnerNudged.v1', sequence: 10_000 }]);
});
