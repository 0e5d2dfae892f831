import { showAccessibility, showCrisis, showMatching, showPrivacy } from './about/pages.tsx';
import { answerAsset } from './assets/answer-asset.ts';
import { previewUpload, sendUpload, showRejected, showTemplate, showUpload } from './bulk/page.tsx';
import { showCalendar, showCalendarFile } from './calendar/page.tsx';
import { showCase, showCasePage, workOnCase } from './cases/page.tsx';
import { downloadFigures, showDashboard } from './dashboard/page.tsx';
import { showSupport, showSupportOffer } from './directory/page.tsx';
import { showDocs, showDocument, showOperation, showReference, showSchema } from './docs/page.tsx';
import { dropIn, droppedIn, registerDropIn } from './drop-in/page.tsx';
import { answerLetter, showLetter } from './link/letter.tsx';
import { showLink, useLink } from './link/page.tsx';
import {
  askToDiscard,
  discardDeadLetter,
  redriveDeadLetters,
  showDeadLetters,
  showHealth,
  showPolicy,
  showTrace,
} from './operations/page.tsx';
import { showInbox } from './partner/inbox.tsx';
import { showNumbers, showNumbersFile } from './partner/numbers.tsx';
import { keepUpOffer, showOffer, showOffers } from './partner/offers.tsx';
import { answerRequest, showRequest } from './partner/request.tsx';
import { goOnWithReferral, startReferral } from './refer/page.tsx';
import { showClosingLetter } from './referrals/letter.tsx';
import { showReferrals } from './referrals/list/page.tsx';
import { showReferral } from './referrals/page.tsx';
import { askToWithdraw, withdraw } from './referrals/withdraw.tsx';
import { sendSelfReferral, startSelfReferral } from './self-referral/page.tsx';
import { pagesHandler } from './shell/pages-handler.ts';
import { sessionEnding, signedIn, signedOut, signIn, signOut, stay } from './sign-in/pages.ts';
import { showStart } from './start/page.tsx';
import { goToNextCase, showWorklist, showWorklistFile } from './worklist/page.tsx';
import type { PagesWorld } from './world.ts';

/** Every page there is, by its name in routes.ts. */
export const createHandler = (world: PagesWorld) =>
  pagesHandler(world, {
    start: async () => showStart(),
    asset: async ({ event }) => ({ file: answerAsset(world.assets, event) }),

    support: ask => showSupport(world, ask),
    supportOffer: ask => showSupportOffer(world, ask),
    matching: async () => showMatching(),
    accessibility: async () => showAccessibility(world),
    privacy: async () => showPrivacy(world),
    crisis: async () => showCrisis(world),

    docs: async () => showDocs(world),
    document: async ask => showDocument(world, ask),
    reference: async () => showReference(world),
    operation: async ask => showOperation(world, ask),
    schema: async ask => showSchema(world, ask),

    dashboard: ask => showDashboard(world, ask),
    downloadFigures: ask => downloadFigures(world, ask),

    health: () => showHealth(world),
    deadLetters: ask => showDeadLetters(world, ask),
    redrive: ask => redriveDeadLetters(world, ask),
    askToDiscard: ask => askToDiscard(world, ask),
    discard: ask => discardDeadLetter(world, ask),
    trace: ask => showTrace(world, ask),
    policy: async () => showPolicy(),

    signIn: ask => signIn(world, ask),
    signedIn: ask => signedIn(world, ask),
    signOut: ask => signOut(world, ask),
    signedOut: async () => signedOut(),
    sessionEnding: async ask => sessionEnding(ask),
    stay: async () => stay(),

    worklist: ask => showWorklist(world, ask),
    worklistFile: ask => showWorklistFile(world, ask),
    nextCase: ask => goToNextCase(world, ask),
    case: ask => showCase(world, ask),
    casePage: ask => showCasePage(world, ask),
    workOnCase: ask => workOnCase(world, ask),
    dropIn: ask => dropIn(world, ask),
    registerDropIn: ask => registerDropIn(world, ask),
    droppedIn: ask => droppedIn(world, ask),
    calendar: ask => showCalendar(world, ask),
    calendarFile: ask => showCalendarFile(world, ask),

    link: ask => showLink(world, ask),
    useLink: ask => useLink(world, ask),
    letter: async ask => showLetter(world, ask),
    answerLetter: ask => answerLetter(world, ask),

    refer: ask => startReferral(world, ask),
    goOnReferring: ask => goOnWithReferral(world, ask),
    referrals: ask => showReferrals(world, ask),
    referral: ask => showReferral(world, ask),
    closingLetter: ask => showClosingLetter(world, ask),
    askToWithdraw: ask => askToWithdraw(world, ask),
    withdraw: ask => withdraw(world, ask),
    upload: ask => showUpload(world, ask),
    uploadTemplate: async () => showTemplate(),
    previewUpload: ask => previewUpload(world, ask),
    sendUpload: ask => sendUpload(world, ask),
    rejectedRows: async ask => showRejected(world, ask),
    selfReferral: async ask => startSelfReferral(ask),
    sendSelfReferral: ask => sendSelfReferral(world, ask),

    inbox: ask => showInbox(world, ask),
    request: ask => showRequest(world, ask),
    answerRequest: ask => answerRequest(world, ask),
    offers: ask => showOffers(world, ask),
    offer: ask => showOffer(world, ask),
    keepUpOffer: ask => keepUpOffer(world, ask),
    partnerNumbers: ask => showNumbers(world, ask),
    partnerNumbersFile: ask => showNumbersFile(world, ask),
  });
