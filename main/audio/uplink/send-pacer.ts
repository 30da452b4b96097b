/** Frames that may be sent in a row after a late timer; what is older is dropped. */
const CATCH_UP_FRAMES = 3;
/** More than this unsent in the socket and the network is behind: wait, and let the oldest go. */
const SOCKET_FRAMES = 5;
/** A microphone silent this long (none, or being reopened) is replaced by silence: the far engine must not starve. */
const MICROPHONE_GONE_MS = 120;

export interface SendPacer {
  /** A frame is complete. */
  offer(frame: Buffer, nowMs: number): void;
  /** The frame to send now, or null. Ask until null: after a late timer there are up to three. */
  next(nowMs: number, socketBytes: number): Buffer | null;
  readonly counts: { readonly sent: number; readonly dropped: number; readonly silence: number };
}

/** A second of frames: what all of them waited is delay for nothing. */
const OBSERVED_FRAMES = 16;
/** Sooner at first: a microphone that starts may hand over at once what gathered while it was opened. */
const FIRST_OBSERVED_FRAMES = 6;
const WAIT_TOLERATED_MS = 5;

/**
 * One frame per `frameMs` by a monotonic clock, never faster than real time: receivers of this family queue one to
 * three seconds and drop the rest. A frame that is complete early waits for its slot; one that is late leaves at once.
 */
export function createSendPacer({ frameMs, frameBytes }: { readonly frameMs: number; readonly frameBytes: number }): SendPacer {
  const queue: { readonly frame: Buffer; readonly completeMs: number }[] = [];
  const silence = Buffer.alloc(frameBytes);
  const counts = { sent: 0, dropped: 0, silence: 0 };
  let slotMs: number | null = null;
  let offeredMs: number | null = null;
  let observed = { frames: OBSERVED_FRAMES - FIRST_OBSERVED_FRAMES, leastWaitMs: Number.POSITIVE_INFINITY };

  /** A backlog that never shrinks: whole frames of it go, the rest moves the slots. Returns by how much. */
  const standingWaitMs = (waitedMs: number): number => {
    observed = { frames: observed.frames + 1, leastWaitMs: Math.min(observed.leastWaitMs, waitedMs) };
    if (observed.frames < OBSERVED_FRAMES) return 0;
    const { leastWaitMs } = observed;
    observed = { frames: 0, leastWaitMs: Number.POSITIVE_INFINITY };
    const surplus = queue.splice(0, Math.floor(leastWaitMs / frameMs)).length;
    counts.dropped += surplus;
    return leastWaitMs - surplus * frameMs > WAIT_TOLERATED_MS ? leastWaitMs - surplus * frameMs : 0;
  };
  const silenceIfStarving = (nowMs: number): Buffer | null => {
    offeredMs ??= nowMs; // before the first frame: the microphone gets as long to start
    if (nowMs - offeredMs < frameMs + MICROPHONE_GONE_MS) return null;
    counts.silence += 1;
    return silence;
  };
  return {
    offer(frame, nowMs) {
      queue.push({ frame, completeMs: nowMs });
      offeredMs = nowMs;
      if (queue.length <= CATCH_UP_FRAMES) return;
      queue.shift();
      counts.dropped += 1;
    },
    next(nowMs, socketBytes) {
      const dueMs: number = Math.max(slotMs ?? nowMs, nowMs - (CATCH_UP_FRAMES - 1) * frameMs);
      if (nowMs < dueMs || socketBytes + frameBytes > SOCKET_FRAMES * frameBytes) return null;
      const oldest = queue.shift();
      const frame = oldest?.frame ?? silenceIfStarving(nowMs);
      if (frame === null) return null;
      slotMs = dueMs + frameMs - (oldest === undefined ? 0 : standingWaitMs(nowMs - oldest.completeMs));
      counts.sent += 1;
      return frame;
    },
    counts,
  };
}
