import type { Accelerator } from '#contract/accelerator.ts';

/** The system's keys, as far as it gives them away. */
export interface GlobalKeys {
  /** Takes keys from every other program; null where they are not to be had. Returns what gives them back. */
  take(keys: Accelerator, pressed: () => void): (() => void) | null;
  /** Whether what the system answers can be relied on. On Wayland a portal says yes before anybody was asked. */
  readonly isAnswerBinding: boolean;
}
