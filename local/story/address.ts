import { type Operation, routes } from '../../functions/routes.ts';

/** The request line of an operation. @throws TypeError when a part of its path is not known */
export function addressOf({
  operation,
  params,
}: {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}) {
  const { method, path } = routeOf(operation);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = params[name];
    if (part === undefined) throw new TypeError(`${operation} needs ${name}`);
    return encodeURIComponent(part);
  });
  return { method, path: filled };
}

export function routeOf(operation: Operation) {
  const route = routes.find(one => one.operation === operation);
  if (!route) throw new TypeError(`no route answers ${operation}`);
  return route;
}
