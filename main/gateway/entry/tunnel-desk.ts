import { isDeepStrictEqual } from 'node:util';
import type { TunnelSettings } from '#contract/tunnel.ts';
import { tunnelStatus } from '../../core/events/liveness-phases.ts';
import type { TunnelProvider, TunnelProviderFor } from '../../core/events/tunnel.ts';
import type { TunnelDesk } from '../../core/tunnel-port.ts';
import type { OpenEntry } from './open-entry.ts';

/** The tunnel of the settings, as the agent sees and changes it. `onFixedPort` moves the receiver where a tunnel wants that. */
export function tunnelDesk({
  entry,
  tunnelFor,
  onFixedPort,
}: {
  readonly entry: OpenEntry;
  readonly tunnelFor: TunnelProviderFor;
  readonly onFixedPort: (provider: TunnelProvider, localPort: number) => TunnelProvider;
}): TunnelDesk {
  const status = (): ReturnType<TunnelDesk['status']> => tunnelStatus(entry.liveness());
  return {
    use(settings, token) {
      const provider = tunnelFor(settings, token);
      if (provider === null) return entry.use(null);
      const { localPort } = provider;
      entry.use({ provider: localPort === null ? provider : onFixedPort(provider, localPort), lasting: isLasting(settings) });
    },
    status,
    listen(listener) {
      let told = status();
      return entry.listen(() => {
        const now = status();
        if (isDeepStrictEqual(now, told)) return;
        told = now;
        listener(now);
      });
    },
  };
}

/** Whether the tunnel has the same address at its next start. */
function isLasting(settings: TunnelSettings): boolean {
  switch (settings.provider) {
    case 'none':
    case 'cloudflared-quick':
      return false;
    case 'cloudflared-named':
    case 'own-url':
      return true;
    case 'ngrok':
      return settings.domain !== null;
  }
}
