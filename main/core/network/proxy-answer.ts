import { proxyServer, type ProxyServer } from '#contract/proxy-server.ts';

const SCHEMES: Readonly<Record<string, ProxyServer['scheme']>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https', SOCKS5: 'socks5' };

/**
 * The first way that Chromium names and this phone can go, of an answer such as `PROXY a:3128; DIRECT` (the words of PAC). `straight`:
 * no proxy. `unsupported`: only ways it cannot go, such as SOCKS 4.
 */
export function proxyOfAnswer(answer: string): ProxyServer | 'straight' | 'unsupported' {
  const ways = answer
    .split(';')
    .map((way) => way.trim())
    .filter((way) => way !== '');
  for (const way of ways) {
    const [word = '', address = ''] = way.split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return 'straight';
    const scheme = SCHEMES[word.toUpperCase()];
    const server = scheme === undefined ? null : proxyServer(`${scheme}://${address}`);
    if (server?.ok === true) return server.value;
  }
  return ways.length === 0 ? 'straight' : 'unsupported';
}
