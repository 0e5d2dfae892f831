import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { mostRows } from '../../schemas/bounds.ts';
import { mostErrors, Problem } from '../../schemas/problem.ts';

/** Every kind of problem the API answers with; docs/problems.md says of each what happened and what to do. */
export const problemKinds = {
  'invalid-request': { status: 400, title: 'Some fields are wrong' },
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'idempotency-key-needed': { status: 400, title: 'An Idempotency-Key header is needed' },
  unauthorised: { status: 401, title: 'There is no valid token' },
  forbidden: { status: 403, title: 'You may not do this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-now': { status: 409, title: 'This cannot be done as things stand' },
  'still-running': { status: 409, title: 'The same request is being worked on' },
  'moved-on': { status: 412, title: 'It has changed since you read it' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'json-expected': { status: 415, title: 'The body must be application/json' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used with another body' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  busy: { status: 503, title: 'Too busy just now' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
}

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** Thrown by the shell and use cases alike; becomes one answer, made here. Its text must never name a person. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;
  constructor(kind: ProblemKind, details: ProblemDetails = {}) {
    super(problemKinds[kind].title);
    this.kind = kind;
    this.details = details;
  }
}

export function problemAnswer(problem: ProblemError, correlationId: string): APIGatewayProxyStructuredResultV2 {
  const { retryAfterSeconds, ...said } = problem.details;
  const body = Problem.parse({
    type: `urn:life-rooms:problem:${problem.kind}`,
    ...problemKinds[problem.kind],
    ...said,
    correlationId,
  });
  return {
    statusCode: body.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(problem.kind === 'unauthorised' && { 'www-authenticate': 'Bearer' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
}

/** Parses what came from outside. @throws ProblemError naming every wrong field, a hundred of them, at once by JSON pointer */
export function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: false });
  if (result.success) return result.data;
  throw new ProblemError('invalid-request', { errors: fieldErrorsOf(result.error) });
}

/** For a list that was asked to go on: the store refuses a cursor that it did not give out. @throws ProblemError */
export function refuseBadCursor(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError('invalid-request', {
    errors: [{ pointer: '/cursor', code: 'invalid-value', message: 'is not a cursor from an earlier page' }],
  });
}

/** For a period with more in it than one answer holds. @throws ProblemError */
export function refuseTooManyRows({ length }: readonly unknown[]): void {
  if (length <= mostRows) return;
  const message = `makes more than ${mostRows.toLocaleString('en-GB')} rows: ask for a shorter period`;
  throw new ProblemError('invalid-request', { errors: [{ pointer: '/to', code: 'too-late', message }] });
}

export const fieldErrorsOf = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap(fieldErrors).slice(0, mostErrors);

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      pointer: pointerTo([...issue.path, key]),
      code: 'unknown-field',
      message: 'is not a field of this request',
    }));
  return [{ pointer: pointerTo(issue.path), code: codeOf(issue), message: messageOf(issue) }];
}

const isMissing = (issue: z.core.$ZodIssue) =>
  issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
const messageOf = (issue: z.core.$ZodIssue) => (isMissing(issue) ? 'is required' : issue.message);

/** Rules of our own name their code themselves; the others have zod's, spelt as in a URL. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (isMissing(issue)) return 'required';
  return issue.code === 'custom' ? String(issue.params?.['code'] ?? 'not-valid') : issue.code.replaceAll('_', '-');
}

/** RFC 6901. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
