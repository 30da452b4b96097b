import type { SoundTotals } from './sound-level.ts';

/** What has arrived and been played of the other side's sound since the connection was made. */
export interface InboundSound extends SoundTotals {
  /** RTP payload, without headers and padding. */
  readonly bytes: number;
}

const NOTHING: InboundSound = { bytes: 0, energy: 0, seconds: 0 };

/** Reads the totals from a connection's statistics; zeros before the first packet. */
export function inboundSound(report: RTCStatsReport): InboundSound {
  for (const entry of report.values() as Iterable<RTCStats>) {
    if (isInboundAudio(entry)) {
      return { bytes: entry.bytesReceived ?? 0, energy: entry.totalAudioEnergy ?? 0, seconds: entry.totalSamplesDuration ?? 0 };
    }
  }
  return NOTHING;
}

function isInboundAudio(entry: RTCStats): entry is RTCInboundRtpStreamStats {
  return entry.type === 'inbound-rtp' && 'kind' in entry && entry.kind === 'audio';
}
