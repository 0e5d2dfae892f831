import * as z from 'zod';
import { plusDays } from '../../domain/time/calendar.ts';
import { londonDate, plusMinutes } from '../../domain/time/working-time.ts';
import type { Operation } from '../../functions/routes.ts';
import { PersonId, ReferralId } from '../../schemas/ids.ts';
import { routeOf } from './address.ts';
import type { CareChapter } from './chapters.ts';
import { missingFrom } from './missing-from.ts';
import { isAbout, kindOf, type Letter, type Question, type Stage } from './stage.ts';
import type { Step } from './step.ts';

/** One step as it went. */
export interface Played {
  readonly step: Step;
  /** Time cannot be moved here. */
  readonly isLeftOut: boolean;
  readonly letters: readonly Letter[];
  /** What was otherwise than the story says. */
  readonly surprises: readonly string[];
}

/**
 * Plays a chapter to its end and says of each step how it went, as it goes.
 * @param referral that the chapter continues, if it does
 */
export async function* playChapter(
  stage: Stage,
  { steps }: CareChapter,
  referral?: ReferralId,
): AsyncGenerator<Played, void> {
  const told: Letter[] = [...(await stage.letters())];
  const scene: Scene = { referral, made: new Map(), told };
  for (const step of steps) yield await playStep(stage, step, scene);
}

/** It happens on certain days. */
export const needsCalendar = ({ steps }: CareChapter): boolean => steps.some(({ at }) => at !== undefined);

/** What happens on certain days is only played where the clock can be moved to them, and forward. */
export const canPlay = ({ moveTo, now }: Stage, { steps }: CareChapter): boolean =>
  steps.every(({ at }) => at === undefined || (moveTo !== undefined && at > now()));

/** What earlier steps have brought about. */
interface Scene {
  referral: ReferralId | undefined;
  /** The last of each kind, by the part of a path that names it: an onward referral, an escalation, a webhook. */
  readonly made: Map<string, string>;
  readonly told: Letter[];
}

async function playStep(stage: Stage, step: Step, scene: Scene): Promise<Played> {
  if (isBeyond(stage, step)) return { step, isLeftOut: true, letters: [], surprises: [] };
  await passTime(stage, step);
  const { letters, surprises } = await untilAsTold(stage, step, scene);
  scene.told.push(...letters);
  return { step, isLeftOut: false, letters, surprises };
}

const isBeyond = ({ moveTo }: Stage, { minutesLater, at }: Step) =>
  !moveTo && (minutesLater !== undefined || at !== undefined);

async function passTime(stage: Stage, { minutesLater, at }: Step): Promise<void> {
  const then = at ?? (minutesLater === undefined ? undefined : plusMinutes(stage.now(), minutesLater));
  if (then) await stage.moveTo?.(then);
}

const patienceMilliseconds = 20_000;

/** What is done is done once; what is looked at may take a moment to be so. */
async function untilAsTold(stage: Stage, step: Step, scene: Scene) {
  const until = Date.now() + patienceMilliseconds;
  if (step.opens !== undefined) await untilThere(stage, step.opens, scene, until);
  const isLook = !step.does || routeOf(step.does).method === 'GET';
  const done = isLook ? [] : await perform(stage, step, scene);
  for (let isOver = false; ; isOver = await stage.settle()) {
    const seen = isLook && step.does ? await perform(stage, step, scene) : done;
    const letters = await newLetters(stage, scene);
    const surprises = [...seen, ...unsent(step, letters)];
    if (surprises.length === 0 || isOver || Date.now() > until) return { letters, surprises };
  }
}

async function untilThere(stage: Stage, kind: string, scene: Scene, until: number): Promise<void> {
  while (!(await lastLetter(stage, kind, scene))) if ((await stage.settle()) || Date.now() > until) return;
}

