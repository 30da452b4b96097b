import type { AppError } from '#contract/errors.ts';
import type { HeadsetChoice } from '#contract/headset.ts';
import type { Result } from '#contract/result.ts';

/** What is plugged in and could be a headset, asked of Chromium. One choice at a time. */
export interface HeadsetChooser {
  /** Fails with `headsets-away` where nobody can be asked. A choice ends by itself where who was asked is gone. */
  open(): Result<null, AppError>;
  /** Ends the choice; null for none of them. Harmless where there is no choice. */
  pick(deviceId: string | null): void;
  /** Told with what can be chosen, whenever that changes; null when the choice is over. */
  listen(listener: (choices: readonly HeadsetChoice[] | null) => void): () => void;
}
