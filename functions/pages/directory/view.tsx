import { AccessNeed, accessLabels, Day, needLabels, PartOfDay } from '../../../schemas/codes.ts';
import { FilterCard } from '../house/filter-card.tsx';
import { capitalised } from '../house/words.ts';
import { Card } from '../nhs/card.tsx';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { Input } from '../nhs/input.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { Pagination } from '../nhs/pagination.tsx';
import { Select } from '../nhs/select.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { addressOf, distances, type OfferAddress } from './address.ts';
import { dayNames, partNames } from './offer-words.ts';
import type { OfferCard, OffersModel } from './presenter.ts';

export const OffersView = (model: OffersModel) => (
  <>
    <h1 class="nhsuk-heading-l">Find support near you</h1>
    <p>
      Groups, courses, advice and places to go in Liverpool and Sefton. You do not need an account, and we keep nothing
      about what you look for. <a href="/how-matching-works">How we choose what to suggest</a>
    </p>
    <div class="lr-filtered">
      <div class="lr-filtered__filter">
        <Filters {...model} />
      </div>
      <div class="lr-filtered__list">
        <h2 class="nhsuk-heading-m" id="results">
          {model.summary}
        </h2>
        {model.notice !== undefined && <InsetText>{model.notice}</InsetText>}
        {model.cards.length === 0 ? <Nothing /> : model.cards.map(card => <Offer {...card} />)}
        {model.pages.length > 0 && (
          <Pagination
            items={model.pages}
            previous={model.previous === undefined ? undefined : { href: model.previous }}
            next={model.next === undefined ? undefined : { href: model.next }}
          />
        )}
      </div>
    </div>
  </>
);

const Offer = ({ href, name, partner, description, facts, ask }: OfferCard) => (
  <Card heading={{ content: name, level: 3, size: 's' }} href={href}>
    <p class="nhsuk-body-s nhsuk-u-margin-bottom-2">{partner}</p>
    <p>{description}</p>
    <SummaryList classes="lr-facts" border={false} rows={facts.map(({ term, value }) => ({ key: term, value }))} />
    {ask.length > 0 && (
      <p class="nhsuk-u-margin-bottom-0">
        <strong>Ask before you go:</strong> {ask.join(' ')}
      </p>
    )}
  </Card>
);

const Nothing = () => (
  <>
    <p>Try with fewer choices: a longer way, any day, or another need close to it.</p>
    <p>
      You can also walk in to any Life Rooms site during its opening hours and talk with somebody about what could help.
    </p>
    <p>
      <a href={addressOf({})}>Show everything</a>
    </p>
  </>
);

const any = { value: '', text: 'Any' };

const Filters = ({ address, isFiltered }: OffersModel) => (
  <FilterCard action="/offers" clear={addressOf({})} isFiltered={isFiltered}>
    <Select
      name="need"
      label={{ content: 'What would you like help with?', size: 's' }}
      value={address.need ?? ''}
      items={[any, ...Object.entries(needLabels).map(([value, text]) => ({ value, text }))]}
    />
    <Input
      name="near"
      label={{ content: 'First half of a postcode', size: 's' }}
      hint="For example, L9. We do not need the rest."
      width={4}
      value={address.near}
      autocapitalize="characters"
      spellcheck={false}
      attributes={{ maxlength: 4 }}
    />
    <WhereAndWhen {...address} />
    <Checkboxes
      name="free"
      small
      fieldset={{ legend: { content: 'Cost', size: 's' } }}
      items={[{ value: 'yes', label: 'Free only' }]}
      values={address.free === undefined ? [] : [address.free]}
    />
    <Checkboxes
      name="access"
      small
      fieldset={{ legend: { content: 'It must have', size: 's' } }}
      items={AccessNeed.options.map(value => ({ value, label: capitalised(accessLabels[value]) }))}
      values={address.access}
    />
  </FilterCard>
);

const WhereAndWhen = ({ within, day, part }: OfferAddress) => (
  <>
    <Select
      name="within"
      label={{ content: 'How far away', size: 's' }}
      value={String(within ?? '')}
      items={[any, ...distances.map(km => ({ value: String(km), text: `Up to about ${km} km` }))]}
    />
    <Select
      name="day"
      label={{ content: 'Day', size: 's' }}
      value={day ?? ''}
      items={[any, ...Day.options.map(value => ({ value, text: dayNames[value] }))]}
    />
    <Select
      name="part"
      label={{ content: 'Time of day', size: 's' }}
      value={part ?? ''}
      items={[any, ...PartOfDay.options.map(value => ({ value, text: partNames[value] }))]}
    />
  </>
);
