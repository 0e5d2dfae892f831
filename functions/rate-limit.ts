/**
 * What the service takes from all callers together: a bucket of `atOnce` requests that fills again at `perSecond`. Far above
 * any real day, on which everybody opens the pages at nine: it stops a client that has run away, never a surgery.
 */
export const rateLimit = { atOnce: 400, perSecond: 200 } as const;

/** In which an empty bucket fills again. */
export const refillSeconds = rateLimit.atOnce / rateLimit.perSecond;

/**
 * Told with every answer: the policy alone, since nobody counts for one caller what is left. `q` requests in `w` seconds, in
 * the words of draft-ietf-httpapi-ratelimit-headers, and the number alone under the name that older clients know.
 */
export const rateLimitHeaders = {
  'ratelimit-policy': `"everybody";q=${rateLimit.atOnce};w=${refillSeconds}`,
  'x-ratelimit-limit': String(rateLimit.atOnce),
} as const;
