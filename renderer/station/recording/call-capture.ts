import { openCallTap, type CallTap } from './call-tap.ts';
import type { SentSound } from './sent-sound.ts';

/** The recording of one call. */
export interface CallCapture {
  record(isOn: boolean): void;
  setHeld(held: boolean): void;
  close(): void;
}

export function openCallCapture(parts: {
  readonly sent: SentSound;
  /** Null before there is one. */
  readonly heard: () => MediaStreamTrack | null;
  readonly told: (pcm: Int16Array, isFirst: boolean) => void;
}): CallCapture {
  let tap: CallTap | null = null;
  let stopFollowing = (): void => {};
  let held = false;

  const stop = (): void => {
    stopFollowing();
    tap?.close();
    tap = null;
  };
  return {
    record: (isOn) => {
      if (isOn === (tap !== null)) return;
      stop();
      if (!isOn) return;
      let isFirst = true;
      const opened = openCallTap((pcm) => {
        parts.told(pcm, isFirst);
        isFirst = false;
      });
      tap = opened;
      opened.setHeld(held);
      opened.setHeard(parts.heard());
      stopFollowing = parts.sent.follow(opened.setSent);
    },
    setHeld: (isHeld) => {
      held = isHeld;
      tap?.setHeld(isHeld);
    },
    close: stop,
  };
}
