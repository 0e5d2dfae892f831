import { describe, expect, test } from 'vitest';
import { presentInbox } from '../../functions/pages/partner/inbox-presenter.ts';
import { presentNumbers } from '../../functions/pages/partner/numbers-presenter.ts';
import { presentOffer } from '../../functions/pages/partner/offers-presenter.ts';
import { pileOf, presentRequest } from '../../functions/pages/partner/request-presenter.ts';
import { PartnerOffer, PartnerRequest } from '../../schemas/partner-work.ts';
import { at, day } from '../samples.ts';

const now = at('2026-11-23T10:05:00Z');
const today = day('2026-11-23');

const aPartnersRequest = (change: object = {}): PartnerRequest =>
  PartnerRequest.parse({
    id: 'onw_01JD8ZK4T6V9W2X3Y5Z7000001-0007',
    reference: 'LR-7K3M-Q2G',
    offer: 'offer-tea',
    offerName: 'Tea and Company',
    status: 'requested',
    waitsForYou: true,
    requestedAt: '2026-11-23T10:00:00Z',
    respondBy: '2026-12-03T09:30:00Z',
    holdsPlace: false,
    sessions: 0,
    person: { firstName: 'Una', phones: [{ value: '+441514960190', okToText: false, okToLeaveMessage: false }] },
    ...change,
  });

describe('a request', () => {
  test('says how to reach somebody who has no number and no address', () => {
    const termsOf = (person: PartnerRequest['person']) =>
      presentRequest(aPartnersRequest({ person }), now).facts.map(({ term }) => term);

    expect(termsOf({ firstName: 'Tommo' })).toContain('How to reach them');
    expect(termsOf({ firstName: 'Una', emails: ['una@post.example'] })).not.toContain('How to reach them');
  });

  test('says all that somebody must know before they ring', () => {
    const { facts } = presentRequest(
      aPartnersRequest({
        person: {
          firstName: 'Una',
          phones: [{ value: '+441514960190', okToText: false, okToLeaveMessage: false }],
          safeTimes: 'mornings',
          language: 'pl',
          interpreter: true,
          accessNeeds: ['step-free'],
          adjustments: ['Please speak slowly'],
        },
      }),
      now,
    );
    const lines = Object.fromEntries(facts.map(({ term, lines }) => [term, lines.map(({ words }) => words)]));

    expect(lines).toMatchObject({
      Telephone: ['0151 496 0190', 'Do not text', 'Do not leave a message'],
      'Safe times to ring': ['mornings'],
      Language: ['Polish: please book an interpreter'],
      'Access needs': ['step-free access', 'Please speak slowly'],
    });
    expect(facts.find(({ term }) => term === 'Telephone')?.lines[0]?.href).toBe('tel:+441514960190');
  });

  test('can be taken back only while nobody has been told', () => {
    const accepted = aPartnersRequest({ status: 'accepted', undoBy: '2026-11-23T10:10:00Z' });

    expect(presentRequest(accepted, now).undoUntil).toBe('10:10am');
    expect(presentRequest(accepted, at('2026-11-23T10:10:00Z')).undoUntil).toBeUndefined();
  });

  test.each([
    [{}, 'new'],
    [{ question: { text: 'Stairs?', askedAt: '2026-11-23T10:01:00Z' } }, 'new'],
    [{ question: { text: 'Stairs?', askedAt: '2026-11-23T10:01:00Z', answer: 'Yes' } }, 'waiting'],
    [{ status: 'waitlisted' }, 'waiting'],
    [{ status: 'accepted' }, 'accepted'],
    [{ status: 'accepted', firstDate: '2026-11-23' }, 'accepted'],
    [{ status: 'accepted', firstDate: '2026-11-22' }, 'outcome'],
    [{ status: 'in-progress' }, 'outcome'],
    [{ status: 'declined' }, 'closed'],
  ])('%o lies with those that are %s', (change, pile) => {
    const request = aPartnersRequest({
      ...change,
      ...('question' in change && { waitsForYou: 'answer' in change.question }),
    });

    expect(pileOf(request, today)).toBe(pile);
  });
});

test('the inbox counts its piles and says what is late', () => {
  const underWay = [
    aPartnersRequest({ respondBy: '2026-11-23T09:30:00Z' }),
    aPartnersRequest({ person: undefined }),
    aPartnersRequest({ status: 'waitlisted' }),
  ];

  const { tabs, rows } = presentInbox({ view: 'new', underWay, isPart: false, closed: [], now });

  expect(tabs.map(({ label, count }) => [label, count])).toEqual([
    ['New', '2'],
    ['Waiting for you', '1'],
    ['Accepted', '0'],
    ['Needs outcome', '0'],
    ['Closed', undefined],
  ]);
  expect(rows).toMatchObject([{ person: 'Una', target: { words: 'Late' } }, { person: 'Name not shared' }]);
});

describe('an offer', () => {
  const anOwnOffer = (change: object = {}) =>
    PartnerOffer.parse({ id: 'offer-tea', name: 'Tea', status: 'open', capacity: 'capacity', ...change });

  test('can have no fewer places than are held and taken', () => {
    const stepperOf = (held: number) => presentOffer(anOwnOffer({ places: 3, held, taken: 1 }), today).stepper;

    expect(stepperOf(1)).toEqual({ places: 3, fewer: 2, more: 4 });
    expect(stepperOf(2)).toEqual({ places: 3, more: 4 });
    expect(presentOffer(anOwnOffer(), today).stepper).toBeUndefined();
  });

  test('is asked about again when ninety days have gone by', () => {
    const isAsked = (assuredOn?: string) => presentOffer(anOwnOffer({ assuredOn }), today).askedAgain !== undefined;

    expect([isAsked(), isAsked('2026-08-25'), isAsked('2026-08-26')]).toEqual([true, true, false]);
  });

  test('is asked about again when an advisor has found since that it is not right', () => {
    const askedAgain = (doubtedOn: string, assuredOn?: string) =>
      presentOffer(anOwnOffer({ assuredOn }), today, day(doubtedOn)).askedAgain;

    expect(askedAgain('2026-11-20', '2026-11-19')).toContain('On Friday 20 November 2026 an advisor found');
    expect(askedAgain('2026-11-20')).toContain('an advisor found');
    expect(askedAgain('2026-11-20', '2026-11-20')).toBeUndefined();
  });
});

test('every share of a partner’s numbers says of how many', () => {
  const period = { from: day('2026-08-25'), to: today };
  const none = presentNumbers({
    ...period,
    received: 0,
    standing: { accepted: 0, waitlisted: 0, declined: 0, unanswered: 0, withdrawn: 0 },
    replied: 0,
    attendance: { attended: 0, didNotAttend: 0, notKnown: 0 },
  });
  const some = presentNumbers({
    ...period,
    received: 5,
    standing: { accepted: 3, waitlisted: 0, declined: 1, unanswered: 1, withdrawn: 0 },
    replied: 4,
    medianReplyDays: 1.5,
    attendance: { attended: 2, didNotAttend: 0, notKnown: 1 },
  });
  const read = (rows: typeof some, name: string) => rows.find(row => row.name === name);

  expect(read(some, 'Accepted')).toMatchObject({ value: '3 (60%)', of: '3 of 5 requests' });
  expect(read(some, 'Came')).toMatchObject({ value: '2 (67%)', of: '2 of 3 accepted' });
  expect(read(some, 'Days to your first reply')).toMatchObject({ value: '1.5', of: 'median of 4 of 5 requests' });
  expect(read(none, 'Accepted')?.value).toBe('0');
  expect(read(none, 'Days to your first reply')?.value).toBe('Not known');
});
