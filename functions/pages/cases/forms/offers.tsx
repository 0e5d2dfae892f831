import * as z from 'zod';
import { saidDate } from '../../../../domain/time/said-date.ts';
import { Day, Mode, needLabels, PartOfDay, ReportGroup } from '../../../../schemas/codes.ts';
import type { Offer } from '../../../../schemas/directory.ts';
import { SiteId } from '../../../../schemas/ids.ts';
import { Checkboxes } from '../../nhs/checkboxes.tsx';
import { Input } from '../../nhs/input.tsx';
import { Select } from '../../nhs/select.tsx';
import type { FormInput } from '../../shell/form.ts';
import type { CaseFacts, CaseView } from '../case-facts.ts';
import { Facts } from '../view.tsx';
import { anyOf, needed, oneOf, perhaps, perhapsKilometres } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';

const ofTheList = needed(80, 'Choose the offer on the page of matched offers');

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
  'set-aside': caseForm({
    title: 'Not suitable for this person',
    button: 'Set it aside and look again',
    schema: z.object({ offer: ofTheList }),
    work: ({ offer }) => [{ name: 'setOfferAside', body: { offer } }, { name: 'matchAgain' }],
    next: '/offers?done=set-aside',
    fields: filled => (
      <>
        <About name="offer" filled={filled} />
        <p>{filled.facts.offer?.name} is not proposed again for this referral. Others may take its place.</p>
      </>
    ),
  }),
  wishes: caseForm({
    title: 'Change what matters',
    button: 'Save and look again',
    restsOnRead: true,
    schema: z.object({
      days: anyOf(Day),
      partsOfDay: anyOf(PartOfDay),
      mode: anyOf(Mode),
      sites: anyOf(SiteId),
      travelLimitKm: perhapsKilometres,
    }),
    work: ({ travelLimitKm, ...preferences }, { view }) => [
      { name: 'changeWishes', body: { preferences: { ...wishesOf(view).preferences, ...preferences }, travelLimitKm } },
      { name: 'matchAgain' },
    ],
    next: '/offers?done=wishes',
    prefilled: ({ view }) => asInput(wishesOf(view)),
    fields: filled => <Wanted {...filled} />,
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

/** What they would like now, or else what the referrer sent. */
function wishesOf({ wishes, request }: CaseView) {
  const preferences = wishes?.preferences ?? request.preferences;
  const travelLimitKm = wishes ? wishes.travelLimitKm : request.socialContext?.travelLimitKm;
  return { preferences, travelLimitKm };
}

const asInput = ({ preferences, travelLimitKm }: ReturnType<typeof wishesOf>): FormInput => ({
  days: preferences?.days ?? [],
  partsOfDay: preferences?.partsOfDay ?? [],
  mode: preferences?.mode ?? [],
  sites: preferences?.sites ?? [],
  travelLimitKm: travelLimitKm?.toString() ?? '',
});

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

const Wanted = ({ facts: { staff }, text, texts, wrong }: Filled) => (
  <>
    <p>Tick what suits them. What is left empty does not matter to them.</p>
    <Ticks name="days" legend="Days" names={dayNames} values={texts('days')} />
    <Ticks name="partsOfDay" legend="Parts of the day" names={partNames} values={texts('partsOfDay')} />
    <Ticks name="mode" legend="How" names={modeNames} values={texts('mode')} />
    <Ticks
      name="sites"
      legend="Sites"
      names={Object.fromEntries(staff.sites.map(({ id, name }) => [id, name]))}
      values={texts('sites')}
    />
    <Input
      name="travelLimitKm"
      label={{ content: 'How far can they travel? (optional)', size: 's' }}
      suffix="km"
      width={4}
      inputmode="decimal"
      value={text('travelLimitKm')}
      errorMessage={wrong('travelLimitKm')}
    />
  </>
);

interface TicksProps {
  readonly name: string;
  readonly legend: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: readonly string[];
}

const Ticks = ({ name, legend, names, values }: TicksProps) => (
  <Checkboxes
    name={name}
    small
    classes="lr-ticks"
    fieldset={{ legend: { content: legend, size: 's' } }}
    items={Object.entries(names).map(([value, label]) => ({ value, label }))}
    values={values}
  />
);

const dayNames = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const satisfies Readonly<Record<Day, string>>;

const partNames = { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' } as const;
const modeNames = { 'face-to-face': 'Face to face', phone: 'By telephone', online: 'Online' } as const;
