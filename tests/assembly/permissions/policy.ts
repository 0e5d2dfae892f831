import * as z from 'zod';

/** What somebody wants to do: `dynamodb:GetItem` on `arn:aws:dynamodb:…:table/CasesTable`. */
export interface Wish {
  readonly action: string;
  readonly resource: string;
  /** What conditions compare: `{ 'kms:ViaService': 'dynamodb.eu-west-2.amazonaws.com' }`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** IAM's rule: nothing is allowed unless a statement allows it, and a statement that denies outweighs all others. */
export function isAllowed(statements: readonly Statement[], wish: Wish): boolean {
  const concerned = statements.filter(statement => concerns(statement, wish));
  return concerned.some(({ Effect }) => Effect === 'Allow') && !concerned.some(({ Effect }) => Effect === 'Deny');
}

function concerns({ Action, Resource, Condition }: Statement, { action, resource, context = {} }: Wish): boolean {
  const one = Object.entries(Condition?.StringEquals ?? {});
  const all = Object.entries(Condition?.['ForAllValues:StringLike'] ?? {});
  return (
    Action.some(pattern => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some(pattern => matches(pattern, resource)) &&
    one.every(([name, values]) => values.some(value => value === context[name])) &&
    all.every(([name, values]) =>
      [context[name] ?? []].flat().every(value => values.some(pattern => matches(pattern, value))),
    )
  );
}

/** `*` stands for any letters and `?` for one. */
export function matches(pattern: string, text: string): boolean {
  const literal = pattern.replace(/[\\^$.+()|{}[\]]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string()).min(1)]);

/** Strict, because what is left out of a statement makes it wider: NotAction, NotResource, other conditions. */
const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z
    .strictObject({
      StringEquals: z.record(z.string(), oneOrMore).optional(),
      'ForAllValues:StringLike': z.record(z.string(), oneOrMore).optional(),
    })
    .optional(),
});
export type Statement = z.infer<typeof Statement>;

export const PolicyDocument = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(Statement) });
