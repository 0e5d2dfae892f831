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
  /** What was uploaded, by the names of the fields; nothing where no file was chosen. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** What is wrong with one field, as a sentence that says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export type Checked<Value> =
  | { readonly value: Value; readonly errors?: never }
  | { readonly errors: readonly FieldError[]; readonly value?: never };

/** By the kind of form: what is uploaded may be larger than what somebody types. */
const mostBytes: ReadonlyMap<string, number> = new Map([
  ['application/x-www-form-urlencoded', 64 * 1024],
  ['multipart/form-data', 512 * 1024],
]);
export const tokenField = '_token';
export const requestKeyField = '_request';

/** @throws ProblemError when it is too large or no form */
export async function readForm(event: APIGatewayProxyEventV2): Promise<SentForm> {
  const [kind = ''] = (event.headers['content-type'] ?? '').toLowerCase().split(';', 1);
  const most = mostBytes.get(kind.trim());
  if (most === undefined) throw new ProblemError('invalid-request', { detail: 'This page takes a form.' });
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > most) throw new ProblemError('body-too-large');
  return sentFormOf(await entriesOf(event, body));
}

/** @throws ProblemError when its parts cannot be told apart */
async function entriesOf({ headers }: APIGatewayProxyEventV2, body: Buffer): Promise<[string, string | File][]> {
  const form = new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } });
  try {
    return [...(await form.formData())];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ProblemError('invalid-request', { detail: 'This page takes a form.' });
  }
}

async function sentFormOf(entries: readonly [string, string | File][]): Promise<SentForm> {
  const fields = new Map<string, string[]>();
  const files = new Map<string, Uint8Array>();
  for (const [name, value] of entries) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
    else if (value.size > 0) files.set(name, await value.bytes());
  }
  const first = (name: string) => fields.get(name)?.[0] ?? '';
  const own = [...fields].filter(([name]) => name !== tokenField && name !== requestKeyField);
  return {
    // As a map first, because a field may be called `__proto__`.
    input: Object.fromEntries(own.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values])),
    token: first(tokenField),
    requestKey: first(requestKeyField),
    ...(files.size > 0 && { files: Object.fromEntries(files) }),
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
