import { createHash } from 'node:crypto';
import { DraftId } from '../../../../schemas/draft.ts';
import { keyNeeded } from '../../../shell/idempotency.ts';

/**
 * The draft that a form begins, and the key under which it is sent: the same however often the form comes, and from
 * whichever page of it, so that it becomes one draft and one referral. @throws ProblemError for a form without a key
 */
export function draftIdOf(requestKey: string): DraftId {
  if (requestKey === '') throw keyNeeded();
  return DraftId.parse(`drf_${createHash('sha256').update(requestKey).digest('base64url')}`);
}
