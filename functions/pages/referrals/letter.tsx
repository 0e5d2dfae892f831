import type { Letter, Section } from '../../../domain/letters/letter.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import { writeLetter } from '../../cases/write-letter.ts';
import { ProblemError } from '../../shell/problem.ts';
import { PrintButton } from '../house/print-button.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { idOf } from './page.tsx';

/** The letter as it was written, to be read here and printed. Its title names nobody. */
export async function showClosingLetter(world: PagesWorld, ask: Ask): Promise<Reply> {
  const id = idOf(ask);
  const letter = await writeLetter(world, ask.reader.caller, id);
  if (!letter) throw new ProblemError('not-found');
  if ('refused' in letter) throw new ProblemError('not-now', { detail: letter.sentence });
  return {
    page: {
      title: letter.title,
      backTo: { href: `/referrals/${id}`, words: 'Referral' },
      content: <LetterView {...letter} />,
    },
  };
}

const LetterView = ({ title, date, to, about, sections }: Letter) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <PrintButton />
      <article class="lr-letter">
        <p class="lr-letter__from">The Life Rooms, {saidDate(date)}</p>
        <p class="lr-letter__to lr-typed">{to.join('\n')}</p>
        <h1 class="nhsuk-heading-l">{title}</h1>
        <SummaryList rows={about.map(([key, value]) => ({ key, value: <span class="lr-typed">{value}</span> }))} />
        {sections.map(section => (
          <SectionView {...section} />
        ))}
      </article>
    </div>
  </div>
);

const SectionView = ({ heading, paragraphs, points }: Section) => (
  <>
    <h2 class="nhsuk-heading-m">{heading}</h2>
    {paragraphs.map(paragraph => (
      <p class="lr-typed">{paragraph}</p>
    ))}
    {points.length > 0 && (
      <ul class="nhsuk-list nhsuk-list--bullet">
        {points.map(point => (
          <li class="lr-typed">{point}</li>
        ))}
      </ul>
    )}
  </>
);
