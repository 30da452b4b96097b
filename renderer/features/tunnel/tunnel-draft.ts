import { isLocalPort, publicAddress, publicHost } from '#contract/tunnel-address.ts';
import { needsToken } from '#contract/tunnel.ts';
import type { TunnelSettings, TunnelState } from '#contract/tunnel.ts';

/** What stands in the fields, whichever of them are shown. */
export interface TunnelDraft {
  readonly provider: TunnelSettings['provider'];
  readonly program: string;
  readonly url: string;
  readonly localPort: string;
  readonly domain: string;
  readonly token: string;
  /** A token is kept for this provider, and the agent has not asked to replace it. */
  readonly keepsToken: boolean;
}

export type TunnelField = 'url' | 'localPort' | 'domain' | 'token';

/** Free on most machines, and no port that others expect something behind. */
const USUAL_PORT = '8347';

/** The fields as the agent finds them: what is in use, and empty ones for the other ways. */
export function draftOf({ settings, hasToken }: TunnelState): TunnelDraft {
  const empty = { program: '', url: '', localPort: USUAL_PORT, domain: '', token: '', keepsToken: hasToken };
  switch (settings.provider) {
    case 'none':
      return { ...empty, provider: 'none' };
    case 'cloudflared-quick':
      return { ...empty, provider: 'cloudflared-quick', program: settings.program ?? '' };
    case 'ngrok':
      return { ...empty, provider: 'ngrok', domain: settings.domain ?? '' };
    case 'cloudflared-named':
      return {
        ...empty,
        provider: 'cloudflared-named',
        program: settings.program ?? '',
        url: settings.url,
        localPort: String(settings.localPort),
      };
    case 'own-url':
      return { ...empty, provider: 'own-url', url: settings.url, localPort: String(settings.localPort) };
  }
}

/** Another provider has another token: none is kept for it. */
export function withProvider(draft: TunnelDraft, provider: TunnelDraft['provider'], kept: TunnelState): TunnelDraft {
  return { ...draft, provider, token: '', keepsToken: kept.hasToken && kept.settings.provider === provider };
}

export type CheckedDraft =
  | { readonly ok: true; readonly settings: TunnelSettings; readonly token: string | null }
  | { readonly ok: false; readonly wrong: readonly TunnelField[] };

/** What the fields ask for, or which of them are wrong. `token` null: the kept one stays, or none is needed. */
export function checkDraft(draft: TunnelDraft): CheckedDraft {
  const { provider } = draft;
  const program = draft.program.trim() === '' ? null : draft.program.trim();
  const url = publicAddress(draft.url);
  const localPort = Number(draft.localPort);
  const domain = draft.domain.trim() === '' ? null : publicHost(draft.domain);
  const hasAddress = provider === 'cloudflared-named' || provider === 'own-url';
  const token = draft.keepsToken || !needsToken(provider) ? null : draft.token.trim();

  const wrong: TunnelField[] = [];
  if (hasAddress && !url.ok) wrong.push('url');
  if (hasAddress && !isLocalPort(localPort)) wrong.push('localPort');
  if (provider === 'ngrok' && domain?.ok === false) wrong.push('domain');
  if (token === '') wrong.push('token');
  if (wrong.length > 0) return { ok: false, wrong };

  const address = { url: url.ok ? url.value : '', localPort };
  switch (provider) {
    case 'none':
      return { ok: true, settings: { provider }, token };
    case 'cloudflared-quick':
      return { ok: true, settings: { provider, program }, token };
    case 'cloudflared-named':
      return { ok: true, settings: { provider, program, ...address }, token };
    case 'ngrok':
      return { ok: true, settings: { provider, domain: domain?.ok === true ? domain.value : null }, token };
    case 'own-url':
      return { ok: true, settings: { provider, ...address }, token };
  }
}
