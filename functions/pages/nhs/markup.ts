import type { Child } from 'hono/jsx';

/** What stands between two tags: text, which is escaped, or markup of our own. */
export type Content = Child;

/** A part of a component that is mostly only its content: `label="Full name"` or `label={{ content: 'Full name', size: 'l' }}`. */
export type Part<Options = object> = Content | ({ readonly content: Content } & Options);

export const partOf = <Options extends object>(
  part: Part<Options>,
): { readonly content: Content } & Partial<Options> =>
  typeof part === 'object' && part !== null && 'content' in part
    ? part
    : ({ content: part } as { content: Content } & Partial<Options>);

/** Of headings, labels and captions. */
export type Size = 's' | 'm' | 'l' | 'xl';
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What every component takes beside its own. */
export interface Base {
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Joins what is there, each name once. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  [...new Set(names.flatMap(name => (name ? name.split(' ') : [])))].join(' ');

/** The ids that `aria-describedby` names, or nothing. */
export const idsOf = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  classNames(...ids) || undefined;

export const isGiven = (content: Content): boolean =>
  content !== undefined && content !== null && content !== false && content !== '';
