import { ReferralId } from '../../../schemas/ids.ts';

// Whoever opens one case after the other is not shown again those that they have left as they were. Which they are goes along
// in the address, and is forgotten when one of them is worked on.

/** Of an address: what makes no sense is left out. */
export const passedBy = (text = ''): ReferralId[] =>
  text
    .split('.')
    .flatMap(id => ReferralId.safeParse(id).data ?? [])
    .slice(-most);

/** As many as an address can carry. */
const most = 50;

export const caseAfter = (id: string, passed: readonly ReferralId[]): string =>
  `/cases/${id}${passed.length > 0 ? `?passed=${passed.join('.')}` : ''}`;

/** @param passed the cases before this one */
export const nextAfter = (id: string, passed: readonly ReferralId[]): string =>
  `/worklist/next?after=${[...passed, id].join('.')}`;
