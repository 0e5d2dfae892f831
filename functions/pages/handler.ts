import { answerAsset } from './assets/answer-asset.ts';
import { pagesHandler } from './shell/pages-handler.ts';
import { sessionEnding, signedIn, signedOut, signIn, signOut, stay } from './sign-in/pages.ts';
import { showStart } from './start/page.tsx';
import type { PagesWorld } from './world.ts';

/** Every page there is, by its name in routes.ts. A part of the site is loaded when the first of its pages is asked for. */
export const createHandler = (world: PagesWorld) =>
  pagesHandler(world, {
    start: async () => showStart(),
    asset: async ({ event }) => ({ file: answerAsset(world.assets, event) }),

    support: async ask => (await directory()).showSupport(world, ask),
    supportOffer: async ask => (await directory()).showSupportOffer(world, ask),
    matching: async () => (await about()).showMatching(),
    accessibility: async () => (await about()).showAccessibility(world),
    privacy: async () => (await about()).showPrivacy(world),
    crisis: async () => (await about()).showCrisis(world),

    docs: async () => (await docs()).showDocs(world),
    tryApi: async () => (await docs()).showTry(world),
    document: async ask => (await docs()).showDocument(world, ask),
    reference: async () => (await docs()).showReference(world),
    operation: async ask => (await docs()).showOperation(world, ask),
    schema: async ask => (await docs()).showSchema(world, ask),

    dashboard: async ask => (await dashboard()).showDashboard(world, ask),
    downloadFigures: async ask => (await dashboard()).downloadFigures(world, ask),

    health: async () => (await operations()).showHealth(world),
    deadLetters: async ask => (await operations()).showDeadLetters(world, ask),
    redrive: async ask => (await operations()).redriveDeadLetters(world, ask),
    askToDiscard: async ask => (await operations()).askToDiscard(world, ask),
    discard: async ask => (await operations()).discardDeadLetter(world, ask),
    trace: async ask => (await operations()).showTrace(world, ask),
    policy: async () => (await operations()).showPolicy(),

    signIn: ask => signIn(world, ask),
    signedIn: ask => signedIn(world, ask),
    signOut: ask => signOut(world, ask),
    signedOut: async () => signedOut(),
    sessionEnding: async ask => sessionEnding(ask),
    stay: async () => stay(),

    worklist: async ask => (await caseWork()).showWorklist(world, ask),
    worklistFile: async ask => (await caseWork()).showWorklistFile(world, ask),
    nextCase: async ask => (await caseWork()).goToNextCase(world, ask),
    startSearch: async ask => (await caseWork()).startSearch(ask),
    findCases: async ask => (await caseWork()).findCases(world, ask),
    chooseSite: async ask => (await caseWork()).chooseSite(world, ask),
    switchSite: async ask => (await caseWork()).switchSite(world, ask),
    case: async ask => (await caseWork()).showCase(world, ask),
    casePage: async ask => (await caseWork()).showCasePage(world, ask),
    workOnCase: async ask => (await caseWork()).workOnCase(world, ask),
    printLetter: async ask => (await caseWork()).printLetter(world, ask),
    dropIn: async ask => (await caseWork()).dropIn(world, ask),
    registerDropIn: async ask => (await caseWork()).registerDropIn(world, ask),
    droppedIn: async ask => (await caseWork()).droppedIn(world, ask),
    calendar: async ask => (await caseWork()).showCalendar(world, ask),
    calendarFile: async ask => (await caseWork()).showCalendarFile(world, ask),

    link: async ask => (await links()).showLink(world, ask),
    useLink: async ask => (await links()).useLink(world, ask),
    letter: async ask => (await links()).showLetter(world, ask),
    answerLetter: async ask => (await links()).answerLetter(world, ask),

    refer: async ask => (await referring()).startReferral(world, ask),
    goOnReferring: async ask => (await referring()).goOnWithReferral(world, ask),
    steps: async ask => (await referring()).startSteps(world, ask),
    draft: async ask => (await referring()).showDraft(world, ask),
    checkDraft: async ask => (await referring()).checkDraft(world, ask),
    sendDraft: async ask => (await referring()).sendDraft(world, ask),
    sentDraft: async ask => (await referring()).showSent(world, ask),
    askToDeleteDraft: async ask => (await referring()).askToDelete(world, ask),
    deleteDraft: async ask => (await referring()).deleteDraft(world, ask),
    step: async ask => (await referring()).showStep(world, ask),
    takeStep: async ask => (await referring()).takeStep(world, ask),
    referrals: async ask => (await referring()).showReferrals(world, ask),
    drafts: async ask => (await referring()).showDrafts(world, ask),
    referral: async ask => (await referring()).showReferral(world, ask),
    closingLetter: async ask => (await referring()).showClosingLetter(world, ask),
    askToWithdraw: async ask => (await referring()).askToWithdraw(world, ask),
    withdraw: async ask => (await referring()).withdraw(world, ask),
    upload: async ask => (await uploads()).showUpload(world, ask),
    uploadTemplate: async () => (await uploads()).showTemplate(),
    previewUpload: async ask => (await uploads()).previewUpload(world, ask),
    sendUpload: async ask => (await uploads()).sendUpload(world, ask),
    rejectedRows: async ask => (await uploads()).showRejected(world, ask),
    selfReferral: async ask => (await selfReferral()).startSelfReferral(ask),
    sendSelfReferral: async ask => (await selfReferral()).sendSelfReferral(world, ask),

    inbox: async ask => (await partners()).showInbox(world, ask),
    request: async ask => (await partners()).showRequest(world, ask),
    answerRequest: async ask => (await partners()).answerRequest(world, ask),
    offers: async ask => (await partners()).showOffers(world, ask),
    offer: async ask => (await partners()).showOffer(world, ask),
    keepUpOffer: async ask => (await partners()).keepUpOffer(world, ask),
    partnerNumbers: async ask => (await partners()).showNumbers(world, ask),
    partnerNumbersFile: async ask => (await partners()).showNumbersFile(world, ask),
  });

const about = () => import('./about/pages.tsx');
const directory = () => import('./directory/page.tsx');
const docs = () => import('./docs/page.tsx');
const caseWork = () => import('./case-work.ts');
const links = () => import('./link/pages.ts');
const referring = () => import('./referring.ts');
const selfReferral = () => import('./self-referral/page.tsx');
const uploads = () => import('./bulk/page.tsx');
const partners = () => import('./partner/pages.ts');
const dashboard = () => import('./dashboard/page.tsx');
const operations = () => import('./operations/page.tsx');
