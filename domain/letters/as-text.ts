import { saidDate } from '../time/said-date.ts';
import type { Letter, Section } from './letter.ts';

/** A letter as plain text that reads well in any system. */
export function asText({ title, date, to, about, sections }: Letter): string {
  const head = [
    'The Life Rooms',
    saidDate(date),
    to.join('\n'),
    title.toUpperCase(),
    about.map(([name, value]) => `${name}: ${value}`).join('\n'),
  ];
  return `${[...head, ...sections.map(sectionAsText)].filter(Boolean).join('\n\n')}\n`;
}

const sectionAsText = ({ heading, paragraphs, points }: Section): string =>
  [
    `${heading}\n${'-'.repeat(heading.length)}`,
    ...paragraphs,
    ...(points.length > 0 ? [points.map(point => `- ${point}`).join('\n')] : []),
  ].join('\n');
