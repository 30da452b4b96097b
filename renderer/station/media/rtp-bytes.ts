/** RTP payload that has passed on a connection, without headers and padding; 0 before the first packet. */
export interface RtpBytes {
  readonly received: number;
  readonly sent: number;
}

export function rtpBytes(report: RTCStatsReport): RtpBytes {
  let received = 0;
  let sent = 0;
  for (const entry of report.values() as Iterable<RTCStats>) {
    if (isInboundAudio(entry)) received = entry.bytesReceived ?? 0;
    else if (isOutboundAudio(entry)) sent = entry.bytesSent ?? 0;
  }
  return { received, sent };
}

function isInboundAudio(entry: RTCStats): entry is RTCInboundRtpStreamStats {
  return entry.type === 'inbound-rtp' && 'kind' in entry && entry.kind === 'audio';
}

function isOutboundAudio(entry: RTCStats): entry is RTCOutboundRtpStreamStats {
  return entry.type === 'outbound-rtp' && 'kind' in entry && entry.kind === 'audio';
}
