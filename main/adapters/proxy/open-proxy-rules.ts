import type { ProxyConfig, Session } from 'electron';
import type { NetworkSettings } from '#contract/network.ts';
import type { ProxyRules } from '../../core/network/network-port.ts';

/** Our settings in Chromium's words. Its own bypass rules for this machine stay. */
export function proxyConfig(proxy: NetworkSettings['proxy']): ProxyConfig {
  switch (proxy.mode) {
    case 'system':
      return { mode: 'system' };
    case 'direct':
      return { mode: 'direct' };
    case 'manual':
      return { mode: 'fixed_servers', proxyRules: proxy.server, proxyBypassRules: proxy.bypass.join(',') };
    case 'pac':
      return { mode: 'pac_script', pacScript: proxy.url };
  }
}

/** Chromium's proxies, for its own connections and, by its answers, for those of Node. */
export function openProxyRules(session: Pick<Session, 'setProxy' | 'resolveProxy' | 'closeAllConnections'>): ProxyRules {
  return {
    async use(proxy) {
      await session.setProxy(proxyConfig(proxy));
      // What is open would go on through the former one.
      await session.closeAllConnections();
    },
    resolve: async (url) => session.resolveProxy(url),
  };
}
