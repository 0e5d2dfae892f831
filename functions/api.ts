import type * as z from 'zod';
import {
  Health,
  HoldAnswer,
  ReferralAccepted,
  ReferralView,
  ReleaseHold,
  Worklist,
  WorklistQuery,
} from '../schemas/api.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import type { Operation } from './routes.ts';
import type { ProblemKind } from './shell/problem.ts';

/** What the outside is told of an operation. The OpenAPI document is made from this and the routes. */
export interface OperationDescription {
  readonly summary: string;
  readonly description?: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly needsIdempotencyKey?: true;
  readonly answers: Readonly<Partial<Record<200 | 202, { readonly description: string; readonly schema?: z.ZodType }>>>;
  readonly problems: readonly ProblemKind[];
}

const always = ['unauthorised', 'forbidden', 'unexpected', 'busy'] as const;

export const descriptions: Readonly<Record<Operation, OperationDescription>> = {
  sendReferral: {
    summary: 'Send a referral',
    description:
      'Keeps a referral from any door. From the 202 on it is safe: it will be assigned to a Pathways Advisor or visibly held ' +
      'for a person to look at. Send a new Idempotency-Key with each referral and the same one when you try again.',
    body: ReferralRequest,
    needsIdempotencyKey: true,
    answers: { 202: { description: 'Kept. Show `advice` to whoever sent it.', schema: ReferralAccepted } },
    problems: [
      'invalid-request',
      'invalid-json',
      'idempotency-key-needed',
      'still-running',
      'body-too-large',
      'json-expected',
      'idempotency-key-reused',
      ...always,
    ],
  },
  readReferral: {
    summary: 'Read a referral',
    description: 'A referrer sees what their own organisation sent; anything else is not found.',
    answers: { 200: { description: 'The referral as this caller may see it', schema: ReferralView } },
    problems: ['not-found', ...always],
  },
  listWork: {
    summary: 'List open referrals, most urgent first',
    description: 'Holds come first, then whatever is due soonest. Follow `next` for further pages.',
    query: WorklistQuery,
    answers: { 200: { description: 'One page', schema: Worklist } },
    problems: ['invalid-request', ...always],
  },
  takeHold: {
    summary: 'Take a hold',
    description: 'Says that a person is looking at it: paging stops and the clock of that person starts.',
    answers: { 200: { description: 'The hold is yours', schema: HoldAnswer } },
    problems: ['not-found', 'not-now', ...always],
  },
  releaseHold: {
    summary: 'Release a hold',
    description:
      'Says that a person has looked and that the referral may go on to be matched and assigned. No machine can.',
    body: ReleaseHold,
    answers: { 200: { description: 'It goes on', schema: HoldAnswer } },
    problems: ['invalid-request', 'invalid-json', 'json-expected', 'body-too-large', 'not-found', 'not-now', ...always],
  },
  readHealth: {
    summary: 'Ask whether the service answers',
    answers: { 200: { description: 'It does', schema: Health } },
    problems: [],
  },
  readOpenApi: {
    summary: 'Read this document',
    answers: { 200: { description: 'OpenAPI 3.1' } },
    problems: [],
  },
};
