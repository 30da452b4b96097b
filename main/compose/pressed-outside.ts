import type { CallId } from '#contract/call.ts';
import type { RingerMode } from '#contract/ringer.ts';
import type { AppController } from '../core/app-controller.ts';

/** What is pressed in the tray or a notification of the system, neither of which can say that it failed. */
export interface PressedOutside {
  /** What becomes of the windows then is the same for every way to answer (`core/alerts/after-answer.ts`). */
  answer(callId: CallId): void;
  /** Resolves when the settings have it, or have refused it. */
  ringIn(mode: RingerMode): Promise<void>;
}

/** Hands it to the controller, and tells what fails where the agent reads it. */
export function pressedOutside({
  controller,
  bringMainInSight,
  redrawTray,
}: {
  readonly controller: Pick<AppController, 'answer' | 'changeSettings' | 'tell'>;
  readonly bringMainInSight: () => void;
  readonly redrawTray: () => void;
}): PressedOutside {
  return {
    answer(callId) {
      const answered = controller.answer(callId);
      if (answered.ok) return;
      controller.tell(answered.error);
      // There it is read. Nobody talks yet, and whoever types somewhere goes on.
      bringMainInSight();
    },
    async ringIn(mode) {
      const changed = await controller.changeSettings({ ringer: { mode } });
      if (changed.ok) return;
      controller.tell(changed.error);
      // The click has marked what was refused, and no new state is different from before.
      redrawTray();
    },
  };
}
