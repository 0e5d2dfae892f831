import type { Role, Scope } from '../schemas/codes.ts';

/** Who may ask: any caller with one of `scopes` whose role is one of `roles`. Organisation is checked by the operation. */
export interface Route {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** API Gateway's own notation: `/v1/referrals/{id}`. */
  readonly path: `/${string}`;
  readonly function: 'intake' | 'cases' | 'about';
  readonly access: 'public' | { readonly scopes: readonly Scope[]; readonly roles: readonly Role[] };
}

/** Said once: the CDK makes the API from this, the local service its server, the OpenAPI document its paths. */
export const routes = [
  {
    operation: 'sendReferral',
    method: 'POST',
    path: '/v1/referrals',
    function: 'intake',
    access: { scopes: ['referrals/write'], roles: ['referrer', 'advisor', 'manager'] },
  },
  {
    operation: 'readReferral',
    method: 'GET',
    path: '/v1/referrals/{id}',
    function: 'cases',
    access: { scopes: ['referrals/read', 'cases/work'], roles: ['referrer', 'advisor', 'manager'] },
  },
  {
    operation: 'listWork',
    method: 'GET',
    path: '/v1/worklist',
    function: 'cases',
    access: { scopes: ['cases/work'], roles: ['advisor', 'manager'] },
  },
  {
    operation: 'takeHold',
    method: 'POST',
    path: '/v1/referrals/{id}/take-hold',
    function: 'cases',
    access: { scopes: ['cases/work'], roles: ['advisor', 'manager'] },
  },
  {
    operation: 'releaseHold',
    method: 'POST',
    path: '/v1/referrals/{id}/release-hold',
    function: 'cases',
    access: { scopes: ['cases/work'], roles: ['advisor', 'manager'] },
  },
  { operation: 'readHealth', method: 'GET', path: '/healthz', function: 'about', access: 'public' },
  { operation: 'readOpenApi', method: 'GET', path: '/openapi.json', function: 'about', access: 'public' },
] as const satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
export type HttpFunction = (typeof routes)[number]['function'];
