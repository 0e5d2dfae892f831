import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

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

const Chapter = z.union([Referral, Poison]);

export type ReferralChapter = z.infer<typeof Referral> & { readonly file: string };
export type PoisonChapter = z.infer<typeof Poison> & { readonly file: string };

/** The story in events/story, in order. */
function readChapters(): (ReferralChapter | PoisonChapter)[] {
  const folder = new URL('../../events/story/', import.meta.url);
  return readdirSync(folder)
    .sort()
    .map(file => ({ ...Chapter.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))), file }));
}

export const referralChapters = (): ReferralChapter[] => readChapters().filter(chapter => 'body' in chapter);
export const poisonChapters = (): PoisonChapter[] => readChapters().filter(chapter => 'poison' in chapter);

/** Every value in a chapter that is about the person: none may ever appear in a log, a queue or a URL. */
export function personalValues({ body }: ReferralChapter): string[] {
  const { person, ownWords, risk, needs } = body as Record<string, unknown>;
  return [...new Set([...texts(person), ...texts(ownWords), ...texts(risk), ...texts(needs)])].filter(isTelling);
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(texts);
}

/** Codes such as `phone` or `loneliness` say nothing of anybody. */
const isTelling = (text: string) => text.length >= 5 && (/[A-Z\s\d@]/.test(text) || text.length > 24);
