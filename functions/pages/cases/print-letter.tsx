import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import { MessageId } from '../../../schemas/ids.ts';
import { printMessage } from '../../ledger/print-message.ts';
import { ProblemError } from '../../shell/problem.ts';
import { PrintButton } from '../house/print-button.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { idOf } from './case-facts.ts';

/**
 * A message to the person that no machine could bring them, to be printed and handed over. Loading it again gives the same
 * letter.
 */
export async function printLetter(world: PagesWorld, ask: Ask): Promise<Reply> {
  const id = idOf(ask);
  const message = MessageId.safeParse(ask.event.pathParameters?.['message']);
  const { origin } = world.site;
  const bases = { caseLinkBase: `${origin}/cases`, linkBase: `${origin}/l` };
  const printed = message.success ? await printMessage({ ...world, ...bases }, id, message.data) : 'unknown message';
  if (printed === 'unknown message') throw new ProblemError('not-found');
  if ('refused' in printed) throw new ProblemError('not-now', { detail: printed.refused });
  return {
    page: {
      title: 'A letter to hand over',
      backTo: { href: `/cases/${id}/letters`, words: 'Letters' },
      content: <LetterToPrint {...printed} today={saidDate(londonDate(world.clock.now()))} />,
    },
  };
}

interface LetterToPrintProps {
  readonly subject: string;
  readonly text: string;
  readonly today: string;
}

const LetterToPrint = ({ subject, text, today }: LetterToPrintProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <div class="lr-not-printed">
        <p>
          Print this page and give it to the person. It is written down that they have been given it. If it does not
          reach them, tell them yourself.
        </p>
        <PrintButton />
      </div>
      <article class="lr-letter">
        <p>The Life Rooms, {today}</p>
        <h1 class="nhsuk-heading-l">{subject}</h1>
        {text.split(/\n{2,}/).map(paragraph => (
          <p class="lr-typed">{paragraph}</p>
        ))}
      </article>
    </div>
  </div>
);
