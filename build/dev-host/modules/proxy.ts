import type Electron from 'electron';

export interface ProxyModule {
  readonly setProxy: (config: Electron.ProxyConfig) => Promise<void>;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly closeAllConnections: () => Promise<void>;
}

/**
 * The proxies of a session, for what the app asks about them: no page of the host leaves this machine, so that Chromium itself is told
 * nothing. `system` is what Chromium takes on Linux without a desktop: the variables. A PAC script is not run here, and says so.
 */
export function createProxyModule(env: NodeJS.ProcessEnv): ProxyModule {
  let config: Electron.ProxyConfig = { mode: 'system' };
  return {
    setProxy: async (wanted) => {
      config = wanted;
    },
    resolveProxy: async (url) => {
      if (config.mode === 'direct') return 'DIRECT';
      if (config.mode === 'fixed_servers')
        return answer(url, { server: config.proxyRules, bypass: config.proxyBypassRules, bySuffix: false });
      if (config.mode === 'pac_script') throw new Error('development host does not run PAC scripts');
      const scheme = new URL(url).protocol.slice(0, -1);
      const server = env[`${scheme}_proxy`] ?? env[`${scheme.toUpperCase()}_PROXY`];
      return answer(url, { server, bypass: env['no_proxy'] ?? env['NO_PROXY'], bySuffix: true });
    },
    closeAllConnections: async () => undefined,
  };
}

const WORDS: Readonly<Record<string, string>> = { http: 'PROXY', https: 'HTTPS', socks5: 'SOCKS5', socks: 'SOCKS5' };

interface Rules {
  readonly server: string | undefined;
  readonly bypass: string | undefined;
  /** In the variable a name stands for all below it too; in Chromium's own rules for itself. */
  readonly bySuffix: boolean;
}

function answer(url: string, { server, bypass = '', bySuffix }: Rules): string {
  if (server === undefined || server === '' || isBypassed(new URL(url).hostname, bypass, bySuffix)) return 'DIRECT';
  const [, scheme = 'http', address = ''] = /^(?:([a-z0-9]+):\/\/)?(?:[^@]*@)?([^/]+)/.exec(server) ?? [];
  return `${WORDS[scheme] ?? 'PROXY'} ${address}`;
}

/** `*.host` and `.host`: all below it; `<local>`: names without a dot. Loopback always, as in Chromium. */
function isBypassed(host: string, rules: string, bySuffix: boolean): boolean {
  if (host === 'localhost' || /^127\.|^\[::1\]$/.test(host)) return true;
  return rules
    .split(/[,;]/)
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .some((rule) => {
      if (rule === '*') return true;
      if (rule === '<local>') return !host.includes('.');
      const name = rule.replace(/^\*?\./, '');
      return host === name || (host.endsWith(`.${name}`) && (bySuffix || rule !== name));
    });
}
