import type { HIDDevice } from 'electron';

import type { BareWindowSnapshot } from '../modules/base-window.ts';
import type { WindowSnapshot } from '../modules/host-window.ts';
import type { MenuNode } from '../modules/menu.ts';
import type { NotificationDeed, NotificationSnapshot } from '../modules/notification.ts';
import type { TraySnapshot } from '../modules/tray.ts';
import type { UtilitySnapshot } from '../modules/utility-process.ts';
import type { DialogAnswer, DialogRecord } from './records.ts';

export type PowerEvent =
  | 'suspend'
  | 'resume'
  | 'lock-screen'
  | 'unlock-screen'
  | 'on-ac'
  | 'on-battery'
  | 'shutdown'
  | 'user-did-become-active'
  | 'user-did-resign-active';

/** What a test may ask of a running host, as input → output. Both are JSON. */
export interface ControlCommands {
  /** The app and the processes behind it. */
  host: {
    input: null;
    output: {
      readonly pid: number;
      readonly chromiumPid: number;
      readonly chromiumPort: number | null;
      readonly profileDir: string;
      readonly userDataDir: string;
      readonly ready: boolean;
    };
  };
  windows: { input: null; output: readonly WindowSnapshot[] };
  /** Presses the window's close button: the app may refuse. */
  'window/close': { input: { readonly id: number }; output: null };
  'window/focus': { input: { readonly id: number }; output: null };
  /** Another program has the keyboard: which one does is told by no window manager here. */
  'window/blur': { input: { readonly id: number }; output: null };
  /** PNG, base64. */
  'window/screenshot': { input: { readonly id: number }; output: string };
  'window/crash': { input: { readonly id: number }; output: null };
  /** Runs JavaScript in the page's world and gives its JSON value. */
  'window/evaluate': { input: { readonly id: number; readonly expression: string }; output: unknown };
  /** Windows without a page that are open. */
  'windows/bare': { input: null; output: readonly BareWindowSnapshot[] };
  trays: { input: null; output: readonly TraySnapshot[] };
  'tray/click': {
    input: { readonly index: number; readonly kind: 'click' | 'right-click' | 'double-click' | 'middle-click' };
    output: null;
  };
  /** Clicks the item that labels (or ids) lead to. */
  'tray/menu': { input: { readonly index: number; readonly path: readonly string[] }; output: null };
  'app/menu': { input: null; output: readonly MenuNode[] };
  'app/menu-click': { input: { readonly path: readonly string[] }; output: null };
  notifications: { input: null; output: readonly NotificationSnapshot[] };
  'notification/act': { input: { readonly id: number; readonly deed: NotificationDeed }; output: null };
  power: { input: { readonly event: PowerEvent }; output: null };
  'power/idle': { input: { readonly seconds: number }; output: null };
  shortcuts: { input: null; output: readonly string[] };
  /** Presses keys; false when the app has not registered them. */
  'shortcut/press': { input: { readonly accelerator: string }; output: boolean };
  /** Makes keys belong to another program, so that registering them fails. */
  'shortcut/occupy': { input: { readonly accelerator: string }; output: null };
  'app/second-instance': { input: { readonly argv: readonly string[]; readonly workingDirectory: string }; output: null };
  'app/open-url': { input: { readonly url: string }; output: null };
  'app/activate': { input: null; output: null };
  /** Quits the app as its user would, from menu or desktop. */
  'app/quit': { input: null; output: null };
  'theme/dark': { input: { readonly dark: boolean }; output: null };
  opened: {
    input: null;
    output: {
      readonly external: readonly string[];
      readonly paths: readonly string[];
      readonly folders: readonly string[];
      readonly beeps: number;
      readonly badgeCount: number;
      /** Whether the app asks the system not to fall asleep. */
      readonly keptAwake: boolean;
    };
  };
  dialogs: { input: null; output: readonly DialogRecord[] };
  /** Answers for the next dialogs. */
  'dialog/answer': { input: { readonly answers: readonly DialogAnswer[] }; output: null };
  /** Chromium's chooser of HID devices asks the app for this window; answers with the device the app takes, when it does. */
  'hid/select': { input: { readonly id: number; readonly devices: readonly HIDDevice[] }; output: string | null };
  /** Whether the app lets its pages open the device. */
  'hid/may-open': { input: { readonly device: HIDDevice; readonly origin: string }; output: boolean };
  utilities: { input: null; output: readonly UtilitySnapshot[] };
  /** Ends a utility process as a crash would. */
  'utility/kill': { input: { readonly pid: number }; output: null };
}

export type ControlCommand = keyof ControlCommands;

/** One line of JSON towards the host, and one back. */
export interface ControlRequest {
  readonly id: number;
  readonly command: ControlCommand;
  readonly input: unknown;
}
export interface ControlReply {
  readonly id: number;
  readonly output?: unknown;
  readonly error?: string;
}
