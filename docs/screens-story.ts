import { addWorkingDays, londonInstant } from '../domain/time/working-time.ts';
import type { Operation } from '../functions/routes.ts';
import { careChapters } from '../local/story/chapters.ts';
import { liveStage, type MovableClock } from '../local/story/live-stage.ts';
import { playChapter } from '../local/story/play-chapter.ts';
import type { NeedCode } from '../schemas/codes.ts';
import { OnwardId, ReferralId } from '../schemas/ids.ts';
import { playerOf } from '../tests/browser/scene.ts';
import type { ServiceForBrowsers } from '../tests/browser/service-for-browsers.ts';
import { at } from '../tests/samples.ts';

/** What the pictures are of. */
export interface Weeks {
  /** Closed, with a letter: Mrs Okafor, whom her second partner could help. */
  readonly closed: ReferralId;
  /** In the middle of it: a partner has just been asked. */
  readonly active: ReferralId;
  /** The address that this partner was sent. */
  readonly link: string;
}

export const firstMorning = at('2026-11-02T09:30:00Z');

/** Three weeks of the demonstration, up to a Monday morning on which some wait, some are late and some have been helped. */
export async function playWeeks(service: ServiceForBrowsers, clock: MovableClock): Promise<Weeks> {
  const far = [];
  for (const person of tooFarAway) far.push(await refer(service, person));
  clock.moveTo(at('2026-11-02T11:40:00Z'));
  for (const id of far.slice(1))
    await playerOf(service.url).work('recordContact', { id }, { type: 'phone', outcome: 'spoke' });
  const closed = await playCare(service, clock, '11');
  await playCare(service, clock, '12');
  clock.moveTo(at('2026-11-19T09:40:00Z'));
  await playCare(service, clock, '13', new Set());
  await askPartner(service, irene, { decision: 'accept' });
  for (const person of onThursday) await refer(service, person);
  clock.moveTo(at('2026-11-20T14:10:00Z'));
  const active = await askPartner(service, maureen);
  clock.moveTo(at('2026-11-23T09:15:00Z'));
  for (const chapter of ['03', '04', '06', '07']) await service.tell(chapter);
  for (const person of onMonday) await refer(service, person);
  const link = await playerOf(service.url).linkSentAbout(active, 'partner-request');
  clock.moveTo(at('2026-11-23T10:00:00Z'));
  return { closed, active, link };
}

/** What people rarely do on the day of what came before it. */
const takesDays: ReadonlySet<Operation> = new Set([
  ...(['recordContact', 'answerRequest', 'matchAgain', 'recordAttendance', 'giveSignpost'] as const),
  ...(['recordEnding', 'close'] as const),
]);

/** The referral that a chapter continues, and then the chapter. @param nights before these steps a night passes */
async function playCare(
  { url, tell }: ServiceForBrowsers,
  clock: MovableClock,
  start: string,
  nights = takesDays,
): Promise<ReferralId> {
  const chapter = careChapters().find(({ file }) => file.startsWith(start));
  if (!chapter) throw new Error(`no chapter of the story begins with ${start}`);
  const referral = ReferralId.parse((await tell((chapter.continues ?? '').slice(0, 2))).id);
  let place = 0;
  for await (const { step, surprises } of playChapter(liveStage(url, clock), chapter, referral)) {
    if (surprises.length > 0) throw new Error(`${step.tells}: ${surprises.join('; ')}`);
    place += 1;
    const next = chapter.steps[place]?.does;
    if (next && nights.has(next)) clock.moveTo(londonInstant(addWorkingDays(clock.now(), 1), '10:15'));
  }
  return referral;
}

interface Somebody {
  readonly given: string;
  readonly family: string;
  readonly postcode: string;
  readonly needs: readonly NeedCode[];
}

/** More than a handful, so that the numbers say what is missing there. */
const tooFarAway: readonly Somebody[] = (
  [
    ['Ada', 'Molyneux'],
    ['Basil', 'Crank'],
    ['Ciara', 'Duffy'],
    ['Dilys', 'Prytherch'],
    ['Edwin', 'Gore'],
    ['Farah', 'Aziz'],
  ] as const
).map(([given, family]) => ({ given, family, postcode: 'CH41 5AA', needs: ['transport', 'loneliness'] }));
const irene: Somebody = { given: 'Irene', family: 'Halsall', postcode: 'L9 7JX', needs: ['loneliness'] };
const maureen: Somebody = { given: 'Maureen', family: 'Tickle', postcode: 'L9 2AF', needs: ['loneliness'] };
const onThursday: readonly Somebody[] = [
  { given: 'Bernadette', family: 'Quayle', postcode: 'L9 1AA', needs: ['loneliness', 'bereavement'] },
  { given: 'Derek', family: 'Fairhurst', postcode: 'L4 5QZ', needs: ['debt-money', 'housing'] },
  { given: 'Shanice', family: 'Boateng', postcode: 'L9 6AB', needs: ['employment'] },
  { given: 'Colm', family: 'Ó Briain', postcode: 'L4 2TT', needs: ['transport'] },
];
const onMonday: readonly Somebody[] = [
  { given: 'Winifred', family: 'Ashcroft', postcode: 'L9 8AN', needs: ['loneliness', 'physical-wellbeing'] },
  { given: 'Yusuf', family: 'Demir', postcode: 'L4 9XU', needs: ['benefits'] },
  { given: 'Chloe', family: 'Rimmer', postcode: 'L9 3DB', needs: ['volunteering'] },
];

const refer = ({ url }: ServiceForBrowsers, { given, family, postcode, needs }: Somebody) =>
  playerOf(url).refer({
    person: {
      name: { given: [given], family },
      birthDate: '1961-03-02',
      address: { lines: ['1 Example Street'], postcode },
      telecom: [{ system: 'phone', value: '0151 496 0190' }],
    },
    needs: needs.map((code, i) => ({ code, priority: i + 1 })),
  });

/** @param answer what the partner says, if it has said anything */
async function askPartner(service: ServiceForBrowsers, person: Somebody, answer?: object): Promise<ReferralId> {
  const { work } = playerOf(service.url);
  const id = await refer(service, person);
  await work('acceptAssignment', { id });
  const note = 'Lost touch with everybody when the club closed. Would like a visitor in the afternoon.';
  await work('recordContact', { id }, { type: 'phone', outcome: 'spoke', minutes: 25, note });
  await work('agreeGoal', { id }, { words: 'Somebody to have a cup of tea with.', importance: 8 });
  const scope = ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'];
  const consent = { partner: 'partner-front-step', purpose: 'To be visited by a befriender', channel: 'spoken', scope };
  await work('giveConsent', { id }, consent);
  const request = { offer: 'offer-front-step-befriending', need: 'loneliness', message: 'Afternoons suit her best.' };
  const asked = await work('requestOnward', { id }, request);
  if (answer) await work('recordPartnerAnswer', { id, onward: OnwardId.parse(asked['onward']) }, answer);
  return id;
}