/** @returns what was answered otherwise than told */
async function perform(stage: Stage, step: Step, scene: Scene): Promise<string[]> {
  const question = await questionOf(stage, step, scene);
  if (typeof question === 'string') return [question];
  const { status, text } = await stage.ask(question);
  const answer: unknown = /^[[{]/.test(text) ? JSON.parse(text) : undefined;
  if (status >= 300) return [`it was answered ${status} ${text}`];
  remember(scene, step, answer);
  const { answers = [], says, neverSays } = step;
  const missing = [answers].flat().map(part => missingFrom(answer, part));
  return [
    ...(missing.some(({ length }) => length === 0) ? [] : missing.flat()),
    ...says.filter(words => !text.includes(words)).map(words => `it does not say "${words}"`),
    ...neverSays.filter(words => text.includes(words)).map(words => `it says "${words}"`),
  ];
}

/** @returns a sentence when what is needed is not there */
async function questionOf(stage: Stage, step: Step, scene: Scene): Promise<Question | string> {
  const { does: operation, opens, by: as, body } = step;
  if (!operation) throw new TypeError(`nothing is done: ${step.tells}`);
  const letter = opens === undefined ? undefined : await lastLetter(stage, opens, scene);
  if (opens !== undefined && !letter) return `nobody was sent ${opens}`;
  const known = knownIn(stage, scene);
  const about = filledIn(step.about, known);
  const params = { ...(await idsOf(stage, scene, operation)), ...about };
  const query = queryOf(operation, about);
  return { operation, as, proof: letter && proofIn(letter), params, query, body: body && filledIn(body, known) };
}

async function idsOf(stage: Stage, { referral, made }: Scene, operation: Operation) {
  const person = isIn(operation, 'person') && referral ? await personOf(stage, referral) : undefined;
  return { ...Object.fromEntries(made), ...(referral && { id: referral }), ...(person && { person }) };
}

const isIn = (operation: Operation, part: string) => routeOf(operation).path.includes(`{${part}}`);

/** What is no part of the path. */
const queryOf = (operation: Operation, about: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(about).filter(([name]) => !isIn(operation, name)));

function knownIn(stage: Stage, { made }: Scene): Record<string, string> {
  const today = londonDate(stage.now());
  return { ...Object.fromEntries(made), today, aMonthAgo: plusDays(today, -30) };
}

/** As the desk reads it: nobody else is told who has which record. */
async function personOf(stage: Stage, id: ReferralId): Promise<PersonId> {
  const reading = { operation: 'readReferral', as: 'life-rooms-desk', params: { id }, body: undefined } as const;
  return WhoseReferral.parse(JSON.parse((await stage.ask(reading)).text)).person;
}

const WhoseReferral = z.object({ person: PersonId });

/** `{today}` and `{onward}` stand for what cannot be written down before the story is played. */
const filledIn = <Value>(fields: Readonly<Record<string, Value>>, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/^\{(\w+)\}$/, (_, key: string) => values[key] ?? '') : value,
    ]),
  );

/** What the link in an e-mail or a text, or the code in a letter, lets its reader prove. */
function proofIn({ text }: Letter): string | undefined {
  const [, token] = /\/l\/([\w-]{43})/.exec(text) ?? [];
  const [, reference, code] = /reference (LR-[\w-]+), code (\w{4}-\w{4})/.exec(text) ?? [];
  return token ?? (code && `${reference}.${code}`);
}

const Made = z.object({ id: z.string(), onward: z.string().optional(), escalation: z.string().optional() });

function remember(scene: Scene, { does }: Step, answer: unknown): void {
  if (does === 'sendReferral' || does === 'registerDropIn') scene.referral = ReferralId.parse(Made.parse(answer).id);
  if (does === 'requestOnward') scene.made.set('onward', Made.parse(answer).onward ?? '');
  if (does === 'escalate') scene.made.set('escalation', Made.parse(answer).escalation ?? '');
  if (does === 'createWebhook') scene.made.set('webhook', Made.parse(answer).id);
}

const lettersAbout = async (stage: Stage, { referral }: Scene) =>
  (await stage.letters()).filter(letter => referral && isAbout(referral, letter));

const lastLetter = async (stage: Stage, kind: string, scene: Scene) =>
  (await lettersAbout(stage, scene)).findLast(letter => kindOf(letter) === kind);

async function newLetters(stage: Stage, scene: Scene): Promise<Letter[]> {
  const known = new Set(scene.told.map(({ reference }) => reference));
  return (await lettersAbout(stage, scene)).filter(({ reference }) => !known.has(reference));
}

const unsent = ({ mails }: Step, letters: readonly Letter[]) =>
  mails.filter(kind => !letters.some(letter => kindOf(letter) === kind)).map(kind => `nobody was sent ${kind}`);
