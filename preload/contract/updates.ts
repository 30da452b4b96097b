import type { AppError } from './errors.ts';
import type { UnixMs } from './time.ts';

/** `stable`: for everyone, in stages. `early`: the same releases some days sooner. */
export const UPDATE_CHANNELS = ['stable', 'early'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

export interface UpdateSettings {
  /** Off: a newer version is told, and the agent says when. */
  readonly automatic: boolean;
  readonly channel: UpdateChannel;
  /** Nothing past this version: `1.4` takes every 1.4.x, `1.4.2` that one at most. Null: the newest. For administrators. */
  readonly pinnedTo: string | null;
}

export const DEFAULT_UPDATES: UpdateSettings = { automatic: true, channel: 'stable', pinnedTo: null };

/** `1`, `1.4` or `1.4.2`. */
export const VERSION_PIN = /^\d{1,5}(?:\.\d{1,5}){0,2}$/;

/**
 * Why this copy does not update itself. `no-address`: it was built without one. `by-system`: whoever installed it (an MSI, a store)
 * updates it too.
 */
export type NoUpdates = 'no-address' | 'by-system';

/** What a downloaded update waits for: calls that are under way, a machine that nobody uses, or the agent's word. */
export type UpdateWait = 'call' | 'idle' | 'agent';

export type UpdateProgress =
  | { readonly phase: 'off'; readonly why: NoUpdates }
  /** Nothing newer is known. */
  | { readonly phase: 'current' }
  | { readonly phase: 'looking' }
  /** There is a newer one. `isStaged`: this machine's turn comes in the next days. */
  | { readonly phase: 'found'; readonly version: string; readonly isStaged: boolean }
  | { readonly phase: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly phase: 'ready'; readonly version: string; readonly waitsFor: UpdateWait }
  | { readonly phase: 'installing'; readonly version: string }
  | { readonly phase: 'failed'; readonly error: AppError };

export interface UpdateState {
  readonly installed: string;
  /** When the channel last answered; null: not since the start. */
  readonly lookedAt: UnixMs | null;
  readonly progress: UpdateProgress;
}

/** Before the room of updates is open, and on the development host. */
export const NO_UPDATES: UpdateState = { installed: '0.0.0', lookedAt: null, progress: { phase: 'off', why: 'no-address' } };

export interface UpdateCommands {
  /** Looks now. Whoever asks need not wait for their stage. */
  'updates/look': { input: null; output: null };
  /** Downloads what was found. */
  'updates/take': { input: null; output: null };
  /** Closes, installs and opens again. Refused (`update-in-call`) while a call rings or is up. */
  'updates/install': { input: null; output: null };
}

export const UPDATE_COMMAND_NAMES = [
  'updates/look',
  'updates/take',
  'updates/install',
] as const satisfies readonly (keyof UpdateCommands)[];
