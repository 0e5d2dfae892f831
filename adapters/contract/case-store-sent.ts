import { expect, test } from 'vitest';
import type { CaseStore, SentQuestion } from '../../domain/ports.ts';
import { OrganisationId } from '../../schemas/ids.ts';
import { referralId } from '../../tests/samples.ts';
import { aCommit, type OpenCases } from './case-store-samples.ts';
import { aReferral } from './samples.ts';

const surgery = OrganisationId.parse('org-surgery');
const team = OrganisationId.parse('org-team');
const nadia = { organisation: surgery, subject: 'nadia' };
const omar = { organisation: surgery, subject: 'omar' };

/** Who sent what. */
export function caseStoreSent(open: OpenCases): void {
  const openWithEverything = async () => {
    const cases = await open();
    const sent = [nadia, omar, nadia, { organisation: team, subject: 'nadia' }, nadia] as const;
    for (const [i, source] of sent.entries()) {
      const receivedAt = `2026-11-2${i}T10:00:00Z`;
      await cases.commit({ referrals: [aCommit({ after: aReferral({ number: i + 1, source, receivedAt }) })] });
    }
    return cases;
  };

  test.each<[string, SentQuestion['by'], number[]]>([
    ['an organisation', { organisation: surgery }, [5, 3, 2, 1]],
    ['one sender of it', nadia, [5, 3, 1]],
    ['a sender of the same name elsewhere', { organisation: team, subject: 'nadia' }, [4]],
    ['who has sent nothing', { organisation: team, subject: 'omar' }, []],
  ])('what %s has sent, newest first, whatever the size of the pages', async (_, by, expected) => {
    const cases = await openWithEverything();

    for (const limit of [1, 2, 100]) expect(await everyPage(cases, by, limit)).toEqual(expected.map(referralId));
  });

  test('what was sent stays on the list however it moves on', async () => {
    const cases = await open();
    const before = aReferral({ source: nadia });
    await cases.commit({ referrals: [aCommit({ after: before })] });
    await cases.commit({
      referrals: [aCommit({ before, after: aReferral({ source: nadia, version: 2, status: 'assigned' }) })],
    });

    expect(await everyPage(cases, nadia, 10)).toEqual([before.id]);
  });

  test('a list goes on only from where one of its pages ended', async () => {
    const cases = await openWithEverything();

    await expect(cases.sentBy({ by: nadia, limit: 1, after: 'anything' })).rejects.toThrow(RangeError);
  });
}

async function everyPage(cases: CaseStore, by: SentQuestion['by'], limit: number) {
  const found = [];
  let after: string | undefined;
  do {
    const page = await cases.sentBy({ by, limit, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
