import type { CallId } from '#contract/call.ts';
import type { StationOrder } from '#contract/station.ts';

/** Whether anybody hears or speaks through this window now, by what main ordered. */
export interface SoundUse {
  heed(order: StationOrder): void;
  isOn(): boolean;
}

export function createSoundUse(): SoundUse {
  const calls = new Set<CallId>();
  let isTone = false;
  return {
    heed(order) {
      if (order.type === 'answer-offer' || order.type === 'make-offer') calls.add(order.callId);
      if (order.type === 'close') calls.delete(order.callId);
      if (order.type === 'play-tone') isTone = order.tone !== null;
    },
    isOn: () => isTone || calls.size > 0,
  };
}
