import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../domain/ports.ts';
import {
  type CareChapter,
  careChapters,
  personalValues,
  type ReferralChapter,
  referralChapters,
  wordsWritten,
} from '../../local/story/chapters.ts';
import { type Played, playChapter } from '../../local/story/play-chapter.ts';
import type { Stage } from '../../local/story/stage.ts';
import type { ReferralId } from '../../schemas/ids.ts';

/** Where the story is played: the embedded service, or the synthesised cloud. */
export interface Theatre {
  readonly cases: CaseStore;
  readonly stage: Stage;
  send(chapter: ReferralChapter): Promise<ReferralId>;
  /** Everything that others may see: log lines, wake-ups, addresses asked for, words of messages. */
  open(): string;
  close(): Promise<void>;
}

/** The story of events/story, and what must have come of each chapter. */
export function theStory(name: string, openTheatre: () => Promise<Theatre>, careful = careChapters()): void {
  describe(`the story on ${name}`, () => {
    const chapters = referralChapters();
    const ids = new Map<string, ReferralId>();
    const outcomes = new Map<string, Outcome>();
    const plays = new Map<string, Played[]>();
    let theatre: Theatre;

    beforeAll(async () => {
      theatre = await openTheatre();
      for (const chapter of chapters) {
        const id = await theatre.send(chapter);
        await theatre.stage.settle();
        ids.set(chapter.file, id);
        outcomes.set(chapter.file, await outcomeOf(theatre, id));
      }
      for (const chapter of careful) {
        const played: Played[] = [];
        for await (const step of playChapter(theatre.stage, chapter, ids.get(chapter.continues ?? '')))
          played.push(step);
        plays.set(chapter.file, played);
        await theatre.stage.settle();
      }
    }, 600_000);
    afterAll(() => theatre.close());

    const outcome = ({ file }: ReferralChapter) => outcomes.get(file) ?? expect.fail(`${file} was answered 202`);

    test.each(chapters)('$title: ends as told', chapter => {
      const { referral } = outcome(chapter);

      expect(referral.status).toBe(chapter.expect.status);
      expect(referral.links.length > 0 || !chapter.expect.linked).toBe(true);
      expect(referral.possibleDuplicates.length > 0).toBe(chapter.expect.possibleDuplicate);
    });

    test.each(chapters)('$title: matched with reasons, at least two choices for a need', chapter => {
      const { match } = outcome(chapter);

      for (const code of chapter.expect.listed) {
        const offers = match?.needs.find(need => need.code === code)?.offers ?? [];
        expect(offers.length, code).toBeGreaterThanOrEqual(2);
        for (const { reasons } of offers) expect(reasons.length).toBeGreaterThan(0);
      }
      expect(match === undefined).toBe(chapter.expect.status === 'held');
    });

    test.each(chapters)('$title: whoever must know is told once, and nobody else', chapter => {
      const { messages, referral } = outcome(chapter);
      const kinds = messages.map(({ kind }) => kind);

      expect(kinds.includes('referrer-acknowledged')).toBe(chapter.expect.tellsReferrer);
      expect(kinds.filter(kind => kind === 'advisor-assigned')).toHaveLength(referral.status === 'assigned' ? 1 : 0);
      expect(kinds.filter(kind => kind === 'duty-hold')).toHaveLength(referral.status === 'held' ? 1 : 0);
      expect(messages.every(({ state }) => state.status === 'sent' || state.status === 'stopped')).toBe(true);
    });

    test('Daniel’s shortlist has IPS in it, because he is under the team, wants paid work and lives in its area', () => {
      const daniel = chapters.find(({ file }) => file.includes('daniel'));
      const { match } = outcome(daniel ?? expect.fail('Daniel is in the story'));

      const employment = match?.needs.find(({ code }) => code === 'employment')?.offers ?? [];
      const ips = employment.find(({ reasons }) =>
        reasons.some(reason => reason.includes('community mental health team')),
      );
      expect(ips?.reasons).toContain('The person wants paid work.');
    });

    test.each(careful)('$title: $tells', ({ file, steps }: CareChapter) => {
      const played = plays.get(file) ?? [];

      const surprises = played.flatMap(({ step, surprises: found }) => found.map(one => `${step.tells}: ${one}`));
      expect(surprises).toEqual([]);
      expect(played.filter(({ isLeftOut }) => !isLeftOut)).toHaveLength(steps.length);
    });

    test('no personal value of anybody in the story is in a log line, a wake-up, an address or a message', () => {
      const open = theatre.open();

      expect(open.length).toBeGreaterThan(1000);
      for (const chapter of chapters)
        for (const value of personalValues(chapter))
          expect(open.includes(value), `${chapter.file}: ${value}`).toBe(false);
      for (const chapter of careful)
        for (const value of wordsWritten(chapter))
          expect(open.includes(value), `${chapter.file}: ${value}`).toBe(false);
    });
  });
}

type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

async function outcomeOf({ cases }: Theatre, id: ReferralId) {
  const referral = await cases.referral(id);
  if (!referral) throw new Error(`${id} was answered 202`);
  const match = referral.matches > 0 ? await cases.match(id, referral.matches) : undefined;
  return { referral, match, messages: await cases.messages(id) };
}
