import { needLabels } from '../../../schemas/codes.ts';
import { noneOfThese } from '../refer/answers.ts';
import { concernLabels, consentLabels } from '../refer/words.ts';

const listed = (column: string, codes: Readonly<Record<string, string>>) => ({
  column,
  codes: Object.entries(codes).map(([code, means]) => ({ code, means })),
});

/** What the codes in a file mean. */
export const meanings = [
  listed('needs', needLabels),
  listed('immediate_concerns', { ...concernLabels, [noneOfThese]: 'None of these' }),
  listed('consent', consentLabels),
] as const;

export const howMany = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);
