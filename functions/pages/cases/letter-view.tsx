import type { Letter } from '../../../domain/letters/letter.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import { Heading } from '../nhs/heading.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { Typed } from './view.tsx';

interface LetterViewProps {
  readonly letter: Letter;
  /** Of its title, one below what stands above it. */
  readonly level: 2 | 3;
}

/** A letter as whoever it goes to will read it. */
export const LetterView = ({ letter: { title, date, to, about, sections }, level }: LetterViewProps) => (
  <InsetText visuallyHiddenText="The letter">
    <p>The Life Rooms, {saidDate(date)}</p>
    <p>
      <Typed>{to.join('\n')}</Typed>
    </p>
    <Heading level={level} size="s">
      {title}
    </Heading>
    <p>
      <Typed>{about.map(([name, value]) => `${name}: ${value}`).join('\n')}</Typed>
    </p>
    {sections.map(({ heading, paragraphs, points }) => (
      <>
        <Heading level={level === 2 ? 3 : 4} size="xs">
          {heading}
        </Heading>
        {paragraphs.map(paragraph => (
          <p>
            <Typed>{paragraph}</Typed>
          </p>
        ))}
        {points.length > 0 && (
          <ul class="nhsuk-list nhsuk-list--bullet">
            {points.map(point => (
              <li>
                <Typed>{point}</Typed>
              </li>
            ))}
          </ul>
        )}
      </>
    ))}
  </InsetText>
);
