import { expect, test } from 'vitest';
import { publicAddress } from '../../../../main/adapters/tunnel/public-address.ts';

test.each([
  ['https://phone.example.com', 'https://phone.example.com'],
  ['  https://Phone.Example.com/  ', 'https://phone.example.com'],
  ['https://phone.example.com:8443/softphone/', 'https://phone.example.com:8443/softphone'],
  ['https://203.0.113.7', 'https://203.0.113.7'],
])('%s is an address for webhooks', (text, address) => {
  expect(publicAddress(text, { allowLoopback: false })).toBe(address);
});

test.each([
  'http://phone.example.com',
  'https://user:secret@phone.example.com',
  'https://user@phone.example.com',
  'https://phone.example.com?x=1',
  'https://phone.example.com/?',
  'https://phone.example.com/#part',
  'https:\\\\phone.example.com',
  'https://phone .example.com',
  'phone.example.com',
  'ftp://phone.example.com',
  'javascript:alert(1)',
  '',
  'https://localhost',
  'https://intranet',
  'https://printer.local',
  'https://127.0.0.1',
  'https://127.1',
  'https://2130706433',
  'https://10.1.2.3',
  'https://172.20.0.1',
  'https://192.168.0.10',
  'https://169.254.1.1',
  'https://[::1]',
  'https://[fd00::1]',
])('%s is none', (text) => {
  expect(publicAddress(text, { allowLoopback: false })).toBeNull();
});

test('on this machine itself plain http will do, where that is allowed, and only there', () => {
  const here = { allowLoopback: true };
  expect(publicAddress('http://127.0.0.1:4000/', here)).toBe('http://127.0.0.1:4000');
  expect(publicAddress('http://localhost:4000', here)).toBe('http://localhost:4000');
  expect(publicAddress('http://phone.example.com', here)).toBeNull();
  expect(publicAddress('http://127.0.0.1.example.com', here)).toBeNull();
  expect(publicAddress('http://user@127.0.0.1:4000', here)).toBeNull();
  expect(publicAddress('ws://127.0.0.1:4000', here)).toBeNull();
});
