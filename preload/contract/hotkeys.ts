import type { Accelerator } from './accelerator.ts';
import type { UnixMs } from './time.ts';

/** What a key can do from anywhere on the desktop. `dial` brings the number field to the front, with what is selected. */
export const HOTKEY_ACTIONS = ['answer', 'reject', 'silence', 'hangUp', 'mute', 'dial'] as const;
export type HotkeyAction = (typeof HOTKEY_ACTIONS)[number];

/** Keys that act while another program is in front. Off until somebody wants them: they are taken from every other program. */
export type HotkeySettings = { readonly isOn: boolean } & { readonly [Action in HotkeyAction]: Accelerator | null };

/**
 * Together on every keyboard, Brazilian ones too, and wanted by hardly any program. Who wants to turn callers away, or not to hear them, from
 * anywhere chooses the keys: there are none to press by mistake.
 */
export const DEFAULT_HOTKEYS: HotkeySettings = {
  isOn: false,
  answer: 'Control+Shift+F9' as Accelerator,
  reject: null,
  silence: null,
  hangUp: 'Control+Shift+F10' as Accelerator,
  mute: 'Control+Shift+F11' as Accelerator,
  dial: 'Control+Shift+F12' as Accelerator,
};

/**
 * `off`: switched off, or without keys. `twice`: another action of ours has the same keys. `taken`: another program holds them.
 * `asked`: the desktop was asked and has not said whether they work (Wayland): only a press tells. `ready`: they are ours.
 */
export type HotkeyStanding = 'off' | 'twice' | 'taken' | 'asked' | 'ready';

export interface HotkeyState {
  readonly action: HotkeyAction;
  readonly keys: Accelerator | null;
  readonly standing: HotkeyStanding;
  /** When they were last seen to arrive; null: not since the app was started. */
  readonly provenAt: UnixMs | null;
}

export interface HotkeysState {
  readonly actions: readonly HotkeyState[];
  /** The action whose keys the agent is asked to press now, to prove them; meanwhile a press does nothing else but answer a call that rings. */
  readonly proving: HotkeyAction | null;
  /** The last proof ended without a press. */
  readonly unproven: HotkeyAction | null;
}

/** So long the app waits for the keys to be pressed. */
export const PROOF_MS = 15_000;

/** So long a page that records new keys is taken to do so without saying it again: one that has crashed says nothing any more. */
export const RECORDING_LEASE_MS = 5_000;
