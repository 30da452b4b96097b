import type { QualitySecond, QualityWhole } from '#contract/quality.ts';
import { inBackground } from '../in-background.ts';
import { measureRtp, startMeasuring, type Levels, type RtpSums } from './measure-rtp.ts';
import { readRtp } from './rtp-reading.ts';

const EVERY_MS = 1_000;

/**
 * Measures a connection once a second from its first sound on, and tells what it measured. Returns what stops it. Measures
 * never overlap: a slow one delays the next.
 */
export function watchStats(call: {
  readonly peer: Pick<RTCPeerConnection, 'getStats'>;
  readonly levels: () => Levels;
  readonly told: (second: QualitySecond, whole: QualityWhole) => void;
}): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sums: RtpSums | null = null;
  let dueMs = performance.now() + EVERY_MS;

  const look = async (): Promise<void> => {
    const stats = await call.peer.getStats();
    if (stopped) return;
    const now = readRtp(stats.values() as Iterable<RTCStats>);
    if (sums !== null) {
      const measured = measureRtp(sums, { now, levels: call.levels() });
      sums = measured.sums;
      call.told(measured.second, measured.whole);
    } else if (now.receivedBytes > 0) {
      sums = startMeasuring(now);
    }
  };
  const measure = async (): Promise<void> => {
    try {
      await look();
    } finally {
      // One that failed is told, and the next second is measured all the same.
      if (!stopped) next();
    }
  };
  const next = (): void => {
    // On the second, whatever a measure took; what was missed while the window stood still is not made up for.
    dueMs = Math.max(dueMs + EVERY_MS, performance.now() + EVERY_MS / 2);
    timer = setTimeout(() => inBackground('measure of a call', measure()), dueMs - performance.now());
  };

  timer = setTimeout(() => inBackground('measure of a call', measure()), EVERY_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
