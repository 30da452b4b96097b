/** RTP payload that has arrived on a connection, without headers and padding; 0 before the first packet. */
export function inboundBytes(report: RTCStatsReport): number {
  for (const entry of report.values() as Iterable<RTCStats>) {
    if (isInboundAudio(entry)) return entry.bytesReceived ?? 0;
  }
  return 0;
}

function isInboundAudio(entry: RTCStats): entry is RTCInboundRtpStreamStats {
  return entry.type === 'inbound-rtp' && 'kind' in entry && entry.kind === 'audio';
}
