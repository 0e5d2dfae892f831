import type { ReferralView } from '../../schemas/api.ts';
import type { Accepted } from './api-client.ts';
import { personalValues, type ReferralChapter } from './chapters.ts';
import { kindOf, type Letter } from './stage.ts';

/** In what a chapter ended otherwise than the story says; nothing when all is well. */
export function surprisesIn(
  chapter: ReferralChapter,
  sent: Accepted,
  view: ReferralView,
  letters: readonly Letter[],
): string[] {
  const { expect } = chapter;
  const kinds = letters.map(kindOf);
  const checks: [string, boolean][] = [
    [`it is ${view.status}, not ${expect.status}`, view.status === expect.status],
    ['it was not linked to the open referral', sent.linkedToOpenReferral || !expect.linked],
    ['a possible duplicate was missed', (view.possibleDuplicates ?? []).length > 0 || !expect.possibleDuplicate],
    ['the referrer was not told', kinds.includes('referrer-acknowledged') || !expect.tellsReferrer],
    [
      'the advisor was not told once',
      kinds.filter(kind => kind === 'advisor-assigned').length === Number(expect.status === 'assigned'),
    ],
    ['the duty role was not told', kinds.includes('duty-hold-duty') === (expect.status === 'held')],
    ...expect.listed.map((need): [string, boolean] => [
      `there are fewer than two choices for ${need}`,
      choicesFor(need, view) >= 2,
    ]),
    ['a message names the person', !personalValues(chapter).some(value => wordsOf(letters).includes(value))],
  ];
  return checks.filter(([, isWell]) => !isWell).map(([surprise]) => surprise);
}

const choicesFor = (code: string, { match }: ReferralView) =>
  match?.needs.find(need => need.code === code)?.offers.length ?? 0;

/** What is posted has the name and the address on it. */
const wordsOf = (letters: readonly Letter[]) => letters.map(({ subject, text }) => `${subject}\n${text}`).join('\n');
