/** What a world lets a receiver's address be. Only a world for trying things out has receivers on its own machine. */
export interface AddressPolicy {
  readonly allowsLoopback: boolean;
}

/**
 * What is wrong with the address of a receiver, in words that follow its name; undefined when nothing is. Whether the name
 * leads to a public machine is for the moment of connecting: a name can be given another address at any time.
 */
export function mistakeIn(address: string, { allowsLoopback }: AddressPolicy): string | undefined {
  if (!URL.canParse(address)) return 'is not a web address: it must look like https://records.example.org/news';
  const url = new URL(address);
  if (url.username || url.password) return 'must hold no user name or password: every request is signed instead';
  if (allowsLoopback && isLoopback(url))
    return Number(url.port) >= 1024 ? undefined : 'must name a port from 1024 on, on this machine';
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (url.port !== '') return 'must use port 443';
  return isPublicName(url.hostname) ? undefined : 'must name a public host, by name and not by number';
}

export const isLoopback = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) && (hostname === '127.0.0.1' || hostname === 'localhost');

/** At least two labels, of which the last is a word: the parser has turned every spelling of a number into digits. */
const isPublicName = (host: string): boolean =>
  host.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host);
