import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ContactChannel, ContactMethod } from '../../schemas/codes.ts';
import { MessageChannel, MessageKind } from '../../schemas/message.ts';
import { Person, type Telecom } from '../../schemas/person.ts';
import { aRequest } from '../../tests/samples.ts';
import { type Known, reachOf } from './reach.ts';

type Details = z.input<typeof Person>;
type Told = Partial<Omit<Details, 'name'>>;

const mobile = { system: 'phone', value: '+447700900123', type: 'mobile', okToText: true } as const;
const email = { system: 'email', value: 'una@post.example' } as const;
const home = { lines: ['1 Example Street'], postcode: 'L9 2AF' };
const known = (person: Told, more: Partial<Known> = {}): Known => ({
  request: aRequest({ person: { name: { given: ['Una'], family: 'Sample' }, ...person } }),
  others: [],
  ...more,
});
const personTold = (person: Told): Person => Person.parse({ name: { given: ['Una'] }, ...person });
const reach = (told: Known, kind: MessageKind = 'person-shared', carries = MessageChannel.options) =>
  reachOf(kind, told, carries);
const nobody = { nobody: expect.any(String) };

describe('somebody for whom nothing is of concern', () => {
  test('is written to by e-mail, by text, or by letter, whatever there is', () => {
    expect(reach(known({ telecom: [mobile, email], address: home }))).toEqual({
      channel: 'email',
      to: 'una@post.example',
      isDiscreet: false,
    });
    expect(reach(known({ telecom: [mobile], address: home }))).toMatchObject({ channel: 'sms', to: '+447700900123' });
    expect(reach(known({ address: home }))).toMatchObject({
      channel: 'letter',
      to: 'Una Sample\n1 Example Street\nL9 2AF',
    });
    expect(reach(known({}))).toEqual(nobody);
  });

  test('is written to as they like best', () => {
    const all = { telecom: [mobile, email], address: home };

    expect(reach(known({ ...all, contactPreference: { method: '9' } }))).toMatchObject({ channel: 'sms' });
    expect(reach(known({ ...all, contactPreference: { method: '1' } }))).toMatchObject({ channel: 'letter' });
  });

  test('is written to at the number that comes first', () => {
    const other = { ...email, value: 'work@post.example' };

    expect(
      reach(
        known({
          telecom: [
            { ...other, rank: 2 },
            { ...email, rank: 1 },
          ],
        }),
      ),
    ).toMatchObject({ to: email.value });
    expect(reach(known({ telecom: [other, { ...mobile, rank: 1 }] }))).toMatchObject({ channel: 'sms' });
  });

  test('is sent a letter when they could not be reached, unless they like texts better', () => {
    const all = { telecom: [mobile, email], address: home };

    expect(reach(known(all), 'person-not-reached')).toMatchObject({ channel: 'letter' });
    expect(reach(known({ ...all, contactPreference: { method: '9' } }), 'person-not-reached')).toMatchObject({
      channel: 'sms',
    });
  });

  test('is reached as they were the first time when a new referral does not say how', () => {
    expect(reach(known({}, { record: personTold({ telecom: [email] }) }))).toMatchObject({ to: email.value });
  });

  test('is reached only on what the courier carries', () => {
    expect(reach(known({ telecom: [mobile], address: home }), 'person-shared', ['email'])).toEqual(nobody);
  });
});

describe('texts', () => {
  test.each<[string, Telecom]>([
    ['nobody has said may be texted', { system: 'phone', value: '+447700900123', type: 'mobile' }],
    ['may not be texted', { ...mobile, okToText: false }],
    ['is a landline', { ...mobile, value: '+441514960190', type: 'landline' }],
    ['is a landline, whatever it is called', { ...mobile, value: '+441514960190' }],
    ['is not safe', { ...mobile, safe: false }],
  ])('a number that %s is not texted', (_, phone) => {
    expect(reach(known({ telecom: [phone] }))).toEqual(nobody);
  });

  test('nobody is texted who has safe times, which only a person can read', () => {
    const told = {
      telecom: [mobile, email],
      contactPreference: { safeTimes: 'Tuesday mornings', method: '9' as const },
    };

    expect(reach(known(told))).toMatchObject({ channel: 'email' });
  });

  test('nobody is texted who wants no contact by telephone', () => {
    expect(reach(known({ telecom: [mobile], contactPreference: { method: '8' } }))).toEqual(nobody);
  });
});

test('somebody without an abode is sent no letter', () => {
  expect(reach(known({ address: { ...home, noFixedAbode: true } }))).toEqual(nobody);
  expect(reach(known({ address: { lines: ['no fixed abode'], postcode: 'ZZ99 3VZ' } }))).toEqual(nobody);
});

test('no machine writes to somebody who is reached through another person', () => {
  const told = { telecom: [email] };

  expect(reach(known({ ...told, contactPreference: { via: 'her daughter' } }))).toEqual(nobody);
  expect(reach(known({ ...told, contactPreference: { method: '6' } }))).toEqual(nobody);
});

