import * as z from 'zod';
import {
  AccessNeed,
  accessLabels,
  Day,
  Mode,
  PartOfDay,
  UnsuitableReason,
  unsuitableReasons,
} from '../../../../schemas/codes.ts';
import { SiteId } from '../../../../schemas/ids.ts';
import { capitalised } from '../../house/words.ts';
import { Checkboxes } from '../../nhs/checkboxes.tsx';
import { Input } from '../../nhs/input.tsx';
import { InsetText } from '../../nhs/inset-text.tsx';
import type { FormInput } from '../../shell/form.ts';
import { type CaseView, personIn } from '../case-facts.ts';
import { anyOf, perhapsKilometres } from './answers.ts';
import { About, caseForm, type Filled } from './case-form.tsx';

/** What the person would like, of all offers alike. */
export const wishes = {
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
      accessNeeds: anyOf(AccessNeed),
    }),
    work: ({ travelLimitKm, accessNeeds, ...preferred }, { view }) => {
      const preferences = { ...wishesOf(view).preferences, ...preferred };
      return [{ name: 'changeWishes', body: { preferences, travelLimitKm, accessNeeds } }, { name: 'matchAgain' }];
    },
    next: '/offers?done=wishes',
    prefilled: ({ view }) => asInput(wishesOf(view)),
    fields: filled => <Wanted {...filled} />,
  }),
};

/** Reasons against one offer that can be said of all of them by what the person would like. */
export const AboutAllOffers = UnsuitableReason.extract(['too-far', 'wrong-time', 'access']);
type AboutAllOffers = z.infer<typeof AboutAllOffers>;

/** What they would like now, or else what the referrer sent. */
function wishesOf(view: CaseView) {
  const { wishes, request } = view;
  const preferences = wishes?.preferences ?? request.preferences;
  const travelLimitKm = wishes ? wishes.travelLimitKm : request.socialContext?.travelLimitKm;
  return { preferences, travelLimitKm, accessNeeds: personIn(view).accessNeeds };
}

const asInput = ({ preferences, travelLimitKm, accessNeeds }: ReturnType<typeof wishesOf>): FormInput => ({
  days: preferences?.days ?? [],
  partsOfDay: preferences?.partsOfDay ?? [],
  mode: preferences?.mode ?? [],
  sites: preferences?.sites ?? [],
  travelLimitKm: travelLimitKm?.toString() ?? '',
  accessNeeds,
});

const Wanted = (filled: Filled) => {
  const {
    facts: { staff },
    text,
    texts,
    wrong,
  } = filled;
  return (
    <>
      <AfterSettingAside {...filled} />
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
      <Ticks name="accessNeeds" legend="What a place must have" names={accessNames} values={texts('accessNeeds')} />
    </>
  );
};

/** The one offer may be the sign of a wish that nobody has said yet. Whether it is, a person says. */
const AfterSettingAside = (filled: Filled) => {
  const reason = AboutAllOffers.safeParse(filled.text('because')).data;
  return (
    reason && (
      <>
        <About name="because" filled={filled} />
        <InsetText>
          You set an offer aside because {unsuitableReasons[reason]}. If that holds for other offers too, change here{' '}
          {sayInstead[reason]}: it counts for all of them. Nothing changes before you save.
        </InsetText>
      </>
    )
  );
};

const sayInstead: Readonly<Record<AboutAllOffers, string>> = {
  'too-far': 'how far they can travel',
  'wrong-time': 'which days and which parts of the day suit them',
  access: 'what a place must have for them',
};

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

export const dayNames = {
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
const accessNames = Object.fromEntries(Object.entries(accessLabels).map(([need, words]) => [need, capitalised(words)]));
