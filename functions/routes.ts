import type { Shown } from '../schemas/access.ts';
import type { Role, Scope } from '../schemas/codes.ts';

/** Who may ask: any caller with one of `scopes` whose role is one of `roles`. Organisation is checked by the operation. */
export interface Route {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** API Gateway's own notation: `/v1/referrals/{id}`. */
  readonly path: `/${string}`;
  readonly function: 'intake' | 'cases' | 'partners' | 'links' | 'ledger' | 'about' | 'reports' | 'webhooks';
  readonly access: 'public' | { readonly scopes: readonly Scope[]; readonly roles: readonly Role[] };
  /** What it shows of a person's record. Nobody is answered before it is kept that they were shown it. */
  readonly shows?: Shown;
}

/** Those who support people. */
const staff = { scopes: ['cases/work'], roles: ['advisor', 'manager'] } as const;
/** They, and whoever sent the referral. */
const senderAndStaff = {
  scopes: ['referrals/write', 'cases/work'],
  roles: ['referrer', 'advisor', 'manager'],
} as const;
const readers = { scopes: ['referrals/read', 'cases/work'], roles: ['referrer', 'advisor', 'manager'] } as const;

/** Something that is done with one referral. */
const work = <const Name extends string, const Path extends string, Access = typeof staff>(
  operation: Name,
  path: Path,
  access = staff as Access,
) => ({ operation, method: 'POST', path: `/v1/referrals/{id}/${path}`, function: 'cases', access }) as const;

/** Something that a partner sees or does; the sign-in says which partner. */
const partner = <const Name extends string, const Method extends Route['method'], const Path extends string>(
  operation: Name,
  method: Method,
  path: Path,
) =>
  ({
    operation,
    method,
    path: `/v1/partner/${path}`,
    function: 'partners',
    access: { scopes: ['partners/work'], roles: ['partner'] },
  }) as const;

/** Something that a partner is shown of a person: as much as they have agreed to. */
const request = <const Name extends string, const Method extends Route['method'], const Path extends string>(
  operation: Name,
  method: Method,
  path: Path,
) => ({ ...partner(operation, method, path), shows: 'request' }) as const;

/** Numbers of the whole service. */
const report = <const Name extends string, const Path extends string>(operation: Name, path: Path) =>
  ({
    operation,
    method: 'GET',
    path: `/v1/reports/${path}`,
    function: 'reports',
    access: { scopes: ['cases/work'], roles: ['manager'] },
  }) as const;

/** Something about a subscription of the caller's own organisation. */
const webhook = <const Name extends string, const Method extends Route['method'], const Path extends string>(
  operation: Name,
  method: Method,
  path: Path,
) =>
  ({
    operation,
    method,
    path: `/v1/webhooks${path}`,
    function: 'webhooks',
    access: { scopes: ['referrals/read'], roles: ['referrer'] },
  }) as const;

