import { IdentityBar } from '../house/identity-bar.tsx';
import { SubNavigation } from '../house/sub-navigation.tsx';
import { Timeline } from '../house/timeline.tsx';
import { Button } from '../nhs/button.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Tag } from '../nhs/tag.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import type { FormIdentity } from '../shell/form.ts';
import { Form } from '../shell/form-view.tsx';
import { Matches } from './matches-view.tsx';
import type { CaseModel } from './presenter.ts';

export const CaseBar = ({ person, facts, flags }: CaseModel) => (
  <IdentityBar
    name={person}
    facts={facts}
    flags={flags.length > 0 ? flags.map(({ words, colour }) => <Tag colour={colour}>{words}</Tag>) : undefined}
  />
);

export const CaseView = ({ takeHold, ...model }: CaseModel & { readonly takeHold: FormIdentity }) => (
  <>
    <h1 class="nhsuk-heading-l nhsuk-u-margin-bottom-3">Case {model.reference}</h1>
    <p>
      <Tag colour={model.status.colour}>{model.status.words}</Tag>{' '}
      <Tag colour={model.priority.colour}>{model.priority.words}</Tag>
    </p>
    {model.hold && <Hold {...model} form={takeHold} />}
    <SubNavigation
      label="Parts of this case"
      items={[
        { href: '#summary', content: 'Summary' },
        { href: '#needs', content: 'Needs', count: String(model.needs.length) },
        { href: '#offers', content: 'Matched offers', count: String(model.offerCount) },
        { href: '#timeline', content: 'Timeline', count: String(model.timeline.length) },
      ]}
    />
    <Summary {...model} />
    <Needs {...model} />
    <Matches {...model} />
    <h2 class="nhsuk-heading-m" id="timeline">
      Timeline
    </h2>
    <p>Newest first.</p>
    <Timeline
      headingLevel={3}
      entries={model.timeline.map(({ at, said, sentence }) => ({
        at,
        said,
        content: <p class="lr-typed">{sentence}</p>,
      }))}
    />
  </>
);

const Hold = ({ id, hold, form }: CaseModel & { readonly form: FormIdentity }) => (
  <WarningCallout heading={{ content: 'A person must look first', level: 2 }}>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {hold?.reasons.map(reason => (
        <li>{reason}</li>
      ))}
    </ul>
    <p>
      {hold?.owner !== undefined && <>With: {hold.owner}. </>}
      {hold?.lookBy !== undefined && <>It is paged again after {hold.lookBy}, unless somebody acts.</>}
    </p>
    <div class="nhsuk-button-group">
      <Form form={form}>
        <Button preventDoubleClick>Take this hold</Button>
      </Form>
      <Button variant="secondary" href={`/cases/${id}/release-hold`}>
        Release the hold
      </Button>
    </div>
  </WarningCallout>
);

const Summary = ({ summary }: CaseModel) => (
  <>
    <h2 class="nhsuk-heading-m" id="summary">
      Summary
    </h2>
    <SummaryList
      rows={summary.map(({ term, value }) => ({ key: term, value: <span class="lr-typed">{value}</span> }))}
    />
  </>
);

const Needs = ({ needs, ownWords }: CaseModel) => (
  <>
    <h2 class="nhsuk-heading-m" id="needs">
      Needs
    </h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {needs.map(({ label, note }) => (
        <li>
          {label}
          {note !== undefined && (
            <>
              : <span class="lr-typed">{note}</span>
            </>
          )}
        </li>
      ))}
    </ul>
    {ownWords !== undefined && (
      <InsetText visuallyHiddenText="In their own words">
        <p class="lr-typed">{ownWords}</p>
      </InsetText>
    )}
  </>
);
