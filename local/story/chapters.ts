import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { Step } from './step.ts';

/** One step of the story: a referral as somebody sends it, and what must have come of it in the end. */
const Referral = z.strictObject({
  title: z.string(),
  tells: z.string(),
  sender: z.string().describe('client id of the demonstration sign-in that sends it'),
  body: z.looseObject({ channel: z.string(), person: z.looseObject({}) }),
  expect: z.strictObject({
    status: z.enum(['assigned', 'held']),
    listed: z.array(z.string()).describe('needs for which at least two offers must be suggested'),
    tellsReferrer: z.boolean(),
    linked: z.boolean().default(false),
    possibleDuplicate: z.boolean().default(false),
  }),
});

/** Something on a queue that is not a wake-up. */
const Poison = z.strictObject({
  title: z.string(),
  tells: z.string(),
  poison: z.strictObject({ queue: z.literal('matching'), body: z.string() }),
});

/** What people then do with a referral, step by step. */
const Care = z.strictObject({
  title: z.string(),
  tells: z.string(),
  continues: z.string().optional().describe('the chapter that sent the referral; without it the first step does'),
  steps: z.array(Step).min(1),
});

const Chapter = z.union([Referral, Poison, Care]);

export type ReferralChapter = z.infer<typeof Referral> & { readonly file: string };
export type PoisonChapter = z.infer<typeof Poison> & { readonly file: string };
export type CareChapter = z.infer<typeof Care> & { readonly file: string };

/** The story in events/story, in order. */
function readChapters(): (ReferralChapter | PoisonChapter | CareChapter)[] {
  const folder = new URL('../../events/story/', import.meta.url);
  return readdirSync(folder)
    .sort()
    .map(file => ({ ...Chapter.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))), file }));
}

export const referralChapters = (): ReferralChapter[] => readChapters().filter(chapter => 'body' in chapter);
export const poisonChapters = (): PoisonChapter[] => readChapters().filter(chapter => 'poison' in chapter);
export const careChapters = (): CareChapter[] => readChapters().filter(chapter => 'steps' in chapter);

/** Every value in a chapter that is about the person: none may ever appear in a log, a queue or a URL. */
export function personalValues({ body }: Pick<ReferralChapter, 'body'>): string[] {
  const { person, ownWords, risk, needs } = body as Record<string, unknown>;
  return [...new Set([...texts(person), ...texts(ownWords), ...texts(risk), ...texts(needs)])].filter(isTelling);
}

/** Whatever anybody writes down or says while a person is supported: notes, goals, their own words, a partner's message. */
export function wordsWritten({ steps }: CareChapter): string[] {
  const sentences = steps.flatMap(({ body }) => texts(body)).filter(text => /\s/.test(text));
  const people = steps.flatMap(({ body }) => (body?.['person'] ? texts(body['person']) : []));
  return [...new Set([...sentences, ...people.filter(isTelling)])];
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(texts);
}

/** Codes such as `phone` or `loneliness` say nothing of anybody. */
const isTelling = (text: string) => text.length >= 5 && (/[A-Z\s\d@]/.test(text) || text.length > 24);