describe('when somebody at home may be reading', () => {
  const withAbuse = { needs: [{ code: 'domestic-abuse' as const }] };
  const abused = (person: Told) =>
    known(person, { request: aRequest({ ...withAbuse, person: { name: { given: ['Una'] }, ...person } }) });

  test('a text says nothing, and e-mail and post are used only where they are known to be safe', () => {
    expect(reach(abused({ telecom: [mobile] }))).toMatchObject({ channel: 'sms', isDiscreet: true });
    expect(reach(abused({ telecom: [email], address: home }))).toEqual(nobody);
    expect(reach(abused({ telecom: [{ ...email, safe: true }] }))).toMatchObject({
      channel: 'email',
      isDiscreet: true,
    });
    expect(reach(abused({ address: { ...home, safe: true } }))).toMatchObject({ channel: 'letter', isDiscreet: false });
  });

  test('whoever has no safe way of contact is reached only where somebody has said that it is safe', () => {
    const request = aRequest({
      person: { name: { given: ['Una'] }, telecom: [mobile] },
      risk: { immediateConcern: ['no-safe-contact'] },
    });

    expect(reach({ request, others: [] })).toEqual(nobody);
  });

  test('what another referral of theirs says is unsafe is unsafe here too', () => {
    const other = aRequest({ person: { name: { given: ['Una'] }, telecom: [{ ...mobile, safe: false }] } });

    expect(reach(known({ telecom: [mobile] }, { others: [other] }))).toEqual(nobody);
    expect(reach(known({ telecom: [{ ...email, safe: true }] }, { others: [other] }))).toMatchObject({
      isDiscreet: true,
    });
  });
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const aTelecom = fc.oneof(
  fc.record({
    system: fc.constant('phone' as const),
    value: fc.constantFrom('+447700900123', '+447700900456', '+441514960190'),
    type: maybe(fc.constantFrom('mobile', 'landline', 'work')),
    okToText: maybe(fc.boolean()),
    safe: maybe(fc.boolean()),
    rank: maybe(fc.integer({ min: 2, max: 9 })),
  }),
  fc.record({
    system: fc.constant('email' as const),
    value: fc.constantFrom('una@post.example', 'other@post.example'),
    safe: maybe(fc.boolean()),
  }),
);
const withoutGaps = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const somebody = fc
  .record({
    name: fc.constant({ given: ['Una'], family: 'Sample' }),
    telecom: fc.array(aTelecom, { maxLength: 4 }),
    address: maybe(
      fc.record({
        lines: fc.constant(['1 Example Street']),
        postcode: fc.constant('L9 2AF'),
        safe: maybe(fc.boolean()),
      }),
    ),
    contactPreference: maybe(
      fc.record({
        method: maybe(fc.constantFrom(...ContactMethod.options)),
        doNotContact: fc.subarray([...ContactChannel.options]),
        via: maybe(fc.constant('her daughter')),
      }),
    ),
  })
  .map(person => Person.parse(withoutGaps(person)));
const anybody = fc
  .record({
    request: somebody,
    record: maybe(somebody),
    others: fc.array(somebody, { maxLength: 2 }),
    needs: fc.constantFrom('loneliness' as const, 'domestic-abuse' as const),
    concern: fc.constantFrom([], ['domestic-abuse' as const], ['no-safe-contact' as const]),
  })
  .map(
    ({ request, record, others, needs, concern }): Known => ({
      request: aRequest({ person: request, needs: [{ code: needs }], risk: { immediateConcern: [...concern] } }),
      ...(record && { record }),
      others: others.map(person => aRequest({ person })),
    }),
  );

/** Told the long way round, and not by the code that decides. */
test('nobody is ever written to on a channel they excluded or one that is not safe (hazard H7)', () => {
  fc.assert(
    fc.property(anybody, fc.constantFrom(...MessageKind.options), (somebodyKnown, kind) => {
      const reached = reach(somebodyKnown, kind);
      if ('nobody' in reached) return;
      const { request, record, others } = somebodyKnown;
      for (const { telecom, address, contactPreference } of [request, ...others]
        .map(({ person }) => person)
        .concat(record ?? [])) {
        expect(contactPreference?.doNotContact ?? []).not.toContain(reached.channel);
        expect(contactPreference?.via).toBeUndefined();
        if (reached.channel === 'letter') expect(address?.safe).not.toBe(false);
        if (reached.channel === 'sms') expect(contactPreference?.method).not.toBe('8');
        for (const one of telecom.filter(({ value }) => value === reached.to)) {
          expect(one.safe).not.toBe(false);
          if (one.system === 'phone') expect([one.okToText, one.type]).not.toContain(false);
          if (one.system === 'phone') expect(one.type).not.toBe('landline');
        }
      }
      if (reached.channel === 'sms') expect(reached.to).toMatch(/^\+447/);
    }),
    { numRuns: 2000 },
  );
});
