import type { NetworkSettings, ProxyMode } from '#contract/network.ts';
import { pacAddress } from '#contract/pac-address.ts';
import { proxyServer } from '#contract/proxy-server.ts';

/** The proxy as it stands in the fields: what another mode needs is kept while one looks at this one. */
export interface ProxyDraft {
  readonly mode: ProxyMode;
  readonly server: string;
  readonly bypass: string;
  readonly pacUrl: string;
  readonly hasLogin: boolean;
  readonly user: string;
  /** Empty: the kept one stays. */
  readonly password: string;
}

export type DraftFault = 'server' | 'pacUrl' | 'user';

export function draftOf({ proxy, proxyUser }: NetworkSettings): ProxyDraft {
  return {
    mode: proxy.mode,
    server: proxy.mode === 'manual' ? proxy.server.replace(/^http:\/\//, '') : '',
    bypass: proxy.mode === 'manual' ? proxy.bypass.join(', ') : '',
    pacUrl: proxy.mode === 'pac' ? proxy.url : '',
    hasLogin: proxyUser !== null,
    user: proxyUser ?? '',
    password: '',
  };
}

/** Which fields cannot be what they are; none where it can be used. */
export function draftFaults({ mode, server, pacUrl, hasLogin, user }: ProxyDraft): readonly DraftFault[] {
  return [
    ...(mode === 'manual' && !proxyServer(server).ok ? ['server' as const] : []),
    ...(mode === 'pac' && !pacAddress(pacUrl).ok ? ['pacUrl' as const] : []),
    ...(mode !== 'direct' && hasLogin && user.trim() === '' ? ['user' as const] : []),
  ];
}

export function networkOf(draft: ProxyDraft, extraCaFile: string | null): NetworkSettings {
  const hasLogin = draft.mode !== 'direct' && draft.hasLogin;
  return { proxy: proxyOf(draft), proxyUser: hasLogin ? draft.user.trim() : null, extraCaFile };
}

/** What to say of the password: nothing where it stays, null where there is no login to have one. */
export function passwordOf({ mode, hasLogin, password }: ProxyDraft): { readonly password?: string | null } {
  if (mode === 'direct' || !hasLogin) return { password: null };
  return password === '' ? {} : { password };
}

function proxyOf({ mode, server, bypass, pacUrl }: ProxyDraft): NetworkSettings['proxy'] {
  switch (mode) {
    case 'system':
    case 'direct':
      return { mode };
    case 'pac':
      return { mode, url: pacUrl.trim() };
    case 'manual':
      return {
        mode,
        server: server.trim(),
        bypass: bypass
          .split(/[,;\s]+/)
          .map((host) => host.trim())
          .filter((host) => host !== ''),
      };
  }
}
