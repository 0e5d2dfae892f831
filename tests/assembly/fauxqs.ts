import { buildApp } from 'fauxqs';
import type { LoopbackServer } from './loopback.ts';

/**
 * Amazon SQS and S3 on loopback, in memory. A queue made here is reached as `<url>/000000000000/<name>`: the address that
 * CreateQueue answers has a host that does not resolve, and the SDK takes its endpoint from the queue's address.
 */
export async function startFauxqs({ region = 'eu-west-2' } = {}): Promise<LoopbackServer> {
  // Not the package's own startFauxqs(), which listens on every interface without asking who calls.
  const app = buildApp({ logger: false, defaultRegion: region });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, stop: () => app.close() };
}
