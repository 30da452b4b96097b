import type { TunnelNews, TunnelProvider } from '../../core/events/tunnel.ts';

/** For services on this machine, which need no tunnel: the receiver's own address, open at once. */
export function directProvider(): TunnelProvider {
  return {
    localPort: null,
    open({ localPort, listener }) {
      const news: TunnelNews = { state: 'open', publicUrl: `http://127.0.0.1:${String(localPort)}` };
      listener(news);
      return { reopen: () => listener(news), stop: () => Promise.resolve() };
    },
  };
}
