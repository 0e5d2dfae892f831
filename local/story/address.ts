import { type Operation, routes } from '../../functions/routes.ts';
import type { Question } from './stage.ts';

/** The request line of an operation. @throws TypeError when a part of its path is not known */
export function addressOf({ operation, params, query = {} }: Pick<Question, 'operation' | 'params' | 'query'>) {
  const { method, path } = routeOf(operation);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = params[name];
    if (part === undefined) throw new TypeError(`${operation} needs ${name}`);
    return encodeURIComponent(part);
  });
  const asked = new URLSearchParams(query).toString();
  return { method, path: asked ? `${filled}?${asked}` : filled };
}

export function routeOf(operation: Operation) {
  const route = routes.find(one => one.operation === operation);
  if (!route) throw new TypeError(`no route answers ${operation}`);
  return route;
}
