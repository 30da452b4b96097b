import type { UnixMs } from '#contract/time.ts';
import { callProgress, serviceNumber, wordDirection } from '../../core/events/service-words.ts';
import { serviceTime } from '../../core/events/service-time.ts';
import type { RemoteCall } from '../../core/events/observation.ts';
import type { ServiceOffset } from '../../core/events/service-offset.ts';
import type { WireCall } from './wire.ts';

/**
 * A call object of the service in our words; null where it does not say who called whom, without which nothing can
 * be done with it. Its instants are told in our time. The texts of an SDP pass byte for byte: its line ends are part of it (RFC 8866 §5).
 */
export function remoteCall(wire: WireCall, offset: Pick<ServiceOffset, 'ours'> | null = null): RemoteCall | null {
  const direction = wordDirection(wire.direction);
  if (direction === null) return null;
  const instant = (value: unknown): UnixMs | null => {
    const told = serviceTime(value);
    return told === null || offset === null ? told : offset.ours(told);
  };
  const connectedAt = instant(wire.connectedAt);
  const progress = callProgress({
    word: wire.status,
    connected: connectedAt !== null,
    ended: serviceTime(wire.endedAt) !== null,
  });
  return {
    remoteId: wire.id,
    externalId: wire.externalCallId ?? '',
    direction,
    ...progress,
    peer: serviceNumber(wire.peerNumber),
    durationSeconds: progress.status === 'ended' ? (wire.durationSeconds ?? null) : null,
    createdAt: instant(wire.createdAt) ?? instant(wire.startedAt),
    connectedAt,
    sdpOffer: wire.sdpOffer ?? null,
    sdpAnswer: wire.sdpAnswer ?? null,
  };
}