/** Said once: the CDK makes the API from this, the local service its server, the OpenAPI document its paths. */
export const routes = [
  {
    operation: 'sendReferral',
    method: 'POST',
    path: '/v1/referrals',
    function: 'intake',
    access: { scopes: ['referrals/write'], roles: ['referrer', 'advisor', 'manager'] },
  },
  { operation: 'registerDropIn', method: 'POST', path: '/v1/drop-ins', function: 'intake', access: staff },

  {
    operation: 'readReferral',
    method: 'GET',
    path: '/v1/referrals/{id}',
    function: 'cases',
    access: readers,
    shows: 'record',
  },
  {
    operation: 'readLetter',
    method: 'GET',
    path: '/v1/referrals/{id}/letter',
    function: 'cases',
    access: readers,
    shows: 'letter',
  },
  {
    operation: 'listAccesses',
    method: 'GET',
    path: '/v1/referrals/{id}/accesses',
    function: 'cases',
    access: { scopes: ['cases/work'], roles: ['manager'] },
    shows: 'accesses',
  },
  {
    operation: 'listReferrals',
    method: 'GET',
    path: '/v1/referrals',
    function: 'cases',
    access: { scopes: ['referrals/read'], roles: ['referrer'] },
  },
  { operation: 'listWork', method: 'GET', path: '/v1/worklist', function: 'cases', access: staff },
  { operation: 'searchWorklist', method: 'POST', path: '/v1/worklist/search', function: 'cases', access: staff },
  {
    operation: 'exportGpCoding',
    method: 'GET',
    path: '/v1/exports/gp-coding',
    function: 'cases',
    access: { scopes: ['referrals/read', 'cases/work'], roles: ['referrer', 'manager'] },
    shows: 'coding',
  },

  work('takeHold', 'take-hold'),
  work('releaseHold', 'release-hold'),
  work('acceptAssignment', 'accept'),
  work('handOver', 'hand-over'),
  work('returnToPool', 'return'),
  work('takeReferral', 'take'),
  work('recordContact', 'contacts'),
  work('addNote', 'notes'),
  work('agreeGoal', 'goals'),
  work('planAction', 'actions'),
  work('finishAction', 'actions/{action}/done'),
  work('correctContact', 'contact-details'),
  work('changeWishes', 'wishes'),
  work('matchAgain', 'match-again'),
  work('setOfferAside', 'offers-set-aside'),
  work('proposeOfferAgain', 'offers-set-aside/undone'),
  work('giveSignpost', 'signposts'),
  work('giveConsent', 'consents'),
  work('refuseConsent', 'consents/refused'),
  work('withdrawConsent', 'consents/withdrawn'),
  work('changeFeedback', 'feedback'),
  work('requestOnward', 'onward-referrals'),
  work('withdrawOnward', 'onward-referrals/{onward}/withdraw'),
  work('answerQuestion', 'onward-referrals/{onward}/answer'),
  work('recordPartnerAnswer', 'onward-referrals/{onward}/partner-answer'),
  work('recordAttendance', 'onward-referrals/{onward}/attendance'),
  work('recordEnding', 'onward-referrals/{onward}/ending'),
  work('recordAnswer', 'answers'),
  work('escalate', 'escalations'),
  work('acknowledgeEscalation', 'escalations/{escalation}/acknowledge'),
  work('settleAttention', 'attention/settle'),
  work('close', 'close'),
  work('reopen', 'reopen'),
  work('withdraw', 'withdraw', senderAndStaff),
  work('enterInError', 'entered-in-error', senderAndStaff),

  {
    operation: 'readLedger',
    method: 'GET',
    path: '/v1/people/{person}/messages',
    function: 'ledger',
    access: staff,
    shows: 'messages',
  },
  {
    operation: 'printMessage',
    method: 'POST',
    path: '/v1/referrals/{id}/messages/{message}/print',
    function: 'ledger',
    access: staff,
    shows: 'messages',
  },

  report('reportActivity', 'activity'),
  report('reportUnmetNeed', 'unmet-need'),
  report('reportFundedPlaces', 'funded-places'),

  request('listRequests', 'GET', 'requests'),
  request('readRequest', 'GET', 'requests/{onward}'),
  request('answerRequest', 'POST', 'requests/{onward}/answer'),
  request('reportAttendance', 'POST', 'requests/{onward}/attendance'),
  request('endRequest', 'POST', 'requests/{onward}/ending'),
  partner('listOffers', 'GET', 'offers'),
  partner('keepUpOffer', 'POST', 'offers/{offer}'),

  { operation: 'readLink', method: 'GET', path: '/v1/link', function: 'links', access: 'public' },
  { operation: 'useLink', method: 'POST', path: '/v1/link', function: 'links', access: 'public', shows: 'request' },

  webhook('listWebhooks', 'GET', ''),
  webhook('createWebhook', 'POST', ''),
  webhook('readWebhook', 'GET', '/{webhook}'),
  webhook('deleteWebhook', 'DELETE', '/{webhook}'),
  webhook('rotateWebhookSecret', 'POST', '/{webhook}/rotate-secret'),
  webhook('pauseWebhook', 'POST', '/{webhook}/pause'),
  webhook('enableWebhook', 'POST', '/{webhook}/enable'),
  webhook('testWebhook', 'POST', '/{webhook}/test'),
  webhook('listWebhookDeliveries', 'GET', '/{webhook}/deliveries'),
  webhook('resendWebhookDelivery', 'POST', '/{webhook}/deliveries/{delivery}/send-again'),

  { operation: 'readHealth', method: 'GET', path: '/healthz', function: 'about', access: 'public' },
  { operation: 'readOpenApi', method: 'GET', path: '/openapi.json', function: 'about', access: 'public' },
] as const satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
export type HttpFunction = (typeof routes)[number]['function'];
