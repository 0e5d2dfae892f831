import type { AnsweredRequest, CaseStore, RequestKey } from '../../domain/ports.ts';
import { fingerprint } from './fingerprint.ts';
import type { Ask } from './http.ts';
import { ProblemError } from './problem.ts';

/** A request that is known by a key of its sender's choice, and what it asked for. */
export interface KeyedRequest extends RequestKey {
  readonly fingerprint: string;
}

/**
 * The key that came with a request, if one did. Whatever else says what is asked for, such as the path, belongs to `asked`.
 * @throws ProblemError when it is not a key
 */
export function keyedRequest({ caller, event }: Ask, asked: unknown): KeyedRequest | undefined {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw keyNeeded();
  return { source: caller.subject, key, fingerprint: fingerprint(asked) };
}

export const keyNeeded = () =>
  new ProblemError('idempotency-key-needed', {
    detail: 'Send a new random value, such as a UUID, with each request, and the same value when you try again.',
  });

/**
 * What the same request was answered before, if it was.
 * @returns 'key-reused' when it was another request that had this key
 */
export async function answeredBefore(
  cases: Pick<CaseStore, 'answered'>,
  { fingerprint: asked, ...key }: KeyedRequest,
): Promise<AnsweredRequest | 'key-reused' | undefined> {
  const answered = await cases.answered(key);
  return answered && answered.fingerprint !== asked ? 'key-reused' : answered;
}
