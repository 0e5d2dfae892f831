import type * as z from 'zod';
import type { ReferralAccepted } from '../../../schemas/api.ts';
import { Button } from '../nhs/button.tsx';
import { Panel } from '../nhs/panel.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import { byWhen } from './said.ts';

export type Receipt = z.input<typeof ReferralAccepted>;

/** It is safe with us: what it is called, what happens now and by when. */
export const SentView = (receipt: Receipt) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <Panel heading="Referral sent">
        Your reference
        <br />
        <strong>{receipt.reference}</strong>
      </Panel>
      <p>
        Keep the reference: with it we find this referral at once if you ring, and nobody who sees it learns who it is
        about.
      </p>
      <Advice {...receipt} />
      <h2>What happens next</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <WhatIsNext {...receipt} />
        <li>You can see how it goes on, and withdraw it, under My referrals.</li>
        {receipt.linkedToOpenReferral && <li>Another referral for this person is open. The advisor sees both.</li>}
      </ul>
      <div class="nhsuk-button-group">
        <Button href="/refer">Refer someone else</Button>
        <Button href={`/referrals/${receipt.id}`} variant="secondary">
          See this referral
        </Button>
      </div>
    </div>
  </div>
);

/** Where it is held, that nobody may wait for us comes before everything else. */
const Advice = ({ status, advice }: Receipt) =>
  status === 'held' ? (
    <WarningCallout heading={{ content: 'Do not wait for us', level: 2 }}>
      <p>{advice}</p>
    </WarningCallout>
  ) : (
    <p>{advice}</p>
  );

const WhatIsNext = ({ status, firstContactBy }: Receipt) => (
  <>
    {status === 'held' && <li>A person at The Life Rooms looks at it first.</li>}
    <li>First contact will be attempted by {byWhen(firstContactBy)}.</li>
  </>
);
