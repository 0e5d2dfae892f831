import { caseForms } from '../../functions/pages/cases/forms/forms.ts';
import { parts } from '../../functions/pages/cases/parts/names.ts';
import { stepNames } from '../../functions/pages/refer/steps/step-names.ts';
import { pageRoutes } from '../../functions/pages/routes.ts';
import type { Role } from '../../schemas/codes.ts';

/** What has been written into a service, and where it is found. */
export interface Told {
  readonly referrals: readonly string[];
  readonly onward: readonly string[];
  readonly links: readonly string[];
  readonly offer: string;
  /** The address of a draft. */
  readonly draft: string;
  /** To look for, and to be asked for where nothing is. */
  readonly words: string;
}

type Route = (typeof pageRoutes)[number];
type ReadPageName = Extract<Route, { method: 'GET' }>['page'];

/** The addresses of every page that can be read, with what was told and with what nobody has. */
export function everyPage(
  told: Told,
): { readonly page: string; readonly path: string; readonly as: Role | undefined }[] {
  const paths = pathsFor(told);
  return pageRoutes.flatMap(route => {
    if (route.method !== 'GET') return [];
    const as = route.access === 'public' ? undefined : route.access.session[0];
    return paths[route.page].map(path => ({ page: route.page, path, as }));
  });
}

function pathsFor({ referrals, onward, links, offer, draft, words }: Told): Readonly<Record<ReadPageName, string[]>> {
  const asked = encodeURIComponent(words.toWellFormed());
  const query = (path: string, ...names: string[]) => [
    path,
    `${path}?${names.map(name => `${name}=${asked}`).join('&')}`,
  ];
  const of = (paths: (id: string) => readonly string[]) => referrals.flatMap(paths);
  const pagesOfCase = [...parts.map(({ name }) => name), ...Object.keys(caseForms), asked];
  const about = `?offer=${offer}&onward=${onward[0]}&action=${asked}&escalation=${asked}&to=${asked}&done=${asked}`;
  return {
    start: ['/'],
    asset: [`/assets/${asked}`],
    support: query('/offers', 'need', 'near', 'within', 'day', 'part', 'free', 'access', 'page').concat(
      '/offers?need=benefits',
    ),
    supportOffer: [`/offers/${offer}`, `/offers/${asked}`],
    matching: ['/how-matching-works'],
    accessibility: ['/accessibility'],
    privacy: ['/privacy'],
    crisis: ['/crisis'],
    docs: ['/docs'],
    reference: ['/docs/api'],
    tryApi: ['/docs/api/try'],
    operation: [`/docs/api/operations/${asked}`],
    schema: [`/docs/api/schemas/${asked}`],
    document: [`/docs/${asked}`],
    signIn: [],
    signedIn: query('/callback', 'code', 'state', 'error', 'error_description'),
    sessionEnding: ['/session'],
    signedOut: query('/signed-out', 'state'),
    worklist: query('/worklist', 'view', 'need', 'target', 'flag', 'site', 'priority', 'after').concat(
      '/worklist?view=all',
    ),
    worklistFile: query('/worklist.csv', 'view', 'need').concat('/worklist.csv?view=all'),
    nextCase: query('/worklist/next', 'after'),
    startSearch: ['/worklist/search'],
    chooseSite: ['/site'],
    case: [...referrals, asked].flatMap(id => query(`/cases/${id}`, 'done')),
    casePage: of(id => pagesOfCase.map(page => `/cases/${id}/${page}${about}`)),
    dropIn: ['/drop-in'],
    droppedIn: of(id => [`/drop-in/${id}`]),
    calendar: query('/calendar', 'from', 'view'),
    calendarFile: ['/calendar.ics'],
    link: [...links, `/l/${asked}`],
    letter: ['/answer'],
    refer: query('/refer', 'from', 'givenName'),
    steps: ['/refer/steps'],
    draft: [draft, `/refer/steps/${asked}`],
    checkDraft: [`${draft}/check`],
    sentDraft: [`${draft}/sent`],
    askToDeleteDraft: [`${draft}/delete`],
    step: [...stepNames, asked].map(step => `${draft}/${step}`),
    referrals: query('/referrals', 'status', 'after'),
    drafts: ['/referrals/drafts'],
    referral: of(id => [`/referrals/${id}`]),
    closingLetter: of(id => [`/referrals/${id}/letter`]),
    askToWithdraw: of(id => [`/referrals/${id}/withdraw`]),
    upload: ['/upload'],
    uploadTemplate: ['/upload/template.csv'],
    selfReferral: ['/self-referral'],
    inbox: ['new', 'waiting', 'active', 'closed', asked].map(view => `/partner?view=${view}`),
    request: [...onward, asked].map(id => `/partner/requests/${id}`),
    offers: ['/partner/offers'],
    offer: [`/partner/offers/${offer}`, `/partner/offers/${asked}`],
    partnerNumbers: query('/partner/numbers', 'from', 'to'),
    partnerNumbersFile: query('/partner/numbers.csv', 'from', 'to'),
    dashboard: query('/dashboard', 'from', 'to'),
    downloadFigures: ['activity.csv', 'unmet-need.csv', 'partners.csv', asked].map(
      file => `/dashboard/${file}?from=2026-11-01&to=2026-11-30`,
    ),
    health: ['/operations'],
    deadLetters: ['/operations/dead-letters'],
    askToDiscard: [`/operations/dead-letters/matching/${asked}/discard`],
    trace: [...referrals, asked].map(one => `/operations/trace?about=${one}`),
    policy: ['/operations/policy'],
  };
}

