import type { UnixMs } from '#contract/time.ts';

/** A wireless headset answers when its radio link stands, which takes a second and more. */
const ANSWERS_WITHIN_MS = 2_000;

/** Keeps count of the positions of the hook that headsets were told to take, and recognises the answers. */
export interface HookAnswers {
  /** The headsets that are there. A new one has its hook on, and is told at once where it should be. */
  plugged(devices: readonly number[], told: { readonly offHook: boolean; readonly now: UnixMs }): void;
  /** All were told this position. Those that are in it already will not answer. */
  told(offHook: boolean, now: UnixMs): void;
  /** Takes note of the position; true where it is an answer, false where it is the agent's hand. */
  isAnswer(device: number, offHook: boolean, now: UnixMs): boolean;
}

interface Hook {
  offHook: boolean;
  expected: readonly { readonly offHook: boolean; readonly at: UnixMs }[];
}

export function createHookAnswers(): HookAnswers {
  const hooks = new Map<number, Hook>();
  return {
    plugged(devices, { offHook, now }) {
      for (const device of hooks.keys()) if (!devices.includes(device)) hooks.delete(device);
      const expected = offHook ? [{ offHook, at: now }] : [];
      for (const device of devices) if (!hooks.has(device)) hooks.set(device, { offHook: false, expected });
    },
    told(offHook, now) {
      for (const hook of hooks.values()) {
        const will = hook.expected.at(-1)?.offHook ?? hook.offHook;
        if (will !== offHook) hook.expected = [...hook.expected, { offHook, at: now }];
      }
    },
    isAnswer(device, offHook, now) {
      const hook = hooks.get(device);
      if (hook === undefined) return false;
      const expected = hook.expected.filter(({ at }) => now - at <= ANSWERS_WITHIN_MS);
      const index = expected.findIndex((one) => one.offHook === offHook);
      hook.offHook = offHook;
      // Reports come in order: what was expected before this one does not come any more.
      hook.expected = index < 0 ? expected : expected.slice(index + 1);
      return index >= 0;
    },
  };
}
