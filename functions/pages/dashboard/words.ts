import type { z } from 'zod';
import type { ReportGroup } from '../../../schemas/codes.ts';
import type { ChartProps } from '../house/chart.tsx';

/** A figure as it is read: its sentence, its picture and its table, and how it was worked out. */
export interface FigureModel extends ChartProps {
  readonly spreadsheet: string;
  readonly how: readonly string[];
  /** What the picture is too small for. */
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | undefined;
}

export const contactLevels = {
  inTime: 'Tried in time',
  late: 'Tried late',
  stillWaiting: 'Still waiting, in time',
  overdue: 'Still waiting, overdue',
  endedBefore: 'Ended before',
};

export const waitBands = {
  upTo2: 'Up to 2 working days',
  upTo5: '3 to 5 working days',
  upTo10: '6 to 10 working days',
  over10: 'Over 10 working days',
};

export const signpostGroups: Readonly<Record<z.infer<typeof ReportGroup>, string>> = {
  'life-rooms': 'The Life Rooms',
  employment: 'Employment',
  volunteering: 'Volunteering',
  'social-support': 'Social support',
};

export const replies = {
  partner: {
    inTime: 'In time',
    afterEscalation: 'After we had given up waiting',
    silent: 'Silent',
    stillWaiting: 'Still waiting, in time',
    withdrawnBefore: 'Withdrawn before',
  },
  loop: { known: 'The end is known', withdrawn: 'Withdrawn', open: 'Still open' },
};
