import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { CannotStart } from './cannot-start.ts';

/** A port of this machine that is ours already, while whoever answers on it is still being made. */
export interface Door {
  /** `http://127.0.0.1:4100` */
  readonly url: string;
  /** Requests that came before wait until now. */
  open(answer: RequestListener): void;
  /** Takes no more requests, and ends when those that are there have been answered: after three seconds, anyway. */
  close(): Promise<void>;
}

/**
 * Taken before anything else is done, because the addresses of the service are part of what it says and signs.
 * @param port 0 for any that is free
 * @throws CannotStart when it is not to be had
 */
export async function takeDoor(port: number): Promise<Door> {
  const { promise: opened, resolve: open } = Promise.withResolvers<RequestListener>();
  const server = createServer((request, response) => void opened.then(answer => answer(request, response)));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    throw new CannotStart(refusalOf(error, port));
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${taken}`,
    open,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // A client that keeps its connection after its answer would hold the server open, as would one that never ends.
      const idle = setInterval(() => server.closeIdleConnections(), 20);
      const late = setTimeout(() => server.closeAllConnections(), 3000);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

function refusalOf(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what listens there, or choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} needs more rights than you have: choose another with --port.`;
  return `Port ${port} cannot be listened on: choose another with --port.`;
}
