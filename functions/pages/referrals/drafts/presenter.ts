import { NeedCode, needLabels } from '../../../../schemas/codes.ts';
import type { Draft } from '../../../../schemas/draft.ts';
import { saidShortly, saidTime } from '../../house/said-time.ts';
import { needsOf } from '../../refer/answers.ts';
import { endOf } from '../../refer/drafts/keep-draft.ts';
import { stepsAddress } from '../../refer/steps/open.ts';
import { textOf } from '../../shell/form.ts';

export interface DraftRow {
  readonly href: string;
  readonly person: string;
  readonly needs: string;
  readonly begun: string;
  readonly changed: string;
  readonly lastDay: string;
}

/** A draft as its writer recognises it. */
export function presentDraft({ id, answers, begunAt, changedAt }: Draft): DraftRow {
  const needs = needsOf(answers).flatMap(({ code }) => NeedCode.safeParse(code).data ?? []);
  return {
    href: stepsAddress(id),
    person: [textOf(answers, 'givenName'), textOf(answers, 'familyName')].join(' ').trim() || 'No name yet',
    needs: needs.map(code => needLabels[code]).join('; ') || 'Not said yet',
    begun: saidShortly(begunAt),
    changed: `${saidShortly(changedAt)}, ${saidTime(changedAt)}`,
    lastDay: saidShortly(endOf(changedAt)),
  };
}
