// The part of an OpenAPI 3.1 document that the reference shows.

export interface OpenApi {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Paths;
  readonly webhooks: Paths;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

type Paths = Readonly<Record<string, Readonly<Record<string, Described & Responses>>>>;

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Contents };
}

interface Responses {
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
}

interface Response {
  readonly description: string;
  readonly content?: Contents;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Contents = Readonly<
  Record<
    string,
    {
      readonly schema?: Schema;
      readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value: unknown }>>;
    }
  >
>;

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
}

/** Something that can be asked of the API, or that it tells a subscriber. */
export interface Operation extends Described {
  /** `POST` */
  readonly method: string;
  /** `/v1/referrals`, or the name of what is told. */
  readonly path: string;
  readonly isToldToYou: boolean;
  /** By status. */
  readonly responses: Readonly<Record<string, Response>>;
}

export function operationsOf({ paths, webhooks, components }: OpenApi): Operation[] {
  const all = (of: Paths, isToldToYou: boolean) =>
    Object.entries(of).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => {
        const responses = writtenOut(one.responses, components.responses);
        return { ...one, path, method: method.toUpperCase(), isToldToYou, responses };
      }),
    );
  return [...all(paths, false), ...all(webhooks, true)];
}

/** What many operations answer alike is written once, and referred to. */
const writtenOut = (
  responses: Responses['responses'],
  known: OpenApi['components']['responses'],
): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(responses).flatMap(([status, response]) => {
      const whole = '$ref' in response ? known[nameOfRef(response.$ref)] : response;
      return whole ? [[status, whole]] : [];
    }),
  );

/** The name of the schema that is referred to: `Contact`. */
export const nameOfRef = ($ref: string): string => $ref.split('/').at(-1) ?? '';
