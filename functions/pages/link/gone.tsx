import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { plainPage } from './plain-page.tsx';
import { Ring } from './ring.tsx';

/** Used, expired, overtaken and unknown look alike: who guesses learns nothing. */
export const gonePage = ({ servicePhone }: Pick<PagesWorld, 'servicePhone'>): Reply => ({
  ...plainPage(
    'This link does not work any more',
    <>
      <h1 class="nhsuk-heading-l">This link does not work any more</h1>
      <p>A link works once, and for 28 days.</p>
      <p>Have you told us already? Thank you. There is nothing more to do.</p>
      <p>
        Do you still want to tell us something? Ring us on <Ring number={servicePhone} />.
      </p>
      <p>
        Do you have a letter from us? <a href="/answer">Use the code in your letter</a>.
      </p>
    </>,
  ),
  status: 404,
});
