import type { Content, HeadingLevel } from '../nhs/markup.ts';

export interface TimelineProps {
  readonly headingLevel: HeadingLevel;
  readonly entries: readonly {
    /** For machines: `2026-11-23T10:00:00.000Z`. */
    readonly at: string;
    /** For people. */
    readonly said: string;
    readonly heading?: Content;
    readonly content: Content;
  }[];
}

/** What has happened, in order. */
export const Timeline = ({ headingLevel, entries }: TimelineProps) => {
  const Heading = `h${headingLevel}` as const;
  return (
    <ol class="lr-timeline">
      {entries.map(({ at, said, heading, content }) => (
        <li class="lr-timeline__entry">
          {heading !== undefined && <Heading class="nhsuk-heading-xs lr-timeline__heading">{heading}</Heading>}
          <p class="lr-timeline__date">
            <time datetime={at}>{said}</time>
          </p>
          <div class="lr-timeline__content">{content}</div>
        </li>
      ))}
    </ol>
  );
};
