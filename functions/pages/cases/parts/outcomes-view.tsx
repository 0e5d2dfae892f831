import { Card } from '../../nhs/card.tsx';
import { Facts } from '../view.tsx';
import type { Outcome, OutcomesModel } from './outcomes.ts';
import { Ways } from './summary-view.tsx';

/** What became of it all: requests to partners, what was told, what the person says. */
export const OutcomesView = ({ model }: { readonly model: OutcomesModel }) => (
  <>
    <h2 class="nhsuk-heading-m">Onward referrals</h2>
    <Outcomes outcomes={model.onward} none="No partner has been asked." />
    {model.escalations.length > 0 && (
      <>
        <h2 class="nhsuk-heading-m">Clinical teams</h2>
        <Outcomes outcomes={model.escalations} none="" />
      </>
    )}
    <h2 class="nhsuk-heading-m">What they were told about</h2>
    {model.signposts.length > 0 ? <Facts facts={model.signposts} /> : <p>Nothing yet.</p>}
    <h2 class="nhsuk-heading-m">What the person says</h2>
    {model.answers.length > 0 ? <Facts facts={model.answers} /> : <p>They have not said whether it helped.</p>}
    <h2 class="nhsuk-heading-m">Who may be told</h2>
    {model.consents.length > 0 ? <Facts facts={model.consents} /> : <p>They have not been asked about any partner.</p>}
    <div class="nhsuk-button-group">
      <Ways ways={model.ways} />
    </div>
  </>
);

const Outcomes = ({ outcomes, none }: { readonly outcomes: readonly Outcome[]; readonly none: string }) =>
  outcomes.length === 0 ? (
    <p>{none}</p>
  ) : (
    outcomes.map(({ heading, facts, ways }) => (
      <Card heading={{ content: heading, level: 3, size: 's' }}>
        <Facts facts={facts} />
        <div class="nhsuk-button-group nhsuk-u-margin-bottom-0">
          <Ways ways={ways} />
        </div>
      </Card>
    ))
  );
