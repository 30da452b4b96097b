import type { Socket } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import { isSameWay, type OutboundWay, type WayTo } from '../../core/network/outbound-way.ts';

/** More ways than that only a script makes that gives each address another. */
const MOST_AGENTS = 8;

/** Opens a connection by a way; audio/socket/outbound-socket.ts, which the sound of web numbers takes too. */
export type OpenSocket = (
  target: { readonly host: string; readonly port: number; readonly isSecure: boolean },
  way: OutboundWay,
) => Promise<Socket>;

export interface OutboundFetch {
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/**
 * Node's `fetch`, by undici, on connections that go their way out of this network. Failures are those of `fetch`, with the `code` of
 * whatever stood in the way as their cause's.
 */
export function openOutboundFetch({ wayTo, openSocket }: { readonly wayTo: WayTo; readonly openSocket: OpenSocket }): OutboundFetch {
  const agents: { readonly way: OutboundWay; readonly agent: Agent }[] = [];

  function agentFor(way: OutboundWay): Agent {
    const known = agents.find((one) => isSameWay(one.way, way));
    if (known !== undefined) return known.agent;
    const agent = new Agent({
      connect({ hostname, port, protocol }, connected) {
        const isSecure = protocol === 'https:';
        openSocket(
          { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port === '' ? (isSecure ? 443 : 80) : port), isSecure },
          way,
        ).then(
          (socket) => {
            connected(null, socket);
          },
          (cause: unknown) => {
            connected(cause instanceof Error ? cause : new Error(String(cause)), null);
          },
        );
      },
    });
    agents.push({ way, agent });
    // Requests that are on their way through the oldest end first.
    if (agents.length > MOST_AGENTS) void agents.shift()?.agent.close();
    return agent;
  }

  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const dispatcher = agentFor(await wayTo(url));
    // undici's own declarations of the same standard: what it gives is what Node's fetch, which is undici, gives.
    const answered: unknown = await undiciFetch(url, { ...(init as Parameters<typeof undiciFetch>[1]), dispatcher });
    return answered as Response;
  };
  return {
    fetch,
    async close() {
      await Promise.allSettled(agents.splice(0).map(async ({ agent }) => agent.destroy()));
    },
  };
}
