import { appError } from '#contract/errors.ts';
import type { TunnelProvider, TunnelRules } from '../../core/events/tunnel.ts';
import type { TunnelMeans } from './tunnel-means.ts';
import { keepTunnelOpen } from './keep-tunnel-open.ts';
import { publicAddress } from './public-address.ts';

/** A reverse proxy that somebody else runs: there is nothing to start, only an address that must make sense. */
export function ownUrl(
  settings: { readonly url: string; readonly localPort: number },
  { rules, means }: { readonly rules: TunnelRules; readonly means: TunnelMeans },
): TunnelProvider {
  return {
    localPort: settings.localPort,
    open({ listener }) {
      const publicUrl = publicAddress(settings.url, rules);
      return keepTunnelOpen({
        ...means,
        name: 'own-url',
        listener,
        begin(heard) {
          queueMicrotask(() => {
            if (publicUrl === null) heard({ type: 'over', error: appError('public-url-wrong'), again: 'when-asked' });
            else heard({ type: 'up', publicUrl });
          });
          return { end: () => Promise.resolve() };
        },
      });
    },
  };
}
