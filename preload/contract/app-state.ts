import type { AgentDevices, AudioEngineState, CallVoiceHint } from './audio.ts';
import type { Call, RecentCall } from './call.ts';
import type { DesktopState } from './desktop-state.ts';
import type { AppError } from './errors.ts';
import type { HeadsetState } from './headset.ts';
import type { Line, LineId } from './line.ts';
import type { PracticeState } from './practice.ts';
import type { CallCapture, Clip, Recording } from './recording.ts';
import type { Settings } from './settings.ts';
import type { UnixMs } from './time.ts';
import type { TunnelState } from './tunnel.ts';

/** Something the agent should know that belongs to no single command: shown until dismissed. */
export interface Notice {
  readonly id: string;
  readonly error: AppError;
  readonly lineId: LineId | null;
  readonly at: UnixMs;
}

/** How many finished calls AppState holds; older ones are asked for by `recents/older`. */
export const MOST_RECENTS = 200;

/**
 * All that any window, tray item or notification shows. Made in one place (main/core/app-controller.ts),
 * replaced whole, never edited by a view.
 */
export interface AppState extends DesktopState {
  /** Grows by one with every publication, so a late one is recognised. */
  readonly revision: number;
  /** When it was published, by main's clock: views count timers from here on their own steady clock. */
  readonly publishedAt: UnixMs;
  readonly lines: readonly Line[];
  /** Calls that are not over, oldest first, and those just ended that are still shown. */
  readonly calls: readonly Call[];
  readonly recents: readonly RecentCall[];
  readonly settings: Settings;
  readonly audio: { readonly engine: AudioEngineState; readonly devices: AgentDevices; readonly voiceHints: readonly CallVoiceHint[] };
  readonly headset: HeadsetState;
  /** Of each active call: its recording and its clip. */
  readonly captures: readonly CallCapture[];
  /** Why no call can be recorded on this machine, known before a customer is asked; null where they can. */
  readonly recordingRefusal: AppError | null;
  /** Approved clips, oldest first. */
  readonly clips: readonly Clip[];
  /** Those of the calls in `recents`, oldest first; others are asked for by `recordings/of`. */
  readonly recordings: readonly Recording[];
  /** Null while the practice line does not run: off, not wanted among lines from outside, or stopped by itself. */
  readonly practice: PracticeState | null;
  /** It was ordered to run and is on its way. `settings.practice` alone says no such thing. */
  readonly isPracticeStarting: boolean;
  readonly tunnel: TunnelState;
  readonly notices: readonly Notice[];
}
