import type { Role } from '../../schemas/codes.ts';

/** A page: asked for by a browser, open to everybody or to those who are signed in in one of these roles. */
export interface PageRoute {
  readonly page: string;
  readonly method: 'GET' | 'POST';
  /** API Gateway's own notation. */
  readonly path: `/${string}`;
  readonly access: 'public' | { readonly session: readonly Role[] };
}

const everyone = ['referrer', 'advisor', 'manager', 'operator'] as const satisfies readonly Role[];
const caseWorkers = ['advisor', 'manager'] as const satisfies readonly Role[];

/** Said once, as the routes of the API are. What no route answers is asked of this function too, for a page that says so. */
export const pageRoutes = [
  { page: 'start', method: 'GET', path: '/', access: 'public' },
  { page: 'asset', method: 'GET', path: '/assets/{name}', access: 'public' },

  { page: 'signIn', method: 'GET', path: '/sign-in', access: 'public' },
  { page: 'signedIn', method: 'GET', path: '/callback', access: 'public' },
  { page: 'sessionEnding', method: 'GET', path: '/session', access: { session: everyone } },
  { page: 'stay', method: 'POST', path: '/session', access: { session: everyone } },
  { page: 'signOut', method: 'POST', path: '/sign-out', access: 'public' },
  { page: 'signedOut', method: 'GET', path: '/signed-out', access: 'public' },

  { page: 'worklist', method: 'GET', path: '/worklist', access: { session: caseWorkers } },
  { page: 'case', method: 'GET', path: '/cases/{id}', access: { session: caseWorkers } },
  { page: 'takeHold', method: 'POST', path: '/cases/{id}/take-hold', access: { session: caseWorkers } },
  { page: 'askToRelease', method: 'GET', path: '/cases/{id}/release-hold', access: { session: caseWorkers } },
  { page: 'releaseHold', method: 'POST', path: '/cases/{id}/release-hold', access: { session: caseWorkers } },
] as const satisfies readonly PageRoute[];

export type PageName = (typeof pageRoutes)[number]['page'];
export type PublicPageName = Extract<(typeof pageRoutes)[number], { access: 'public' }>['page'];
