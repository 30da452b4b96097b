import type { PresenceState } from '#contract/presence.ts';

/** The agent's status, as a restart finds it. */
export interface PresenceStore {
  /** Null where none was kept. */
  read(): PresenceState | null;
  write(presence: PresenceState): void;
}
