import * as z from 'zod';
import { notRun } from '../resources/properties.ts';
import type { Account } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import { isAllowed, PolicyDocument, type Statement, type Wish } from './policy.ts';

/** The roles of a template, with all that their policies say. */
export interface Roles {
  makeRole(resource: Resource): Made;
  makePolicy(resource: Resource): Made;
  /** @param role its ARN */
  permits(role: string, wish: Wish): boolean;
}

export function createRoles({ id: account }: Account): Roles {
  const statements = new Map<string, Statement[]>();
  const arnOf = (role: string) => `arn:aws:iam::${account}:role/${role}`;
  const of = (role: string) => {
    const known = statements.get(arnOf(role)) ?? [];
    statements.set(arnOf(role), known);
    return known;
  };
  return {
    makeRole({ name, properties }) {
      Role.parse(properties);
      of(name);
      return { ref: name, attributes: { Arn: arnOf(name) } };
    },
    makePolicy({ name, properties }) {
      const policy = Policy.parse(properties);
      for (const role of policy.Roles) of(role).push(...policy.PolicyDocument.Statement);
      return { ref: name };
    },
    permits(role, wish) {
      const known = statements.get(role);
      if (!known) throw new Error(`there is no role ${role}`);
      return isAllowed(known, wish);
    },
  };
}

/** Managed and inline policies are not known: they would allow more than is read here. */
const Role = z.strictObject({
  AssumeRolePolicyDocument: z.strictObject({
    Version: z.literal('2012-10-17'),
    Statement: z.tuple([
      z.strictObject({
        Action: z.literal('sts:AssumeRole'),
        Effect: z.literal('Allow'),
        Principal: z.strictObject({ Service: z.literal('lambda.amazonaws.com') }),
      }),
    ]),
  }),
  Tags: notRun,
});

const Policy = z.strictObject({ PolicyName: z.string(), Roles: z.array(z.string()), PolicyDocument });
