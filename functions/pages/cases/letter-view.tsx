import type { Letter } from '../../../domain/letters/letter.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import { InsetText } from '../nhs/inset-text.tsx';
import { Typed } from './view.tsx';

/** A letter as whoever it goes to will read it. */
export const LetterView = ({ letter: { title, date, to, about, sections } }: { readonly letter: Letter }) => (
  <InsetText visuallyHiddenText="The letter">
    <p>{saidDate(date)}</p>
    <p>
      <Typed>{to.join('\n')}</Typed>
    </p>
    <h3 class="nhsuk-heading-s">{title}</h3>
    <p>
      <Typed>{about.map(([name, value]) => `${name}: ${value}`).join('\n')}</Typed>
    </p>
    {sections.map(({ heading, paragraphs, points }) => (
      <>
        <h4 class="nhsuk-heading-xs">{heading}</h4>
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
