import { Timeline } from '../house/timeline.tsx';
import { Button } from '../nhs/button.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { ReferralModel } from './presenter.ts';

/** How one's referral goes on. */
export const ReferralView = ({ id, reference, person, status, facts, timeline, ...model }: ReferralModel) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l nhsuk-u-margin-bottom-3">
        <span class="nhsuk-caption-l">Referral {reference}</span>
        <span class="lr-typed">{person}</span>
      </h1>
      <p>
        <Tag colour={status.colour}>{status.words}</Tag>
      </p>
      {model.isQuiet && (
        <InsetText>They agreed to be referred, and asked that no more news of it goes back to you.</InsetText>
      )}
      <SummaryList rows={facts.map(({ key, value }) => ({ key, value: <span class="lr-typed">{value}</span> }))} />
      {(model.hasLetter || model.canBeWithdrawn) && (
        <div class="nhsuk-button-group">
          {model.hasLetter && <Button href={`/referrals/${id}/letter`}>Read the closing letter</Button>}
          {model.canBeWithdrawn && (
            <Button variant="secondary" href={`/referrals/${id}/withdraw`}>
              Withdraw this referral
            </Button>
          )}
        </div>
      )}
      <h2 class="nhsuk-heading-m">What has happened</h2>
      <p>Newest first.</p>
      <Timeline
        headingLevel={3}
        entries={timeline.map(({ at, said, sentence }) => ({
          at,
          said,
          content: <p class="lr-typed">{sentence}</p>,
        }))}
      />
    </div>
  </div>
);
