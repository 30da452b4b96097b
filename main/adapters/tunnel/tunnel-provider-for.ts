import type { TunnelProviderFor, TunnelRules } from '../../core/events/tunnel.ts';
import { cloudflaredTunnel } from './cloudflared/cloudflared-tunnel.ts';
import { ngrokTunnel } from './ngrok/ngrok-tunnel.ts';
import { ownUrl } from './own-url.ts';
import type { TunnelMeans } from './tunnel-means.ts';

const NO_EXCEPTIONS: TunnelRules = { allowLoopback: false };

/** The tunnels this app knows. Nothing starts before one is opened; whatever a tunnel lacks is told then, as news. */
export function tunnelProviderFor(means: TunnelMeans): TunnelProviderFor {
  return (settings, token, rules = NO_EXCEPTIONS) => {
    switch (settings.provider) {
      case 'none':
        return null;
      case 'own-url':
        return ownUrl(settings, { rules, means });
      case 'ngrok':
        return ngrokTunnel({ domain: settings.domain, authtoken: token, rules, means });
      case 'cloudflared-quick':
      case 'cloudflared-named':
        return cloudflaredTunnel({ settings, token, rules, means });
    }
  };
}
