import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { outputRoom, type CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_MS, BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';

/** What both sides heard, side by side in time. */
export interface CallTap {
  /** One block of what goes to the customer, or was just played to the agent, whose last sample belongs to `nowMs`. */
  add(side: TapSide, block: Float32Array, nowMs: number): void;
  /** What is complete, interleaved, agent first; null where that is not worth a message yet. `isLast`: all there is. The only call that allocates. */
  take(nowMs: number, isLast?: boolean): Int16Array | null;
  dispose(): void;
}
export type TapSide = 'agent' | 'customer';

const PER_MS = RECORDING_RATE_HZ / 1_000;
/** The two directions come each in its own time. */
const LAG_MS = 100;
const TAKE_EVERY_MS = 200;
const ROOM_MS = 2_000;
/** No call stands still for longer and goes on: the machine slept, and hours of silence would take gigabytes. */
const LONGEST_STANDSTILL_MS = 60_000;
/** Blocks come unevenly; only what is further off is a gap, or a clock that drifts. */
const SLACK_MS = 60;
const RATES = { fromHz: INNER_RATE_HZ, toHz: RECORDING_RATE_HZ };

/**
 * Puts each side where the clock says, so that neither a device that was lost nor one whose clock drifts moves one voice against the other:
 * a gap is silence, what comes too early for its place is left out. Allocates nothing per block.
 */
export function createCallTap({
  startMs,
  createResampler,
}: {
  readonly startMs: number;
  readonly createResampler: CreateResampler;
}): CallTap {
  const room = ROOM_MS * PER_MS;
  const frames = new Int16Array(room * 2);
  const converted = new Float32Array(outputRoom(BLOCK_SAMPLES, RATES));
  const resamplers = { agent: createResampler(RATES), customer: createResampler(RATES) };
  /** Where each side goes on, and how far both were taken, in samples since the start. */
  const written = { agent: 0, customer: 0 };
  let taken = 0;

  return {
    add(side, block, nowMs) {
      const count = resamplers[side].process(block, converted);
      const belongsAt = Math.round((nowMs - startMs - BLOCK_MS) * PER_MS);
      const ahead = written[side] - belongsAt;
      if (ahead > SLACK_MS * PER_MS) return;
      if (ahead < -SLACK_MS * PER_MS) written[side] = belongsAt;
      const offset = side === 'agent' ? 0 : 1;
      for (let index = 0; index < count; index += 1) {
        const at = written[side];
        written[side] += 1;
        if (at < taken || at >= taken + room) continue;
        const scaled = Math.round((converted[index] ?? 0) * 32_768);
        frames[(at % room) * 2 + offset] = Math.max(-32_768, Math.min(32_767, scaled));
      }
    },
    take(nowMs, isLast = false) {
      const upTo = Math.floor((nowMs - startMs - (isLast ? 0 : LAG_MS)) * PER_MS);
      const untold = Math.min(LONGEST_STANDSTILL_MS * PER_MS, upTo - taken);
      const count = Math.min(room, upTo - taken);
      if (count < (isLast ? 1 : TAKE_EVERY_MS * PER_MS)) return null;
      // After a standstill longer than the room what was lost is lost, but not its time.
      const whole = new Int16Array(untold * 2);
      for (let index = 0; index < count * 2; index += 1) {
        const at = (taken * 2 + index) % frames.length;
        whole[index] = frames[at] ?? 0;
        frames[at] = 0;
      }
      taken = upTo;
      return whole;
    },
    dispose() {
      resamplers.agent.dispose();
      resamplers.customer.dispose();
    },
  };
}
