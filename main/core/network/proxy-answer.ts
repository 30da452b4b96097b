import { proxyServer, type ProxyServer } from '#contract/proxy-server.ts';

const SCHEMES: Readonly<Record<string, ProxyServer['scheme']>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https', SOCKS5: 'socks5' };

/**
 * The first way that Chromium names and this phone can go, of an answer such as `PROXY a:3128; DIRECT` (the words of PAC). `straight`:
 * no proxy. `unsupported`: only ways it cannot go, such as SOCKS 4.
 */
export function proxyOfAnswer(answer: string): ProxyServer | 'straight' | 'unsupported' {
  const ways = waysOf(answer);
  return ways.length === 0 ? 'straight' : (ways.map(wayOf).find((way) => way !== null) ?? 'unsupported');
}

/** Every proxy of an answer that this phone can go through: the first, and those that stand in for it. */
export function proxiesOfAnswer(answer: string): readonly ProxyServer[] {
  return waysOf(answer).flatMap((way) => {
    const read = wayOf(way);
    return read === null || read === 'straight' ? [] : [read];
  });
}

function waysOf(answer: string): readonly string[] {
  return answer
    .split(';')
    .map((way) => way.trim())
    .filter((way) => way !== '');
}

function wayOf(way: string): ProxyServer | 'straight' | null {
  const [word = '', address = ''] = way.split(/\s+/);
  if (word.toUpperCase() === 'DIRECT') return 'straight';
  const scheme = SCHEMES[word.toUpperCase()];
  const server = scheme === undefined ? null : proxyServer(`${scheme}://${address}`);
  return server?.ok === true ? server.value : null;
}
