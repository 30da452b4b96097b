import { Agent, type ClientRequestArgs } from 'node:http';
import type { Duplex } from 'node:stream';
import type { OutboundWay } from '../../core/network/outbound-way.ts';
import { openOutboundSocket } from './outbound-socket.ts';

/** Lets a WebSocket's handshake go its way out of this network: through a proxy, by the authorities that are trusted here. */
export function outboundAgent(url: string, way: OutboundWay): Agent {
  const isSecure = url.startsWith('wss:');
  return new (class extends Agent {
    // ws asks for https where it is to be encrypted, and Node compares.
    readonly protocol = isSecure ? 'https:' : 'http:';

    override createConnection(options: ClientRequestArgs, created?: (error: Error | null, socket: Duplex) => void): undefined {
      const port = Number(options.port ?? (isSecure ? 443 : 80));
      openOutboundSocket({ host: options.host ?? '', port, isSecure }, way).then(
        (socket) => created?.(null, socket),
        // Node's own callback takes an error alone; its declaration does not say so.
        (cause: unknown) => (created as ((error: unknown) => void) | undefined)?.(cause),
      );
      return undefined;
    }
  })();
}
