import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReferralEvent } from '../../events/referral-events.ts';
import { FeedbackScope } from '../../schemas/codes.ts';
import { at } from '../../tests/samples.ts';
import type { Names } from './names.ts';
import { type Reader, timelineOf } from './timeline.ts';

const folder = new URL('../../events/samples/', import.meta.url);
const samples = readdirSync(folder)
  .sort()
  .map(file => ReferralEvent.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
const names: Names = { ofAdvisor: () => 'Amina Yusuf', ofPartner: () => 'Front Step Befrienders' };
const told = (event: ReferralEvent, hears: Reader['hears']) =>
  timelineOf(samples, { hears, names, now: at('2030-01-01T00:00:00Z') }).filter(
    entry => entry.at === event.at && entry.what === event.type,
  );

test.each(samples)('$type has its sentence for those who support the person', event => {
  expect(told(event, 'everything')).toEqual([
    { at: event.at, what: event.type, sentence: expect.stringMatching(/^[A-Z].{5,}[.]$/s) },
  ]);
});

test('whoever may hear less hears of no event that whoever may hear more does not hear of', () => {
  const heard = (hears: Reader['hears']) =>
    samples.filter(event => told(event, hears).length > 0).map(({ type }) => type);

  expect(samples.length).toBeGreaterThan(50);
  expect(heard('everything')).toHaveLength(samples.length);
  for (const [more, less] of [
    ['everything', 'full'],
    ['full', 'codes'],
    ['codes', 'none'],
  ] as const)
    expect(heard(more)).toEqual(expect.arrayContaining(heard(less)));
});

test.each(FeedbackScope.options)('a referrer who hears %s reads no word that somebody wrote down', hears => {
  for (const event of samples) {
    const [entry] = told(event, hears);
    for (const written of freeTexts(event)) expect(entry?.sentence ?? '', event.type).not.toContain(written);
  }
});

/** Whatever an advisor, a partner or the person put into words of their own. */
const freeTexts = (event: ReferralEvent): string[] =>
  [
    'note',
    'text',
    'words',
    'what',
    'reason',
    'question',
    'answer',
    'message',
    'contact',
    'from',
    'because',
    'bestInterests',
    'purpose',
    'suggests',
  ]
    .flatMap(field => (field in event ? [String(event[field as keyof ReferralEvent])] : []))
    .filter(text => text.includes(' '));

test('a practice hears of a partner’s answer once it cannot be taken back, and of none that was', () => {
  const [asked, accepted] = ['OnwardReferralRequested.v1', 'PartnerAccepted.v1'].map(type => {
    const sample = samples.find(event => event.type === type) ?? expect.fail(`no sample of ${type}`);
    return {
      ...sample,
      at: at('2027-01-15T12:00:00Z'),
      by: { kind: 'partner', partner: 'partner-front-step', via: 'api' },
    };
  }) as [ReferralEvent, ReferralEvent];
  const undone = {
    ...samples.find(({ type }) => type === 'PartnerAnswerUndone.v1'),
    ...idsOf(accepted),
  } as ReferralEvent;
  const heard = (events: ReferralEvent[], now: string, hears: Reader['hears'] = 'full') =>
    timelineOf(events, { hears, names, now: at(now) }).map(({ what }) => what);

  expect(heard([asked, accepted], '2027-01-15T12:09:00Z')).not.toContain('PartnerAccepted.v1');
  expect(heard([asked, accepted], '2027-01-15T12:10:00Z')).toContain('PartnerAccepted.v1');
  expect(heard([asked, accepted, undone], '2027-01-16T12:00:00Z')).toEqual(['OnwardReferralRequested.v1']);
  expect(heard([asked, accepted, undone], '2027-01-16T12:00:00Z', 'everything')).toHaveLength(3);
});

const idsOf = (event: ReferralEvent) => ({
  onward: 'onward' in event ? event.onward : undefined,
  sequence: event.sequence + 1,
  at: event.at,
});
