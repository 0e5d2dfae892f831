import * as z from 'zod';
import { matches } from '../permissions/policy.ts';
import type { Made, Resource } from '../template/provision.ts';

/** A service of AWS that starts functions, and the part of it that does. */
interface Invoker {
  readonly service: 'apigateway.amazonaws.com' | 'events.amazonaws.com';
  readonly arn: string;
}

/** Who may start which function, as the functions' own policies say. */
export interface Invokers {
  make(resource: Resource): Made;
  mayInvoke(functionArn: string, invoker: Invoker): boolean;
}

export function createInvokers(): Invokers {
  const permissions: z.infer<typeof Permission>[] = [];
  return {
    make({ name, properties }) {
      permissions.push(Permission.parse(properties));
      return { ref: name };
    },
    mayInvoke: (functionArn, { service, arn }) =>
      permissions.some(
        ({ FunctionName, Principal, SourceArn }) =>
          FunctionName === functionArn && Principal === service && matches(SourceArn, arn),
      ),
  };
}

const Permission = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string().startsWith('arn:'),
  Principal: z.string(),
  SourceArn: z.string(),
});
