import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Showing } from '../../shell/note-access.ts';
import type { PageContent } from './layout.tsx';

/** What a page function answers with. */
export type Reply = Showing &
  (
    | { readonly page: PageContent; readonly status?: number; readonly cookies?: readonly string[] }
    | { readonly goTo: string; readonly cookies?: readonly string[] }
    | { readonly file: APIGatewayProxyStructuredResultV2 }
  );

/** After a form has done its work: a page that can be loaded again without doing it twice. */
export const redirectTo = (goTo: string, cookies: readonly string[] = []): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 303,
  headers: { location: goTo },
  cookies: [...cookies],
});

export const html = (
  body: string,
  status = 200,
  cookies: readonly string[] = [],
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  cookies: [...cookies],
  body,
});

/**
 * Pages load and run only what is ours, are framed by nobody, and stay in no cache. Forms may lead to the issuer as well:
 * browsers apply the rule to the redirect that signs somebody out there.
 */
export const safeHeaders = (issuerOrigin: string): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${issuerOrigin}`,
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Not `no-referrer`, with which browsers hide from us too where a form comes from.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
});
