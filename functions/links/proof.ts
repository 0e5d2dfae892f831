import { LetterCode } from '../../schemas/link-api.ts';
import type { Ask } from '../shell/http.ts';
import { ProblemError } from '../shell/problem.ts';
import type { Proof } from './visit.ts';

/**
 * What somebody without an account proves themselves with: in a header, because addresses are logged and bodies are kept.
 * @throws ProblemError 401 when it could not be one, as for one that opens nothing
 */
export function proofIn({ event }: Pick<Ask, 'event'>): Proof {
  const [, bearer = ''] = /^Bearer +([\w.-]+)$/i.exec(event.headers['authorization'] ?? '') ?? [];
  if (/^[\w-]{43}$/.test(bearer)) return bearer;
  const [reference, code] = bearer.split('.');
  const letter = LetterCode.safeParse({ reference, code });
  if (!letter.success) throw opensNothing();
  return letter.data;
}

/** Used, expired, overtaken, unknown and no link at all are answered alike, so that nothing can be learnt by trying. */
export const opensNothing = (): ProblemError =>
  new ProblemError('unauthorised', {
    detail: 'This link or code opens nothing. Each works once, and for 28 days.',
  });
