import type { Ask } from './http.ts';

/**
 * Which of these kinds the asker would rather have: the first that the Accept header names, or else the first of all.
 * Weights are left unread: who can take several kinds gets the one that we would rather give.
 */
export function preferred<const Kinds extends readonly [string, ...string[]]>(
  { event }: Ask,
  kinds: Kinds,
): Kinds[number] {
  const accept = event.headers['accept'] ?? '';
  return kinds.find(kind => accept.includes(kind)) ?? kinds[0];
}
