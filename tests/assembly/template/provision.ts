import * as z from 'zod';
import type { Account } from './account.ts';
import type { Stack } from './cloud-assembly.ts';
import { resolve, type Surroundings } from './intrinsics.ts';

/** A resource of a template, its properties worked out. */
export interface Resource {
  /** Its id without the CDK's hash: `CasesTable`. Unique among those of its type. */
  readonly name: string;
  readonly stack: Stack;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface Made {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Makes a resource as CloudFormation would. @throws Error on a property that it does not know */
export type Make = (resource: Resource) => Made | Promise<Made>;

/**
 * Makes every resource of every stack, each after those that it refers to.
 * @throws Error naming the resource when its type, a property or a function is not known
 */
export async function provision(stacks: readonly Stack[], makers: Readonly<Record<string, Make>>, account: Account) {
  const making = new Map<string, Promise<Made>>();

  const make = (stack: Stack, id: string): Promise<Made> => {
    const key = `${stack.name}/${id}`;
    const made = making.get(key) ?? makeNow(stack, id).catch(cause => Promise.reject(explain(key, cause)));
    making.set(key, made);
    return made;
  };

  const makeNow = async (stack: Stack, id: string): Promise<Made> => {
    const resource = stack.template.Resources[id];
    if (!resource) throw new Error('there is no such resource');
    const maker = makers[resource.Type];
    if (!maker) throw new Error(`resources of type ${resource.Type} are not known`);
    const properties = (await resolve(resource.Properties, around(stack))) as Resource['properties'];
    return maker({ name: withoutHash(id), stack, properties });
  };

  const around = (stack: Stack): Surroundings => ({
    ref: async id => (id.startsWith('AWS::') ? pseudo(id, stack, account) : (await make(stack, id)).ref),
    async attribute(id, name) {
      const found = (await make(stack, id)).attributes?.[name];
      if (found === undefined) throw new Error(`the attribute ${name} of ${id} is not known`);
      return found;
    },
    async importValue(name) {
      const { stack: other, value } = exportOf(stacks, name);
      return resolve(value, around(other));
    },
  });

  assertDistinctNames(stacks);
  await Promise.all(
    stacks.flatMap(stack => [
      ...Object.keys(stack.template.Resources).map(id => make(stack, id)),
      ...Object.values(stack.template.Outputs).map(({ Value }) => resolve(Value, around(stack))),
    ]),
  );
}

function exportOf(stacks: readonly Stack[], name: string) {
  const exported = stacks.flatMap(stack =>
    Object.values(stack.template.Outputs).flatMap(({ Export, Value: value }) =>
      Export?.Name === name ? [{ stack, value }] : [],
    ),
  );
  const [found] = exported;
  if (!found || exported.length > 1) throw new Error(`${exported.length} stacks export ${name}`);
  return found;
}

/** The variables that every template has. */
function pseudo(name: string, stack: Stack, { id, region }: Account): string | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return id;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::NoValue':
      return undefined;
    default:
      throw new Error(`the variable ${name} is not known`);
  }
}

const withoutHash = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

function assertDistinctNames(stacks: readonly Stack[]): void {
  const seen = new Set<string>();
  for (const stack of stacks) {
    for (const [id, { Type }] of Object.entries(stack.template.Resources)) {
      const name = `${Type} ${withoutHash(id)}`;
      if (seen.has(name)) throw new Error(`there are two of ${name}`);
      seen.add(name);
    }
  }
}

function explain(resource: string, cause: unknown): Error {
  const said = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : cause;
  return new Error(`${resource}: ${String(said)}`, { cause });
}
