import { expect, test } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

test.each([
  '1.1.1.1',
  '51.140.0.1',
  '172.15.255.255',
  '172.32.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '2606:4700::1111',
])('%s is public', address => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['this network', '0.0.0.0'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['a provider’s own', '100.64.0.1'],
  ['this machine', '127.0.0.1'],
  ['this machine', '127.255.255.254'],
  ['the metadata of a cloud', '169.254.169.254'],
  ['documentation', '203.0.113.7'],
  ['benchmarks', '198.19.0.1'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['nowhere', '::'],
  ['this machine', '::1'],
  ['mapped IPv4', '::ffff:10.0.0.1'],
  ['mapped IPv4 of a public machine', '::ffff:1.1.1.1'],
  ['mapped IPv4 in digits', '::ffff:7f00:1'],
  ['compatible IPv4', '::7f00:1'],
  ['translated IPv4', '64:ff9b::a00:1'],
  ['wrapped IPv4 (6to4)', '2002:7f00:1::'],
  ['wrapped IPv4 (Teredo)', '2001:0:7f00:1::'],
  ['unique local', 'fd00:ec2::254'],
  ['link local', 'fe80::1'],
  ['link local with its zone', 'fe80::1%eth0'],
  ['site local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['documentation', '2001:db8::1'],
  ['a name', 'records.example'],
  ['nothing', ''],
  ['a number', '2130706433'],
])('%s is not public: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('this machine has more than one address', () => {
  expect(['127.0.0.1', '127.8.8.8', '::1'].every(isLoopbackAddress)).toBe(true);
  expect(['128.0.0.1', '::', '::2', 'localhost'].some(isLoopbackAddress)).toBe(false);
});
