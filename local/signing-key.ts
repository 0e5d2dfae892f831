import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

/** RSA, because that is what API Gateway's authoriser reads; kept, so that tokens outlive a restart. */
export const signingAlgorithm = 'RS256';

const PublicKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  alg: z.literal(signingAlgorithm),
  use: z.literal('sig'),
  n: z.string(),
  e: z.string(),
});
const PrivateKey = PublicKey.extend(
  z.object({ d: z.string(), p: z.string(), q: z.string(), dp: z.string(), dq: z.string(), qi: z.string() }).shape,
);
export type SigningKey = z.infer<typeof PrivateKey>;

/** @param path of the key, which is made at first use, readable by its owner alone */
export async function signingKeyIn(path: string): Promise<SigningKey> {
  if (!existsSync(path)) await makeKey(path);
  return PrivateKey.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** Without what only the issuer may know. */
export const publicPart = (key: SigningKey): z.infer<typeof PublicKey> => PublicKey.parse(key);

/** On the disk before it has its name, so that a crash leaves a whole key or none. */
async function makeKey(path: string): Promise<void> {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const key = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(key);
  const draft = `${path}.draft`;
  await writeFile(draft, JSON.stringify({ ...key, kid, alg: signingAlgorithm, use: 'sig' }), {
    mode: 0o600,
    flush: true,
  });
  await rename(draft, path);
}