/** Where a form is shown, where it is sent, and what it needs beside the words. */
export interface FormAt {
  readonly shown: string;
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
}

type SentPageName = Extract<Route, { method: 'POST' }>['page'];

/** Every form that takes words: sent with them in every field, whatever they mean there. */
export function everyForm(told: Told): (FormAt & { readonly page: string; readonly as: Role | undefined })[] {
  const forms = formsFor(told);
  return pageRoutes.flatMap(route => {
    if (route.method !== 'POST') return [];
    const as = route.access === 'public' ? undefined : route.access.session[0];
    return forms[route.page].map(form => ({ page: route.page, as, ...form }));
  });
}

function formsFor({ referrals, onward, links, offer, draft }: Told): Readonly<Record<SentPageName, FormAt[]>> {
  const [id] = referrals;
  const at = (action: string, fields = {}, shown = action): FormAt => ({ shown, action, fields });
  return {
    stay: [],
    signOut: [],
    redrive: [],
    discard: [],
    printLetter: [],
    deleteDraft: [],
    // Sent as files, by the test of uploads.
    previewUpload: [],
    sendUpload: [],
    rejectedRows: [],
    findCases: [at('/worklist/search')],
    switchSite: [at('/site')],
    workOnCase: Object.keys(caseForms).map(form =>
      at(`/cases/${id}/${form}`, {}, `/cases/${id}/${form}?offer=${offer}`),
    ),
    registerDropIn: [at('/drop-in')],
    useLink: links.flatMap(link => ['look', 'ask', 'accept'].map(decision => at(link, { decision }))),
    answerLetter: [at('/answer')],
    goOnReferring: ['check', 'change', 'later', 'send'].map(step => at('/refer', { step })),
    takeStep: stepNames.map(step => at(`${draft}/${step}`, { step: 'continue' })),
    sendDraft: [at(`${draft}/check`)],
    withdraw: [at(`/referrals/${id}/withdraw`)],
    sendSelfReferral: [at('/self-referral')],
    answerRequest: ['accept', 'wait-list', 'decline', 'ask', 'ended', 'attendance'].map(decision =>
      at(`/partner/requests/${onward[0]}`, { decision }),
    ),
    keepUpOffer: ['places', 'still-right', 'everything'].map(change => at(`/partner/offers/${offer}`, { change })),
  };
}
