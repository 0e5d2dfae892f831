import { expect, test } from 'vitest';
import { mistakeIn } from './address.ts';

const outside = { allowsLoopback: false };
const tryingOut = { allowsLoopback: true };

test.each([
  'https://records.walton-village.example/news',
  'https://records.walton-village.example:443/news?from=life-rooms',
  'https://RECORDS.Walton-Village.example',
  'https://xn--caf-dma.example/',
])('%s may be a receiver', url => {
  expect(mistakeIn(url, outside)).toBeUndefined();
});

test.each([
  ['records.example', 'is not a web address'],
  ['http://records.example/', 'must begin with https://'],
  ['ftp://records.example/', 'must begin with https://'],
  ['https://records.example:8443/', 'must use port 443'],
  ['https://user@records.example/', 'must hold no user name'],
  ['https://:secret@records.example/', 'must hold no user name'],
  ['https://records.example@10.0.0.1/', 'must hold no user name'],
  ['https://localhost/', 'must name a public host'],
  ['https://records.example./', 'must name a public host'],
  ['https://localhost./', 'must name a public host'],
  ['https://intranet/', 'must name a public host'],
  ['https://10.0.0.1/', 'must name a public host'],
  ['https://8.8.8.8/', 'must name a public host'],
  ['https://2130706433/', 'must name a public host'],
  ['https://0x7f000001/', 'must name a public host'],
  ['https://0177.0.0.1/', 'must name a public host'],
  ['https://0x7f.1/', 'must name a public host'],
  ['https://①②⑦.0.0.1/', 'must name a public host'],
  ['https://[::1]/', 'must name a public host'],
  ['https://[::ffff:169.254.169.254]/', 'must name a public host'],
  ['https://[2606:4700::1111]/', 'must name a public host'],
  ['http://127.0.0.1:9000/', 'must begin with https://'],
])('%s %s', (url, mistake) => {
  expect(mistakeIn(url, outside)).toContain(mistake);
});

test('where things are tried out a receiver may be on the same machine, and nowhere else it could not be', () => {
  expect(mistakeIn('http://127.0.0.1:9000/news', tryingOut)).toBeUndefined();
  expect(mistakeIn('http://localhost:9000/news', tryingOut)).toBeUndefined();
  expect(mistakeIn('http://127.0.0.1/news', tryingOut)).toContain('port from 1024');
  expect(mistakeIn('http://127.0.0.1:22/', tryingOut)).toContain('port from 1024');
  expect(mistakeIn('ftp://127.0.0.1:9000/', tryingOut)).toBeDefined();
  expect(mistakeIn('http://169.254.169.254:9000/', tryingOut)).toBeDefined();
  expect(mistakeIn('https://10.0.0.1/', tryingOut)).toBeDefined();
});
