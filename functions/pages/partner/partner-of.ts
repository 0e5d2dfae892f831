import type { PartnerId } from '../../../schemas/ids.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { Ask } from '../shell/pages-handler.ts';

/** The sign-in is bound to one partner in the directory. @throws ProblemError when it is not */
export function partnerOf({ reader }: Ask): PartnerId {
  const { partner } = reader.caller;
  if (!partner) throw new ProblemError('forbidden', { detail: 'This sign-in is not bound to a partner.' });
  return partner;
}
