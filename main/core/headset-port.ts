import type { HeadsetChoice } from '#contract/headset.ts';

/** What is plugged in and could be a headset, asked of Chromium. One choice at a time. */
export interface HeadsetChooser {
  open(): void;
  /** Ends the choice; null for none of them. Harmless where there is no choice. */
  pick(deviceId: string | null): void;
  /** Told with what can be chosen, whenever that changes; null when the choice is over. */
  listen(listener: (choices: readonly HeadsetChoice[] | null) => void): () => void;
}
