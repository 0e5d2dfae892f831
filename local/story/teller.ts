import { styleText } from 'node:util';
import type { ReferralView } from '../../schemas/api.ts';
import type { Accepted } from './api-client.ts';
import type { CareChapter, ReferralChapter } from './chapters.ts';
import type { Played } from './play-chapter.ts';
import type { Letter } from './stage.ts';

/** One row of the table at the end. */
export interface Told {
  readonly file: string;
  readonly title: string;
  readonly ended: string;
  readonly messages: number;
  readonly surprises: number;
}

export function tellReferral(
  { sender }: ReferralChapter,
  { reference, firstContactBy }: Accepted,
  { timeline, match }: ReferralView,
  letters: readonly Letter[],
): void {
  say(`  sent by ${sender}: ${reference}, first contact by ${firstContactBy}`);
  for (const { sentence } of timeline) say(`  · ${sentence}`);
  for (const { code, offers } of match?.needs ?? []) {
    const [best] = offers;
    const reasons = best?.reasons.slice(0, 3).join(' ');
    say(`  ${code}: ${best ? `${best.name}, of ${offers.length}. ${reasons}` : 'nothing suitable'}`);
  }
  tellLetters(letters);
}

export function tellStep({ step, isLeftOut, letters, surprises }: Played): void {
  const by = step.by === undefined ? '' : styleText('dim', ` [${step.by}]`);
  say(isLeftOut ? styleText('dim', `  – ${step.tells} (played by npm test)`) : `  · ${step.tells}${by}`);
  tellLetters(letters);
  tellSurprises(surprises);
}

export const tellTitle = ({ title, tells }: Pick<CareChapter, 'title' | 'tells'>): void =>
  say(`\n${styleText('bold', title)}\n${styleText('dim', tells)}`);

export function tellSurprises(surprises: readonly string[]): void {
  for (const surprise of surprises) say(styleText('red', `  surprise: ${surprise}`));
}

/** A letter is addressed on several lines: the first, the name, is enough. */
function tellLetters(letters: readonly Letter[]): void {
  for (const { to, subject, text } of letters) say(`    ✉ ${to.split('\n')[0]}: ${subject || text.split('\n')[0]}`);
}

export function tellTable(rows: readonly Told[]): void {
  const wide = Math.max(...rows.map(({ title }) => title.length));
  const line = (...[number, title, ended, messages, surprises]: readonly [string, string, string, string, string]) =>
    `${number.padEnd(4)}${title.padEnd(wide + 2)}${ended.padEnd(16)}${messages.padStart(8)}${surprises.padStart(11)}`;
  say(`\n${styleText('bold', line('', 'chapter', 'ended', 'messages', 'surprises'))}`);
  for (const { file, title, ended, messages, surprises } of rows)
    say(line(file.slice(0, 2), title, ended, String(messages), surprises === 0 ? '–' : String(surprises)));
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
