import type * as z from 'zod';
import { Health } from '../schemas/api.ts';
import { caseDescriptions } from './cases/api.ts';
import { intakeDescriptions } from './intake/api.ts';
import { ledgerDescriptions } from './ledger/api.ts';
import { linkDescriptions } from './links/api.ts';
import { partnerDescriptions } from './partners/api.ts';
import { reportDescriptions } from './reports/api.ts';
import type { Operation } from './routes.ts';
import type { ProblemKind } from './shell/problem.ts';
import { webhookDescriptions } from './webhooks/api.ts';

/** What the outside is told of an operation. The OpenAPI document is made from this and the routes. */
export interface OperationDescription {
  readonly summary: string;
  readonly description?: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether a repeat is told by the key that came with it: every sender must give one, or may. */
  readonly idempotencyKey?: 'needed' | 'honoured';
  /** It can be asked that it is still the version that was read. */
  readonly ifMatch?: true;
  /** Nobody signs in: who has a link or a letter has proof enough. */
  readonly provedBy?: 'link';
  readonly answers: Readonly<Partial<Record<200 | 202, AnswerDescription>>>;
  readonly problems: readonly ProblemKind[];
}

/** JSON of `schema`, or a text of one of these kinds. */
interface AnswerDescription {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly text?: readonly `text/${string}`[];
}

export const descriptions: Readonly<Record<Operation, OperationDescription>> = {
  ...intakeDescriptions,
  ...caseDescriptions,
  ...partnerDescriptions,
  ...ledgerDescriptions,
  ...linkDescriptions,
  ...reportDescriptions,
  ...webhookDescriptions,
  readHealth: {
    summary: 'Ask whether the service answers',
    description: 'It looks at nothing behind the service: an answer says that requests arrive, and no more.',
    answers: { 200: { description: 'It does', schema: Health } },
    problems: [],
  },
  readOpenApi: {
    summary: 'Read this document',
    description: 'As the running service has it: made from the very schemas that check what is sent.',
    answers: { 200: { description: 'OpenAPI 3.1' } },
    problems: [],
  },
};
