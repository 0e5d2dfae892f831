import { expect, test } from 'vitest';
import { andThen, aRequestBody, at, duty, matchCommand, received } from '../../tests/samples.ts';
import type { Command } from '../referral/decide.ts';
import { asText } from './as-text.ts';
import { closureLetter } from './closure-letter.ts';

const now = at('2026-12-10T10:00:00Z');
const names = { ofAdvisor: () => 'Ada Example', ofPartner: () => 'Good Neighbours' };

/** What is written once these things have happened to a referral with an advisor. */
function letterAfter(commands: readonly Command[], change: Parameters<typeof received>[0] = {}): string {
  const begun = received(change);
  const steps = [begun];
  for (const command of [matchCommand(), ...commands]) steps.push(andThen(steps.at(-1) ?? begun, command, now, duty));
  const { after: referral } = steps.at(-1) ?? begun;
  const letter = closureLetter({ referral, events: steps.flatMap(({ events }) => events), names, now });
  return 'refused' in letter ? letter.sentence : asText(letter);
}

const unmet = { need: 'loneliness', area: 'L9', barriers: ['no-capacity'] } as const;

test('what nothing suitable was found for is among what remains', () => {
  const letter = letterAfter([{ type: 'close', reason: 'no-suitable-offer', unmet: [unmet] }]);

  expect(letter).toContain('We did not try to speak with the person.');
  expect(letter).toContain('closed on Thursday 10 December 2026: no suitable offer or place was found.');
  expect(letter).toContain('- Nothing suitable was found for meeting people and feeling less alone.');
});

test('a concern that was raised is told by the team it went to, without a word of what it was', () => {
  const letter = letterAfter([
    { type: 'escalate', to: 'cmht', contact: 'The duty worker', reason: 'She has stopped sleeping.' },
    { type: 'withdraw', asked: 'person', reason: 'She would rather not.' },
  ]);

  expect(letter).toContain('A concern was raised with the community mental health team.');
  expect(letter).toContain('It was withdrawn on Thursday 10 December 2026, as the person asked.');
  expect(letter).toContain('Nothing is left open on our side.');
  expect(letter).not.toMatch(/sleeping|rather not|duty worker/);
});

test('whoever came by themselves reads all of it, addressed to them', () => {
  const { referrer: _, ...self } = aRequestBody();
  const consent = { referral: { status: 'given' as const }, feedbackToGp: 'none' as const };
  const letter = letterAfter([{ type: 'close', reason: 'need-met', unmet: [] }], {
    ...self,
    referrer: undefined,
    channel: 'self',
    consent,
  });

  expect(letter).toMatch(/^The Life Rooms\n\nThursday 10 December 2026\n\nUna Sample\n\n/);
  expect(letter).toContain('the need was met');
  expect(letter).toContain('Thank you for coming to us.');
});

test.each<[Command[], string]>([
  [[], 'assigned'],
  [[{ type: 'enter-in-error', reason: 'Another person.' }], 'entered-in-error'],
])('there is nothing to write after %o', (commands, status) => {
  expect(letterAfter(commands)).toBe(`This referral is ${status}: a closing letter can be written once it is closed.`);
});
