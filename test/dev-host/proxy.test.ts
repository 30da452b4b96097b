import { expect, test } from 'vitest';
import { createProxyModule } from '../../build/dev-host/modules/proxy.ts';

const URL = 'https://pilot.example/';

test('a session takes the system’s proxy of the variables until it is told otherwise, as Chromium does', async () => {
  const proxy = createProxyModule({ https_proxy: 'http://proxy:3128', no_proxy: 'intranet.example,.local' });
  expect(await proxy.resolveProxy(URL)).toBe('PROXY proxy:3128');
  expect(await proxy.resolveProxy('https://a.intranet.example/')).toBe('DIRECT');
  expect(await proxy.resolveProxy('https://x.local/')).toBe('DIRECT');
  expect(await proxy.resolveProxy('https://127.0.0.1:4/')).toBe('DIRECT');
  await proxy.setProxy({ mode: 'direct' });
  expect(await proxy.resolveProxy(URL)).toBe('DIRECT');
  await proxy.setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://gate:1080', proxyBypassRules: '*.example' });
  expect(await proxy.resolveProxy(URL)).toBe('DIRECT');
  expect(await proxy.resolveProxy('https://other.test/')).toBe('SOCKS5 gate:1080');
});

test('what it cannot do is said, and not answered by a guess', async () => {
  const proxy = createProxyModule({});
  expect(await proxy.resolveProxy(URL)).toBe('DIRECT');
  await proxy.setProxy({ mode: 'pac_script', pacScript: 'http://wpad/x.pac' });
  await expect(proxy.resolveProxy(URL)).rejects.toThrow('PAC');
});
