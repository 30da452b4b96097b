import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWifiOnLinux } from '../../../../main/adapters/network-medium/open-network-medium.ts';
import { hasOnlyWifi, isWifiPort } from '../../../../main/adapters/network-medium/wifi-names.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const HEAD = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n';
const route = (name: string, { metric = 0, flags = '0003' } = {}): string =>
  `${name}\t00000000\t0101A8C0\t${flags}\t0\t0\t${String(metric)}\t00000000\t0\t0\t0   \n`;
const NONE6 = '0'.repeat(32);
const route6 = (name: string, { metric = '00000400', flags = '00000003' } = {}): string =>
  `${NONE6} 00 ${NONE6} 00 fe800000000000000000000000000001 ${metric} 00000001 00000000 ${flags} ${name.padStart(8)}\n`;

/** A Linux with a cable (`eth0`), a Wi-Fi (`wlan0`) and a VPN (`tun0`), and these routes. */
function machine({ v4 = '', v6 = '' }): string {
  const root = `${temporaryFolder()}/`;
  mkdirSync(join(root, 'proc/net'), { recursive: true });
  writeFileSync(join(root, 'proc/net/route'), HEAD + v4);
  writeFileSync(join(root, 'proc/net/ipv6_route'), v6);
  mkdirSync(join(root, 'sys/class/net/wlan0/wireless'), { recursive: true });
  for (const name of ['eth0', 'tun0']) mkdirSync(join(root, 'sys/class/net', name), { recursive: true });
  return root;
}

describe('Wi-Fi on Linux', () => {
  test.each([
    ['a cable alone', { v4: route('eth0') }, false],
    ['Wi-Fi alone', { v4: route('wlan0', { metric: 600 }) }, true],
    ['a cable beside Wi-Fi', { v4: route('wlan0', { metric: 600 }) + route('eth0', { metric: 100 }) }, false],
    ['a cable that is not up, beside Wi-Fi', { v4: route('wlan0', { metric: 600 }) + route('eth0', { metric: 100, flags: '0002' }) }, true],
    ['a VPN, whatever is under it', { v4: route('tun0', { metric: 50 }) + route('wlan0', { metric: 600 }) }, false],
    ['Wi-Fi with IPv6 alone', { v6: route6('lo', { metric: 'ffffffff', flags: '00200200' }) + route6('wlan0') }, true],
    ['a cable with IPv6 alone', { v6: route6('wlan0', { metric: '00000400' }) + route6('eth0', { metric: '00000064' }) }, false],
    ['no network at all', {}, false],
  ])('%s', (_name, routes, isWifi) => {
    expect(isWifiOnLinux(machine(routes))).toBe(isWifi);
  });

  test('a machine without /proc says nothing', () => {
    expect(isWifiOnLinux(`${temporaryFolder()}/`)).toBe(false);
  });
});

describe('Wi-Fi on Windows', () => {
  const at = (address: string): { address: string; internal: boolean }[] => [{ address, internal: address.startsWith('127.') }];
  test.each([
    ['Wi-Fi alone', { 'Wi-Fi': at('192.168.0.7'), 'Loopback Pseudo-Interface 1': at('127.0.0.1') }, true],
    ['Wi-Fi beside virtual machines', { WLAN: at('192.168.0.7'), 'vEthernet (WSL)': at('172.20.0.1') }, true],
    ['Wi-Fi beside a cable', { 'Wi-Fi': at('192.168.0.7'), Ethernet: at('192.168.0.8') }, false],
    ['Wi-Fi beside a cable that leads nowhere', { 'Wi-Fi': at('192.168.0.7'), Ethernet: at('169.254.3.4') }, true],
    ['a cable alone', { Ethernet: at('10.0.0.4') }, false],
    ['a name somebody gave', { Escritório: at('10.0.0.4') }, false],
    ['nothing', {}, false],
  ])('%s', (_name, interfaces, isWifi) => {
    expect(hasOnlyWifi(interfaces)).toBe(isWifi);
  });
});

describe('Wi-Fi on macOS', () => {
  const PORTS =
    '\nHardware Port: Ethernet\nDevice: en4\nEthernet Address: aa:bb\n\nHardware Port: Wi-Fi\nDevice: en0\nEthernet Address: cc:dd\n';
  const by = (name: string): string => `   route to: default\ndestination: default\n    gateway: 192.168.0.1\n  interface: ${name}\n`;
  test.each([
    ['en0', true],
    ['en4', false],
    ['utun3', false],
  ])('the way out is %s', (name, isWifi) => {
    expect(isWifiPort(by(name), PORTS)).toBe(isWifi);
    expect(isWifiPort(by(name), '')).toBe(false);
    expect(isWifiPort('route: writing to routing socket: not in table', PORTS)).toBe(false);
  });
});
