import { createFarQueue } from './far-queue.ts';
import { createFrameQueue, type SendFrame } from './frame-queue.ts';
import { NOTHING_SENT, type SendCounts } from './send-counts.ts';
import { createSocketLoad } from './socket-load.ts';

/** What waits here and what lies in the socket, together. */
const MOST_FRAMES = 5;
/** Words older than this disturb more than their loss does. */
const OLDEST_SENT_MS = 300;
/** So many unsent, and the network is behind. What lies in the socket cannot be taken back, so the rest waits here. */
const SOCKET_FRAMES = 2;
/** A microphone silent this long (none, or being reopened) is replaced by silence: the far engine must not starve. */
const MICROPHONE_GONE_MS = 120;
/** A second of frames: what all of them waited is delay for nothing. */
const OBSERVED_FRAMES = 16;
/** Sooner at first: a microphone that starts may hand over at once what gathered while it was opened. */
const FIRST_OBSERVED_FRAMES = 6;
const WAIT_TOLERATED_MS = 5;

export interface SendPacer {
  /** The frame to write into, with the time of its first sample; then `whole`. */
  readonly blank: SendFrame;
  whole(nowMs: number): void;
  /** The frame to send now, or null; its bytes are good until the next call. Ask until null: after a gap there are up to five. */
  next(nowMs: number, socketBytes: number): Buffer | null;
  readonly counts: SendCounts;
}

/**
 * One frame per `frameMs` by a monotonic clock: receivers of this family queue one to three seconds and drop the rest. A
 * frame that is complete early waits for its slot; one that is late leaves at once. After a gap what is still worth hearing
 * leaves in a row, and the delay this makes at the far side is given back in the next quiet moments.
 */
export function createSendPacer({ frameMs, frameBytes }: { readonly frameMs: number; readonly frameBytes: number }): SendPacer {
  const queue = createFrameQueue({ mostFrames: MOST_FRAMES, frameBytes });
  const socket = createSocketLoad(frameBytes);
  const far = createFarQueue(frameMs);
  const silence = Buffer.alloc(frameBytes);
  const counts: { -readonly [Count in keyof SendCounts]: number } = { ...NOTHING_SENT };
  const observed = { frames: OBSERVED_FRAMES - FIRST_OBSERVED_FRAMES, leastWaitMs: Number.POSITIVE_INFINITY };
  let slotMs: number | null = null;
  let wholeMs: number | null = null;

  const drop = (): void => {
    queue.take();
    counts.dropped += 1;
  };
  /** A backlog that never shrinks: whole frames of it go, but for the newest; the rest moves the slots. Returns by how much. */
  const standingWaitMs = (waitedMs: number): number => {
    observed.frames += 1;
    observed.leastWaitMs = Math.min(observed.leastWaitMs, waitedMs);
    if (observed.frames < OBSERVED_FRAMES) return 0;
    let waitMs = observed.leastWaitMs;
    observed.frames = 0;
    observed.leastWaitMs = Number.POSITIVE_INFINITY;
    for (; waitMs >= frameMs && queue.length > 1; waitMs -= frameMs) drop();
    return waitMs > WAIT_TOLERATED_MS ? Math.min(waitMs, frameMs) : 0;
  };
  const letOldGo = (nowMs: number, inSocket: number): void => {
    while (queue.oldest !== null && nowMs - queue.oldest.oldestMs > OLDEST_SENT_MS) drop();
    // The newest one is kept whatever lies in the socket: it is what should be heard first when the network is back.
    while (queue.length > Math.max(1, MOST_FRAMES - inSocket)) drop();
  };
  const isBehind = (nowMs: number, inSocket: number): boolean => {
    const oldestMs = socket.oldestMs(inSocket);
    return inSocket >= SOCKET_FRAMES || (oldestMs !== null && nowMs - oldestMs > OLDEST_SENT_MS);
  };
  const handOver = (frame: SendFrame | null, nowMs: number): Buffer => {
    counts.sent += 1;
    if (frame === null) counts.silence += 1;
    socket.handedOver(frame?.oldestMs ?? nowMs);
    far.sent(nowMs);
    return frame?.pcm ?? silence;
  };
  const isStarving = (nowMs: number): boolean => {
    wholeMs ??= nowMs; // before the first frame: the microphone gets as long to start
    return nowMs - wholeMs >= frameMs + MICROPHONE_GONE_MS;
  };

  return {
    get blank() {
      return queue.blank;
    },
    whole(nowMs) {
      queue.blank.completeMs = nowMs;
      wholeMs = nowMs;
      if (queue.length === MOST_FRAMES) counts.dropped += 1;
      queue.push();
    },
    next(nowMs, socketBytes) {
      const inSocket = socket.frames(socketBytes);
      letOldGo(nowMs, inSocket);
      if (isBehind(nowMs, inSocket)) return null;
      for (;;) {
        const dueMs: number = Math.max(slotMs ?? nowMs, nowMs - (MOST_FRAMES - 1) * frameMs);
        if (nowMs < dueMs) return null;
        const { oldest } = queue;
        if (oldest === null && !isStarving(nowMs)) return null;
        // Before a frame is taken: what goes is missing in front of the one that leaves now, where its seam is closed.
        const waitMs = oldest === null ? 0 : standingWaitMs(nowMs - oldest.completeMs);
        const frame = queue.take();
        slotMs = dueMs + frameMs - waitMs;
        if (frame === null || !frame.isQuiet || far.aheadMs(nowMs) < frameMs) return handOver(frame, nowMs);
        counts.givenBack += 1;
      }
    },
    counts,
  };
}
