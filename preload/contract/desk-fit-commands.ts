import type { CallId } from './call.ts';
import type { DialRequest, DeskFit, LinkScheme } from './desk-fit.ts';
import { HOTKEY_ACTIONS, type HotkeyAction, type HotkeysState } from './hotkeys.ts';
import type { HookState } from './integrations.ts';
import type { PhoneNumber } from './phone-number.ts';

/** What the windows ask about keys, links, start and the company's other programs. */
export interface DeskFitCommands {
  /** Waits for the keys of an action, to prove that they arrive; null gives up waiting. */
  'hotkey/prove': { input: { readonly action: HotkeyAction | null }; output: null };
  /** New keys are being recorded, said again within RECORDING_LEASE_MS, or no longer: meanwhile those that are held act on no call. */
  'hotkey/record': { input: { readonly isRecording: boolean }; output: null };
  /** The number that came from outside is not wanted, or is being called. */
  'dial-request/dismiss': { input: { readonly id: string }; output: null };
  /** Puts a command or a secret on the clipboard, which a window may not do by itself. */
  'clipboard/copy': { input: { readonly text: string }; output: null };
  /** Opens links of that scheme with this phone, or no longer. Fails with `links-not-ours`. */
  'links/take': { input: { readonly scheme: LinkScheme; readonly isOurs: boolean }; output: null };
  /** Lays a link by which prompts find the command, or takes it away. Fails with `command-not-placed`. */
  'command/place': { input: { readonly isThere: boolean }; output: null };
  /** Opens the customer's page now, `callId` where it is about a call on the screen. Fails with `crm-address-wrong`, `outside-refused`. */
  'crm/open': { input: { readonly number: PhoneNumber; readonly callId: CallId | null }; output: null };
  /** Sends one event that is marked as a test; the answer of whoever took it. Fails with `hook-address-wrong`, `hook-refused`. */
  'hook/test': { input: null; output: string };
  /** A new secret for the signatures, shown this once. */
  'hook/new-secret': { input: null; output: string };
}

export const DESK_FIT_COMMAND_NAMES = [
  'hotkey/prove',
  'hotkey/record',
  'dial-request/dismiss',
  'clipboard/copy',
  'links/take',
  'command/place',
  'crm/open',
  'hook/test',
  'hook/new-secret',
] as const satisfies readonly (keyof DeskFitCommands)[];

export interface DeskFitState {
  readonly hotkeys: HotkeysState;
  readonly fit: DeskFit;
  readonly dialRequest: DialRequest | null;
  readonly hook: HookState;
}

/** Before anything is known of the desktop. */
export const NO_DESK_FIT: DeskFitState = {
  hotkeys: {
    actions: HOTKEY_ACTIONS.map((action) => ({ action, keys: null, standing: 'off', provenAt: null })),
    proving: null,
    unproven: null,
  },
  fit: { session: 'x11', desktop: null, trayHost: 'unknown', login: 'off', links: [], command: null, bareCommand: null },
  dialRequest: null,
  hook: { hasSecret: false, deliveries: [] },
};
