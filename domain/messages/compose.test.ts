import { expect, test } from 'vitest';
import { MessageKind } from '../../schemas/message.ts';
import { andThen, aSite, matchCommand, received } from '../../tests/samples.ts';
import { compose } from './compose.ts';

const caseLinkBase = 'https://cases.example/referrals';
const assigned = andThen(
  received({
    person: {
      nhsNumber: { value: '9990548609' },
      name: { given: ['Grace'], family: 'Okafor', preferred: 'Gracie' },
      birthDate: '1955-03-14',
      address: { lines: ['12 Rice Lane'], postcode: 'L9 2AF' },
      telecom: [{ system: 'phone', value: '0151 496 0142' }],
    },
    needs: [{ code: 'loneliness', note: 'Sees nobody' }, { code: 'bereavement' }],
    ownWords: 'Somewhere I am expected.',
  }),
  matchCommand(),
).after;

test('the advisor reads reference, site, needs in general words, the due date and a link', () => {
  const { subject, text } = compose('advisor-assigned', { referral: assigned, sites: [aSite()], caseLinkBase });

  expect(subject).toBe(`New referral ${assigned.reference} for you`);
  expect(text).toContain('at Walton');
  expect(text).toContain('meeting people and feeling less alone; loss and grief');
  expect(text).toContain('Wednesday 25 November 2026');
  expect(text).toContain(`${caseLinkBase}/${assigned.id}`);
});

test.each(MessageKind.options)('%s names nobody and quotes nobody', kind => {
  const { subject, text } = compose(kind, { referral: assigned, sites: [aSite()], caseLinkBase });

  for (const personal of [
    'Grace',
    'Okafor',
    'Gracie',
    '999054',
    '999 054',
    '1955',
    'Rice Lane',
    'L9',
    '0142',
    'Sees nobody',
    'expected',
  ])
    expect(`${subject}\n${text}`).not.toContain(personal);
});

test('a held referral is acknowledged with what to do in a crisis, and no date is promised', () => {
  const { after } = received({ risk: { immediateConcern: ['immediate-danger'] } });

  const { text } = compose('referrer-acknowledged', { referral: after, sites: [], caseLinkBase });

  expect(text).toContain('999');
  expect(text).toContain('111');
  expect(text).toContain('116 123');
  expect(text).not.toContain('by Wednesday');
});
