import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { ProblemError } from '../../shell/problem.ts';

/** What was filled in, by the names of the fields; several values where several boxes were ticked. */
export type FormInput = Readonly<Record<string, string | readonly string[]>>;

/** What a form is made of beside its fields. */
export interface FormIdentity {
  readonly action: string;
  readonly token: string;
  /** The same however often the form is sent, so that a second time does nothing more. */
  readonly requestKey: string;
}

export interface SentForm {
  readonly input: FormInput;
  readonly token: string;
  readonly requestKey: string;
}

/** What is wrong with one field, as a sentence that says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export type Checked<Value> =
  | { readonly value: Value; readonly errors?: never }
  | { readonly errors: readonly FieldError[]; readonly value?: never };

const maximumBytes = 64 * 1024;
export const tokenField = '_token';
export const requestKeyField = '_request';

/** @throws ProblemError when it is too large or no form */
export function readForm(event: APIGatewayProxyEventV2): SentForm {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(event.headers['content-type'] ?? ''))
    throw new ProblemError('invalid-request', { detail: 'This page takes a form.' });
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > maximumBytes) throw new ProblemError('body-too-large');
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body.toString('utf8')))
    fields.set(name, [...(fields.get(name) ?? []), value]);
  const first = (name: string) => fields.get(name)?.[0] ?? '';
  const own = [...fields].filter(([name]) => name !== tokenField && name !== requestKeyField);
  return {
    // As a map first, because a field may be called `__proto__`.
    input: Object.fromEntries(own.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values])),
    token: first(tokenField),
    requestKey: first(requestKeyField),
  };
}

/** Every wrong field at once, each with its first mistake, in the order of the schema. */
export function checkForm<Schema extends z.ZodType>(schema: Schema, input: FormInput): Checked<z.output<Schema>> {
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data };
  const errors = new Map<string, FieldError>();
  for (const { path, message } of result.error.issues) {
    const field = String(path[0] ?? '');
    if (!errors.has(field)) errors.set(field, { field, message });
  }
  return { errors: [...errors.values()] };
}

export const textOf = (input: FormInput, field: string): string => [input[field] ?? ''].flat()[0] ?? '';

export const messageFor = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find(error => error.field === field)?.message;
