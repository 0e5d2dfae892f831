import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../domain/ports.ts';
import { personalValues, type ReferralChapter, referralChapters } from '../../local/story/chapters.ts';
import type { ReferralId } from '../../schemas/ids.ts';

/** Where the story is played: the embedded service, or the synthesised cloud. */
export interface Stage {
  readonly cases: CaseStore;
  send(chapter: ReferralChapter): Promise<ReferralId>;
  /** Until nothing waits any more. */
  settle(): Promise<void>;
  /** Everything that others may see: log lines, wake-ups, addresses, mails. */
  open(): string;
  close(): Promise<void>;
}

/** The story of events/story, and what must have come of each chapter. */
export function theStory(name: string, openStage: () => Promise<Stage>): void {
  describe(`the story on ${name}`, () => {
    const chapters = referralChapters();
    const ids = new Map<string, ReferralId>();
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage();
      for (const chapter of chapters) {
        ids.set(chapter.file, await stage.send(chapter));
        await stage.settle();
      }
    }, 180_000);
    afterAll(() => stage.close());

    async function outcome({ file }: ReferralChapter) {
      const id = ids.get(file);
      const referral = id && (await stage.cases.referral(id));
      if (!referral) throw new Error(`${file} was answered 202`);
      const match = referral.matches > 0 ? await stage.cases.match(referral.id, referral.matches) : undefined;
      return { referral, match, messages: await stage.cases.messages(referral.id) };
    }

    test.each(chapters)('$title: ends as told', async chapter => {
      const { referral } = await outcome(chapter);

      expect(referral.status).toBe(chapter.expect.status);
      expect(referral.links.length > 0 || !chapter.expect.linked).toBe(true);
      expect(referral.possibleDuplicates.length > 0).toBe(chapter.expect.possibleDuplicate);
    });

    test.each(chapters)('$title: matched with reasons, at least two choices for a need', async chapter => {
      const { match } = await outcome(chapter);

      for (const code of chapter.expect.listed) {
        const offers = match?.needs.find(need => need.code === code)?.offers ?? [];
        expect(offers.length, code).toBeGreaterThanOrEqual(2);
        for (const { reasons } of offers) expect(reasons.length).toBeGreaterThan(0);
      }
      expect(match === undefined).toBe(chapter.expect.status === 'held');
    });

    test.each(chapters)('$title: whoever must know is told once, and nobody else', async chapter => {
      const { messages, referral } = await outcome(chapter);
      const kinds = messages.map(({ kind }) => kind);

      expect(kinds.includes('referrer-acknowledged')).toBe(chapter.expect.tellsReferrer);
      expect(kinds.filter(kind => kind === 'advisor-assigned')).toHaveLength(referral.status === 'assigned' ? 1 : 0);
      expect(kinds.filter(kind => kind === 'duty-hold')).toHaveLength(referral.status === 'held' ? 1 : 0);
      expect(messages.every(({ state }) => state.status === 'sent' || state.status === 'stopped')).toBe(true);
    });

    test('Daniel’s shortlist has IPS in it, because he is under the team, wants paid work and lives in its area', async () => {
      const daniel = chapters.find(({ file }) => file.includes('daniel'));
      const { match } = await outcome(daniel ?? expect.fail('Daniel is in the story'));

      const employment = match?.needs.find(({ code }) => code === 'employment')?.offers ?? [];
      const ips = employment.find(({ reasons }) =>
        reasons.some(reason => reason.includes('community mental health team')),
      );
      expect(ips?.reasons).toContain('The person wants paid work.');
    });

    test('no personal value of anybody in the story is in a log line, a wake-up, an address or a mail', () => {
      const open = stage.open();

      expect(open.length).toBeGreaterThan(1000);
      for (const chapter of chapters)
        for (const value of personalValues(chapter))
          expect(open.includes(value), `${chapter.file}: ${value}`).toBe(false);
    });
  });
}
