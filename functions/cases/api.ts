import { Accesses, AccessQuery } from '../../schemas/access.ts';
import { ReferralView } from '../../schemas/api.ts';
import { ReferralState } from '../../schemas/case-work.ts';
import { GpCoding, GpCodingQuery } from '../../schemas/gp-coding.ts';
import { SentQuery, SentReferrals } from '../../schemas/sent.ts';
import { Worklist, WorklistQuery, WorklistSearch } from '../../schemas/worklist.ts';
import { mostLookedAt } from './list-work.ts';
import { kindsOfWork, type WorkName } from './work.ts';

const always = ['unauthorised', 'forbidden', 'unexpected', 'busy'] as const;

const alike = {
  idempotencyKey: 'honoured',
  ifMatch: true,
  answers: { 200: { description: 'How the referral stands now', schema: ReferralState } },
  problems: [
    'invalid-request',
    'invalid-json',
    'not-found',
    'not-now',
    'moved-on',
    'body-too-large',
    'json-expected',
    'idempotency-key-reused',
    ...always,
  ],
} as const;

/** What the outside is told of these operations. */
export const caseDescriptions = {
  readReferral: {
    summary: 'Read a referral',
    description:
      'A referrer sees what their own organisation sent, as far as the person agrees; anything else is not found.',
    answers: { 200: { description: 'The referral as this caller may see it', schema: ReferralView } },
    problems: ['not-found', ...always],
  },
  readLetter: {
    summary: 'Read the closing letter of a referral',
    description:
      'What was asked and done, how it ended and what remains, as far as the person agrees that the referrer hears. As a page ' +
      'to be printed, or as plain text by `Accept: text/plain`.',
    answers: { 200: { description: 'The letter', text: ['text/html', 'text/plain'] } },
    problems: ['not-found', 'not-now', ...always],
  },
  listAccesses: {
    summary: 'List who has looked at a referral',
    description:
      'Whoever was shown something of it, by a program or on the pages, once for each quarter of an hour. Nobody is shown ' +
      'anything before this is kept. Follow `next` for further pages.',
    query: AccessQuery,
    answers: { 200: { description: 'One page, newest first', schema: Accesses } },
    problems: ['invalid-request', 'not-found', ...always],
  },
  listWork: {
    summary: 'List open referrals, most urgent first',
    description:
      `Holds come first, then whatever is due soonest. A filter goes through the whole list, ${mostLookedAt.toLocaleString('en-GB')} ` +
      'referrals for one page at most: follow `next` for the rest, after a page that is not full too.',
    query: WorklistQuery,
    answers: { 200: { description: 'One page', schema: Worklist } },
    problems: ['invalid-request', ...always],
  },
  searchWorklist: {
    summary: 'Find somebody among open referrals',
    description:
      'By name, reference or NHS number, which belong in no address. Otherwise as the worklist is listed, in the same order, ' +
      'and nothing is kept of what was looked for.',
    body: WorklistSearch,
    answers: { 200: { description: 'One page', schema: Worklist } },
    problems: ['invalid-request', 'invalid-json', 'body-too-large', 'json-expected', ...always],
  },
  listReferrals: {
    summary: 'List what your organisation has sent',
    description: 'Newest first, each as far as the person agrees that you hear of it. Follow `next` for further pages.',
    query: SentQuery,
    answers: { 200: { description: 'One page', schema: SentReferrals } },
    problems: ['invalid-request', ...always],
  },
  exportGpCoding: {
    summary: 'Export what GP practices file',
    description:
      'One row for each SNOMED CT fact that was written down in the period, of the referrals of your own organisation; of all ' +
      'for a manager. People without an NHS number, or who want no news to go back, are counted and not listed. As a ' +
      'spreadsheet by `Accept: text/csv`.',
    query: GpCodingQuery,
    answers: { 200: { description: 'The rows', schema: GpCoding, text: ['text/csv'] } },
    problems: ['invalid-request', ...always],
  },
  ...workDescriptions(),
} as const;

/** Every kind of work is asked and answered alike. */
function workDescriptions() {
  const described = Object.entries(kindsOfWork).map(
    ([name, { read: _, ...kind }]) => [name, { ...kind, ...alike }] as const,
  );
  return Object.fromEntries(described) as Record<WorkName, (typeof described)[number][1]>;
}
