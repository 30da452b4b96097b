/**
 * Running sums of one jitter buffer, in samples at the wire's rate; what changed in a second is the difference of two
 * readings. The names are those of WebRTC's statistics (https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats).
 */
export interface JitterStats {
  /** Samples that arrived. */
  readonly received: number;
  /**
   * Samples handed out since the sound began, whatever they were made of. What was invented counts from when sound comes
   * again, because only then is known whether there was a stall, or the sender paused.
   */
  readonly played: number;
  /** Samples left behind for good: played, sped over or dropped. The position of the playout in what arrived. */
  readonly consumed: number;
  /** Invented or silent, because what was due had not come. */
  readonly concealed: number;
  readonly concealmentEvents: number;
  /** Silent, because the sender had nothing to say: a service need not stream its silence. */
  readonly paused: number;
  /** Left out to catch up. */
  readonly accelerated: number;
  /** Stretched in on purpose. */
  readonly expanded: number;
  /** Too old to be played: after a stall of seconds, at the start of a session, or more than the buffer holds. */
  readonly dropped: number;
  /** Times it started afresh. */
  readonly restarts: number;
}

export interface DownlinkStats extends JitterStats {
  readonly rateHz: number;
  /** What network and buffer keep the sound back now, over the fastest way it took. */
  readonly delayMs: number;
  readonly targetMs: number;
  readonly bufferedMs: number;
  /** The far clock against the sound card's, as it is corrected now. */
  readonly driftPpm: number;
  readonly receivedBytes: number;
  readonly rateMismatches: number;
}
