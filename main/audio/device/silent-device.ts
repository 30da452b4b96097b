import { BLOCK_MS, BLOCK_SAMPLES } from '../dsp/sound-format.ts';
import type { DeviceStream } from './open-stream.ts';

/** As often as a block is due: a device hands them over one by one, too. */
const LOOK_EVERY_MS = BLOCK_MS;
/** After a stall older blocks are let go instead of being handed over at once. */
const CATCH_UP_BLOCKS = 6;

export interface BlockTimer {
  /** How many blocks have become due since the last question. */
  due(nowMs: number): number;
}

/** Keeps a device's pace without a device: one block per ten milliseconds of the monotonic clock. */
export function createBlockTimer(startedMs: number): BlockTimer {
  let nextMs = startedMs + BLOCK_MS;
  return {
    due(nowMs) {
      const due = Math.max(0, Math.floor((nowMs - nextMs) / BLOCK_MS) + 1);
      nextMs += due * BLOCK_MS;
      return Math.min(due, CATCH_UP_BLOCKS);
    },
  };
}

/**
 * Stands in where there is no microphone or speaker: a call still connects, keeps time and shows the far side's
 * level. `onBlock` gets a block to fill or to send on; whatever was left in it is silenced first.
 */
export function openSilentDevice(order: { readonly now: () => number; readonly onBlock: (block: Float32Array) => void }): DeviceStream {
  const timer = createBlockTimer(order.now());
  const block = new Float32Array(BLOCK_SAMPLES);
  const interval = setInterval(() => {
    for (let due = timer.due(order.now()); due > 0; due -= 1) {
      block.fill(0);
      order.onBlock(block);
    }
  }, LOOK_EVERY_MS);
  return {
    device: null,
    close: () => {
      clearInterval(interval);
      return Promise.resolve(true);
    },
  };
}
