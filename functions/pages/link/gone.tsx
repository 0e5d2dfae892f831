import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';

/** Used, expired, overtaken and unknown look alike: who guesses learns nothing. */
export const gonePage = ({ servicePhone }: Pick<PagesWorld, 'servicePhone'>): Reply => ({
  status: 404,
  page: {
    title: 'This link does not work any more',
    isWithoutAccount: true,
    content: (
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-two-thirds">
          <h1 class="nhsuk-heading-l">This link does not work any more</h1>
          <p>A link works once, and for 28 days.</p>
          <p>Have you told us already? Thank you. There is nothing more to do.</p>
          <p>
            Do you still want to tell us something? Ring us on{' '}
            <a class="nhsuk-u-nowrap" href={`tel:${servicePhone.replaceAll(' ', '')}`}>
              {servicePhone}
            </a>
            .
          </p>
          <p>
            Do you have a letter from us? <a href="/answer">Use the code in your letter</a>.
          </p>
        </div>
      </div>
    ),
  },
});
