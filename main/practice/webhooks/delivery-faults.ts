import type { PracticeSwitches } from '../practice-switches.ts';

/** What becomes of one delivery on its way. */
export type DeliveryFate = { readonly lost: boolean; readonly delayMs: number };

/** Which deliveries are lost or late, by the switches; the same ones for the same seed, whatever the clock says. */
export interface DeliveryFaults {
  next(switches: PracticeSwitches): DeliveryFate;
}

/** 0 to 1, evenly, from a seed (mulberry32: small, and good enough to lose webhooks by). */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function deliveryFaults(): DeliveryFaults {
  let seed: number | null = null;
  let chance = seededChance(0);
  return {
    next(switches) {
      if (switches.webhookFaultSeed !== seed) {
        seed = switches.webhookFaultSeed;
        chance = seededChance(seed);
      }
      // Both are drawn every time, so that one share does not move the other.
      const lost = chance() * 100 < switches.webhookLossPercent;
      const late = chance() * 100 < switches.webhookLatePercent;
      return { lost, delayMs: late ? switches.webhookLateSeconds * 1_000 : 0 };
    },
  };
}
