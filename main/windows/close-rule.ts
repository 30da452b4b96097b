import type { WindowRole } from '#contract/bridge.ts';

/** What a window does that is asked to close. */
export type CloseDeed = 'close' | 'stay' | 'minimize' | 'hide';

export interface CloseRule {
  deedOf(role: WindowRole): CloseDeed;
  isLetGo(): boolean;
  /** From here on closing a window closes it. */
  letGo(): void;
  /** The system is about to close all windows, and they stay where they are: it rings. */
  stay(): void;
}

/** From the system's word until every window was asked to close. The agent's own hand may be lost in it, and comes again. */
const STAYS_MS = 2_000;

/** A window goes out of sight instead of closing, for the phone lives on; where no tray could bring the main one back, it is minimised. */
export function createCloseRule({ now, hidesInTray }: { readonly now: () => number; readonly hidesInTray: () => boolean }): CloseRule {
  let isLetGo = false;
  let staysUntil = 0;
  return {
    deedOf(role) {
      if (isLetGo) return 'close';
      if (now() < staysUntil) return 'stay';
      return role === 'main' && !hidesInTray() ? 'minimize' : 'hide';
    },
    isLetGo: () => isLetGo,
    letGo() {
      isLetGo = true;
    },
    stay() {
      staysUntil = now() + STAYS_MS;
    },
  };
}
