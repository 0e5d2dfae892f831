import type { Shown } from '../../schemas/access.ts';
import type { Role } from '../../schemas/codes.ts';

/** A page: asked for by a browser, open to everybody or to those who are signed in in one of these roles. */
export interface PageRoute {
  readonly page: string;
  readonly method: 'GET' | 'POST';
  /** API Gateway's own notation. */
  readonly path: `/${string}`;
  readonly access: 'public' | { readonly session: readonly Role[] };
  /** The address is the key: browsers tell it to nobody, and it is looked at without who may be signed in. */
  readonly isSecret?: true;
  /** What it shows of a person's record. Nobody sees it before it is kept that they were shown it. */
  readonly shows?: Shown;
}

const everyone = ['referrer', 'partner', 'advisor', 'manager', 'operator'] as const satisfies readonly Role[];
const caseWorkers = ['advisor', 'manager'] as const satisfies readonly Role[];
const referrers = { session: ['referrer'] } as const satisfies PageRoute['access'];
const managers = { session: ['manager'] } as const satisfies PageRoute['access'];
const operators = { session: ['operator'] } as const satisfies PageRoute['access'];
const partners = { session: ['partner'] } as const satisfies PageRoute['access'];

/** Said once, as the routes of the API are. What no route answers is asked of this function too, for a page that says so. */
export const pageRoutes = [
  { page: 'start', method: 'GET', path: '/', access: 'public' },
  { page: 'asset', method: 'GET', path: '/assets/{name}', access: 'public' },

  { page: 'support', method: 'GET', path: '/offers', access: 'public' },
  { page: 'supportOffer', method: 'GET', path: '/offers/{id}', access: 'public' },
  { page: 'matching', method: 'GET', path: '/how-matching-works', access: 'public' },
  { page: 'accessibility', method: 'GET', path: '/accessibility', access: 'public' },
  { page: 'privacy', method: 'GET', path: '/privacy', access: 'public' },
  { page: 'crisis', method: 'GET', path: '/crisis', access: 'public' },

  { page: 'docs', method: 'GET', path: '/docs', access: 'public' },
  { page: 'reference', method: 'GET', path: '/docs/api', access: 'public' },
  { page: 'tryApi', method: 'GET', path: '/docs/api/try', access: 'public' },
  { page: 'operation', method: 'GET', path: '/docs/api/operations/{name}', access: 'public' },
  { page: 'schema', method: 'GET', path: '/docs/api/schemas/{name}', access: 'public' },
  { page: 'document', method: 'GET', path: '/docs/{name}', access: 'public' },

  { page: 'signIn', method: 'GET', path: '/sign-in', access: 'public' },
  { page: 'signedIn', method: 'GET', path: '/callback', access: 'public' },
  { page: 'sessionEnding', method: 'GET', path: '/session', access: { session: everyone } },
  { page: 'stay', method: 'POST', path: '/session', access: { session: everyone } },
  { page: 'signOut', method: 'POST', path: '/sign-out', access: 'public' },
  { page: 'signedOut', method: 'GET', path: '/signed-out', access: 'public' },

  { page: 'worklist', method: 'GET', path: '/worklist', access: { session: caseWorkers } },
  { page: 'worklistFile', method: 'GET', path: '/worklist.csv', access: { session: caseWorkers } },
  { page: 'nextCase', method: 'GET', path: '/worklist/next', access: { session: caseWorkers } },
  { page: 'startSearch', method: 'GET', path: '/worklist/search', access: { session: caseWorkers } },
  { page: 'findCases', method: 'POST', path: '/worklist/search', access: { session: caseWorkers } },
  { page: 'chooseSite', method: 'GET', path: '/site', access: { session: caseWorkers } },
  { page: 'switchSite', method: 'POST', path: '/site', access: { session: caseWorkers } },
  { page: 'case', method: 'GET', path: '/cases/{id}', access: { session: caseWorkers }, shows: 'record' },
  { page: 'casePage', method: 'GET', path: '/cases/{id}/{page}', access: { session: caseWorkers }, shows: 'record' },
  { page: 'workOnCase', method: 'POST', path: '/cases/{id}/{page}', access: { session: caseWorkers }, shows: 'record' },
  {
    page: 'printLetter',
    method: 'POST',
    path: '/cases/{id}/letters/{message}',
    access: { session: caseWorkers },
    shows: 'messages',
  },
  { page: 'dropIn', method: 'GET', path: '/drop-in', access: { session: caseWorkers } },
  { page: 'registerDropIn', method: 'POST', path: '/drop-in', access: { session: caseWorkers } },
  { page: 'droppedIn', method: 'GET', path: '/drop-in/{id}', access: { session: caseWorkers }, shows: 'record' },
  { page: 'calendar', method: 'GET', path: '/calendar', access: { session: caseWorkers } },
  { page: 'calendarFile', method: 'GET', path: '/calendar.ics', access: { session: caseWorkers } },

  { page: 'link', method: 'GET', path: '/l/{token}', access: 'public', isSecret: true },
  { page: 'useLink', method: 'POST', path: '/l/{token}', access: 'public', isSecret: true, shows: 'request' },
  { page: 'letter', method: 'GET', path: '/answer', access: 'public' },
  { page: 'answerLetter', method: 'POST', path: '/answer', access: 'public' },

  { page: 'refer', method: 'GET', path: '/refer', access: referrers },
  { page: 'goOnReferring', method: 'POST', path: '/refer', access: referrers },
  { page: 'steps', method: 'GET', path: '/refer/steps', access: referrers },
  { page: 'draft', method: 'GET', path: '/refer/steps/{draft}', access: referrers },
  { page: 'checkDraft', method: 'GET', path: '/refer/steps/{draft}/check', access: referrers },
  { page: 'sendDraft', method: 'POST', path: '/refer/steps/{draft}/check', access: referrers },
  { page: 'sentDraft', method: 'GET', path: '/refer/steps/{draft}/sent', access: referrers },
  { page: 'askToDeleteDraft', method: 'GET', path: '/refer/steps/{draft}/delete', access: referrers },
  { page: 'deleteDraft', method: 'POST', path: '/refer/steps/{draft}/delete', access: referrers },
  { page: 'step', method: 'GET', path: '/refer/steps/{draft}/{step}', access: referrers },
  { page: 'takeStep', method: 'POST', path: '/refer/steps/{draft}/{step}', access: referrers },
  { page: 'referrals', method: 'GET', path: '/referrals', access: referrers },
  { page: 'drafts', method: 'GET', path: '/referrals/drafts', access: referrers },
  { page: 'referral', method: 'GET', path: '/referrals/{id}', access: referrers, shows: 'record' },
  { page: 'closingLetter', method: 'GET', path: '/referrals/{id}/letter', access: referrers, shows: 'letter' },
  { page: 'askToWithdraw', method: 'GET', path: '/referrals/{id}/withdraw', access: referrers, shows: 'record' },
  { page: 'withdraw', method: 'POST', path: '/referrals/{id}/withdraw', access: referrers, shows: 'record' },
  { page: 'upload', method: 'GET', path: '/upload', access: referrers },
  { page: 'uploadTemplate', method: 'GET', path: '/upload/template.csv', access: referrers },
  { page: 'previewUpload', method: 'POST', path: '/upload', access: referrers },
  { page: 'sendUpload', method: 'POST', path: '/upload/sent', access: referrers },
  { page: 'rejectedRows', method: 'POST', path: '/upload/rejected.csv', access: referrers },
  { page: 'selfReferral', method: 'GET', path: '/self-referral', access: 'public' },
  { page: 'sendSelfReferral', method: 'POST', path: '/self-referral', access: 'public' },

  { page: 'inbox', method: 'GET', path: '/partner', access: partners },
  { page: 'request', method: 'GET', path: '/partner/requests/{onward}', access: partners, shows: 'request' },
  { page: 'answerRequest', method: 'POST', path: '/partner/requests/{onward}', access: partners, shows: 'request' },
  { page: 'offers', method: 'GET', path: '/partner/offers', access: partners },
  { page: 'offer', method: 'GET', path: '/partner/offers/{offer}', access: partners },
  { page: 'keepUpOffer', method: 'POST', path: '/partner/offers/{offer}', access: partners },
  { page: 'partnerNumbers', method: 'GET', path: '/partner/numbers', access: partners },
  { page: 'partnerNumbersFile', method: 'GET', path: '/partner/numbers.csv', access: partners },

  { page: 'dashboard', method: 'GET', path: '/dashboard', access: managers },
  { page: 'downloadFigures', method: 'GET', path: '/dashboard/{file}', access: managers },

  { page: 'health', method: 'GET', path: '/operations', access: operators },
  { page: 'deadLetters', method: 'GET', path: '/operations/dead-letters', access: operators },
  { page: 'redrive', method: 'POST', path: '/operations/dead-letters/redrive', access: operators },
  { page: 'askToDiscard', method: 'GET', path: '/operations/dead-letters/{queue}/{letter}/discard', access: operators },
  { page: 'discard', method: 'POST', path: '/operations/dead-letters/{queue}/{letter}/discard', access: operators },
  { page: 'trace', method: 'GET', path: '/operations/trace', access: operators },
  { page: 'policy', method: 'GET', path: '/operations/policy', access: operators },
] as const satisfies readonly PageRoute[];

/** Where somebody of each role begins their work. */
export const homes = {
  referrer: '/referrals',
  partner: '/partner',
  advisor: '/worklist',
  manager: '/dashboard',
  operator: '/operations',
} as const satisfies Readonly<Record<Role, PageRoute['path']>>;

export type PageName = (typeof pageRoutes)[number]['page'];
export type PublicPageName = Extract<(typeof pageRoutes)[number], { access: 'public' }>['page'];
