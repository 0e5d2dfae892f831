/** Addresses that lead to a server here, by the host that they name; `.example` stands for all hosts that end so. */
export type Names = Readonly<Record<string, string>>;

/** As a name server and a proxy would do it: the server here is told by which name it was asked. */
export function reach(asked: URL, names: Names): { readonly url: URL; readonly headers: Record<string, string> } {
  const [, server] = Object.entries(names).find(([host]) => isNamedBy(asked.hostname, host)) ?? [];
  if (server === undefined) return { url: asked, headers: {} };
  const headers = { 'x-forwarded-host': asked.host, 'x-forwarded-proto': asked.protocol.replace(':', '') };
  return { url: new URL(`${asked.pathname}${asked.search}`, server), headers };
}

const isNamedBy = (hostname: string, host: string) =>
  host.startsWith('.') ? hostname.endsWith(host) : hostname === host;
