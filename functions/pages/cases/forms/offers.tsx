import * as z from 'zod';
import { saidDate } from '../../../../domain/time/said-date.ts';
import { needLabels, ReportGroup } from '../../../../schemas/codes.ts';
import type { Offer } from '../../../../schemas/directory.ts';
import { Input } from '../../nhs/input.tsx';
import { Select } from '../../nhs/select.tsx';
import type { CaseFacts, CaseView } from '../case-facts.ts';
import { Facts } from '../view.tsx';
import { needed, oneOf, perhaps } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';
import { dayNames } from './wishes.tsx';

export const ofTheList = needed(80, 'Choose the offer on the page of matched offers');

/** What is chosen from what could help. */
export const offers = {
  signpost: caseForm({
    title: 'Tell them about it',
    button: 'Save that I told them',
    schema: z.object({ offer: ofTheList, need: perhaps(40) }),
    work: body => ({ name: 'giveSignpost', body }),
    next: '/offers?done=signpost',
    prefilled: ({ view, offer }) => ({ need: needsMetBy(view, offer)[0] ?? '' }),
    fields: filled => <ToTell {...filled} />,
  }),
  'signpost-elsewhere': caseForm({
    title: 'Told them about something else',
    button: 'Save that I told them',
    schema: z.object({
      to: needed(200, 'Say what you told them about'),
      reportGroup: oneOf(ReportGroup.options, 'Choose what kind of thing it is'),
      need: perhaps(40),
    }),
    work: body => ({ name: 'giveSignpost', body }),
    next: '/offers?done=signpost',
    prefilled: () => ({ reportGroup: 'social-support' }),
    fields: filled => <Elsewhere {...filled} />,
  }),
  'match-again': caseForm({
    title: 'Look for offers again',
    button: 'Look again',
    schema: z.object({}),
    work: () => ({ name: 'matchAgain' }),
    next: '/offers?done=matched',
  }),
};

/** The needs of this person that the offer is listed under. */
export const needsMetBy = ({ match }: CaseView, offer: Offer | undefined) =>
  (match?.needs ?? []).flatMap(({ code, offers }) => (offers.some(one => one.offer === offer?.id) ? [code] : []));

const ToTell = (filled: Filled) => {
  const { offer } = filled.facts;
  return (
    <>
      <About name="offer" filled={filled} />
      <About name="need" filled={filled} />
      {offer && <Facts facts={toReadOut(offer, filled.facts)} />}
      <p>Nothing about the person is shared.</p>
    </>
  );
};

/** What somebody who rings has at hand. */
function toReadOut(offer: Offer, { staff }: CaseFacts) {
  const { cost, sessions, site, place, nextStart, waitingWeeks } = offer;
  const facts: readonly [string, string | undefined][] = [
    ['What', offer.name],
    ['Who runs it', staff.partners.find(({ id }) => id === offer.partner)?.name],
    ['About it', offer.description],
    ['When', sessions?.map(({ day, part }) => `${dayNames[day]} ${part}`).join(', ')],
    ['Where', staff.sites.find(({ id }) => id === site)?.name ?? place?.postcode],
    ['Cost', cost && (cost.pounds === 0 ? 'Free' : `£${cost.pounds} a ${cost.per}`)],
    ['Next start', nextStart && saidDate(nextStart)],
    ['Wait', waitingWeeks === undefined ? undefined : `About ${waitingWeeks} weeks`],
  ];
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

const Elsewhere = ({ facts: { view }, text, wrong }: Filled) => (
  <>
    <Input name="to" label="What did you tell them about?" value={text('to')} errorMessage={wrong('to')} />
    <Select
      name="reportGroup"
      label="What kind of thing is it?"
      value={text('reportGroup')}
      errorMessage={wrong('reportGroup')}
      items={ReportGroup.options.map(value => ({ value, text: groupNames[value] }))}
    />
    <Select
      name="need"
      label="For which need? (optional)"
      value={text('need')}
      items={[
        { value: '', text: 'None in particular' },
        ...view.needs.map(value => ({ value, text: needLabels[value] })),
      ]}
    />
  </>
);

const groupNames = {
  'life-rooms': 'The Life Rooms',
  employment: 'Employment',
  volunteering: 'Volunteering',
  'social-support': 'Social support',
} as const;
