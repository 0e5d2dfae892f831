import { BlockList, isIP } from 'node:net';

/**
 * Whether an address belongs to a machine on the public internet. Whoever names an address that is not could make us
 * knock at doors inside our own network for them: the metadata service of a cloud, a database, this machine.
 * Ranges: IANA's IPv4 and IPv6 special-purpose address registries (RFC 6890).
 * @param address as a resolver gives it: text without brackets; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !specialVersion4.check(address, 'ipv4');
    case 6:
      // A zone, as in fe80::1%eth0, names a link of this machine.
      return !address.includes('%') && globalVersion6.check(address, 'ipv6') && !specialVersion6.check(address, 'ipv6');
    default:
      return false;
  }
}

export const isLoopbackAddress = (address: string): boolean => {
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
};

const specialVersion4 = rangesOf('ipv4', [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by a provider's customers
  '127.0.0.0/8', // this machine
  '169.254.0.0/16', // this link; the metadata of a cloud
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // relays from IPv6
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved; broadcast
]);

/** Everything outside is private, local, mapped or translated IPv4, multicast, or not given to anybody yet. */
const globalVersion6 = rangesOf('ipv6', ['2000::/3']);

const specialVersion6 = rangesOf('ipv6', [
  '2001::/23', // protocols; Teredo, which wraps IPv4
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which wraps IPv4
  '3fff::/20', // documentation
]);

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function rangesOf(version: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), version);
  }
  return list;
}
