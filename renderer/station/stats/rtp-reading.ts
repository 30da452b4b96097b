/** What a connection has counted until now. Sums of the whole call, save for jitter and round trip. Samples are at 48 kHz. */
export interface RtpReading {
  /** RTP payload, without headers and padding. */
  readonly receivedBytes: number;
  readonly receivedPackets: number;
  /** May fall, where a packet that was given up comes after all. */
  readonly lostPackets: number;
  readonly jitterMs: number | null;
  readonly playedSamples: number;
  readonly concealedSamples: number;
  /** Those of them that are silence or comfort noise. */
  readonly silentSamples: number;
  readonly concealmentEvents: number;
  readonly expandedSamples: number;
  readonly acceleratedSamples: number;
  /** Samples that came and left the jitter buffer, with those that were then left out to catch up; together they stayed, and were meant to stay, so long in it. */
  readonly emittedSamples: number;
  readonly bufferedSeconds: number;
  readonly targetSeconds: number;
  readonly sentBytes: number;
  readonly roundTripMs: number | null;
  /** Of the last reception report of the far end. */
  readonly sendLostPercent: number | null;
}

/** TypeScript's DOM library has no name for it. https://www.w3.org/TR/webrtc-stats/#dom-rtcremoteinboundrtpstreamstats */
interface RemoteInbound extends RTCStats {
  readonly kind: string;
  readonly roundTripTime?: number;
  readonly fractionLost?: number;
}

/** Reads what WebRTC's statistics say of one call's audio. */
export function readRtp(report: Iterable<RTCStats>): RtpReading {
  let inbound: RTCInboundRtpStreamStats | null = null;
  let outbound: RTCOutboundRtpStreamStats | null = null;
  let remote: RemoteInbound | null = null;
  let selectedPairId: string | null = null;
  const pairs = new Map<string, RTCIceCandidatePairStats>();
  for (const entry of report) {
    if (isInbound(entry)) inbound = entry;
    else if (isOutbound(entry)) outbound = entry;
    else if (isRemote(entry)) remote = entry;
    else if (isPair(entry)) pairs.set(entry.id, entry);
    else if (isTransport(entry)) selectedPairId = entry.selectedCandidatePairId ?? null;
  }
  // A far end that sends no reception reports still answers the connectivity checks that keep the way open.
  const checked = selectedPairId === null ? undefined : pairs.get(selectedPairId)?.currentRoundTripTime;
  return {
    receivedBytes: inbound?.bytesReceived ?? 0,
    receivedPackets: inbound?.packetsReceived ?? 0,
    lostPackets: inbound?.packetsLost ?? 0,
    jitterMs: inSteps(inbound?.jitter, 1_000),
    playedSamples: inbound?.totalSamplesReceived ?? 0,
    concealedSamples: inbound?.concealedSamples ?? 0,
    silentSamples: inbound?.silentConcealedSamples ?? 0,
    concealmentEvents: inbound?.concealmentEvents ?? 0,
    expandedSamples: inbound?.insertedSamplesForDeceleration ?? 0,
    acceleratedSamples: inbound?.removedSamplesForAcceleration ?? 0,
    emittedSamples: inbound?.jitterBufferEmittedCount ?? 0,
    bufferedSeconds: inbound?.jitterBufferDelay ?? 0,
    targetSeconds: inbound?.jitterBufferTargetDelay ?? 0,
    sentBytes: outbound?.bytesSent ?? 0,
    roundTripMs: inSteps(remote?.roundTripTime ?? checked, 1_000),
    sendLostPercent: inSteps(remote?.fractionLost, 100),
  };
}

function inSteps(value: number | undefined, stepsOfOne: number): number | null {
  return value === undefined ? null : value * stepsOfOne;
}

const isAudio = (entry: RTCStats): boolean => 'kind' in entry && entry.kind === 'audio';

function isInbound(entry: RTCStats): entry is RTCInboundRtpStreamStats {
  return entry.type === 'inbound-rtp' && isAudio(entry);
}
function isOutbound(entry: RTCStats): entry is RTCOutboundRtpStreamStats {
  return entry.type === 'outbound-rtp' && isAudio(entry);
}
function isRemote(entry: RTCStats): entry is RemoteInbound {
  return entry.type === 'remote-inbound-rtp' && isAudio(entry);
}
function isPair(entry: RTCStats): entry is RTCIceCandidatePairStats {
  return entry.type === 'candidate-pair';
}
function isTransport(entry: RTCStats): entry is RTCTransportStats {
  return entry.type === 'transport';
}
