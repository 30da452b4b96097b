import { ok } from '#contract/result.ts';
import type { LineApi } from '../ports.ts';
import type { WayTo } from './outbound-way.ts';

/** The calls API of a number, whose realtime sessions say how their address is reached from this network. */
export function withSoundWay(api: LineApi, wayTo: WayTo): LineApi {
  return {
    ...api,
    async realtimeSession(remoteId, mode) {
      const session = await api.realtimeSession(remoteId, mode);
      return session.ok ? ok({ ...session.value, way: await wayTo(session.value.wsUrl) }) : session;
    },
  };
}
