import { inBackground } from '../../core/in-background.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { TunnelProvider } from '../../core/events/tunnel.ts';
import type { WebhookReceiver } from '../receiver/webhook-receiver.ts';

/** Whoever holds the port may let it go. */
const TRY_AGAIN_MS = 15_000;

/**
 * A tunnel whose other end was told our port by hand: the receiver is moved there before it opens. While another
 * program has the port, the tunnel has failed with `tunnel-port-taken` and tries again.
 */
export function onFixedPort(
  provider: TunnelProvider,
  localPort: number,
  {
    receiver,
    clock,
    log,
    moved,
  }: {
    readonly receiver: Pick<WebhookReceiver, 'listenOn'>;
    readonly clock: Clock;
    readonly log: Log;
    /** The receiver listens on another port now: whoever knew the old one must be told. */
    readonly moved: () => void;
  },
): TunnelProvider {
  return {
    localPort,
    open({ listener }) {
      let tunnel: ReturnType<TunnelProvider['open']> | null = null;
      let moving: Promise<void> | null = null;
      let cancel: () => void = () => undefined;
      let stopped = false;

      async function move(): Promise<void> {
        listener({ state: 'opening' });
        const listening = await receiver.listenOn(localPort);
        moving = null;
        if (listening.ok) moved();
        if (stopped) return;
        if (listening.ok) {
          tunnel = provider.open({ localPort: listening.value, listener });
          return;
        }
        listener({ state: 'failed', error: listening.error });
        cancel = clock.after(TRY_AGAIN_MS, begin);
      }
      function begin(): void {
        cancel();
        if (moving !== null) return;
        moving = move();
        inBackground('taking the port of the tunnel', moving, log);
      }

      begin();
      return {
        reopen() {
          if (tunnel === null) begin();
          else tunnel.reopen();
        },
        async stop() {
          stopped = true;
          cancel();
          await moving;
          await tunnel?.stop();
        },
      };
    },
  };
}
