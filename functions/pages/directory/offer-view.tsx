import { saidDate } from '../../../domain/time/said-date.ts';
import { needLabels } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { Details } from '../nhs/details.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import {
  ask,
  joinWords,
  saidAccess,
  saidAudience,
  saidCost,
  saidLanguages,
  saidModes,
  saidPlace,
  saidStart,
  saidTimes,
  saidWaiting,
} from './offer-words.ts';

export interface OfferProps {
  readonly offer: Offer;
  readonly partner: string;
  readonly district?: string | undefined;
  readonly today: CalendarDate;
}

/** All that is known of one offer, and what is not. */
export const OfferView = (props: OfferProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">
        <span class="nhsuk-caption-l">{props.partner}</span>
        {props.offer.name}
      </h1>
      <p class="nhsuk-lede-text">{props.offer.description}</p>
      <SummaryList rows={rowsOf(props)} />
      <h2>How to join</h2>
      <p>{joinWords[props.offer.referral]}</p>
      <p>
        If you are not sure, walk in to any Life Rooms site during its opening hours. Somebody there can tell you more
        and help you take the first step.
      </p>
      <Details summary="Is something here wrong?">
        <p>
          {props.offer.assuredOn
            ? `The partner last confirmed these details on ${saidDate(props.offer.assuredOn)}.`
            : 'Nobody has confirmed these details yet.'}{' '}
          Tell anybody at The Life Rooms what is wrong, and we will ask the partner.
        </p>
      </Details>
    </div>
  </div>
);

function rowsOf({ offer, district, today }: OfferProps) {
  const access = saidAccess(offer);
  const start = saidStart(offer, today);
  return [
    { key: 'Helps with', value: offer.needs.map(({ code }) => needLabels[code]).join('; ') },
    { key: 'How', value: saidModes(offer) },
    { key: 'Where', value: saidPlace(offer, district, undefined) || (district ?? whereElse(offer)) },
    { key: 'When', value: saidTimes(offer) },
    ...(start === undefined ? [] : [{ key: 'Begins', value: start }]),
    { key: 'Cost', value: saidCost(offer) },
    { key: 'Who it is for', value: saidAudience(offer) },
    { key: 'Takes people from', value: areaOf(offer) },
    { key: 'It has', value: access.has },
    ...(access.lacks === undefined ? [] : [{ key: 'It does not have', value: access.lacks }]),
    { key: 'Languages', value: saidLanguages(offer) },
    { key: 'Places', value: saidWaiting(offer) },
  ];
}

const whereElse = ({ modes }: Offer) => (modes.includes('face-to-face') ? ask : 'You join from home');

const areaOf = ({ area }: Offer) =>
  area === undefined ? ask : area === 'anywhere' ? 'Anywhere' : area.outcodes.join(', ');
