import { describe, expect, test } from 'vitest';
import { proxyServer } from '#contract/proxy-server.ts';
import { proxyOfAnswer } from '../../../../main/core/network/proxy-answer.ts';

describe('what Chromium says of an address', () => {
  test.each([
    ['DIRECT', 'straight'],
    ['', 'straight'],
    ['PROXY proxy.local:3128', { scheme: 'http', host: 'proxy.local', port: 3_128 }],
    ['PROXY proxy.local:3128; DIRECT', { scheme: 'http', host: 'proxy.local', port: 3_128 }],
    ['HTTPS proxy.local:8443', { scheme: 'https', host: 'proxy.local', port: 8_443 }],
    ['SOCKS5 10.0.0.1:1080', { scheme: 'socks5', host: '10.0.0.1', port: 1_080 }],
    ['SOCKS 10.0.0.1:1080', 'unsupported'],
    ['SOCKS 10.0.0.1:1080; PROXY proxy.local:80', { scheme: 'http', host: 'proxy.local', port: 80 }],
    ['SOCKS 10.0.0.1:1080; DIRECT', 'straight'],
    ['PROXY [2001:db8::1]:3128', { scheme: 'http', host: '[2001:db8::1]', port: 3_128 }],
    ['PROXY user:secret@proxy.local:3128', 'unsupported'],
  ])('%s', (answer, way) => {
    expect(proxyOfAnswer(answer)).toEqual(way);
  });
});

describe('a proxy’s address as it is typed', () => {
  test.each([
    ['proxy.empresa.com.br:3128', { scheme: 'http', host: 'proxy.empresa.com.br', port: 3_128 }],
    [' HTTP://Proxy.Empresa.com.br ', { scheme: 'http', host: 'proxy.empresa.com.br', port: 80 }],
    ['https://10.0.0.1/', { scheme: 'https', host: '10.0.0.1', port: 443 }],
    ['socks5://10.0.0.1', { scheme: 'socks5', host: '10.0.0.1', port: 1_080 }],
  ])('%s is understood', (text, server) => {
    expect(proxyServer(text)).toEqual({ ok: true, value: server });
  });

  test.each([
    '',
    'proxy local',
    'ftp://proxy',
    'proxy:0',
    'proxy:70000',
    'http://proxy/path',
    'ana:segredo@proxy:80',
    'javascript:alert(1)',
  ])('%s is refused without being repeated', (text) => {
    const read = proxyServer(text);
    expect(read).toMatchObject({ ok: false, error: { code: 'proxy-address-wrong' } });
    expect(JSON.stringify(read)).not.toContain('segredo');
  });
});
