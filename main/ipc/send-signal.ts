import type { BrowserWindow } from 'electron';
import { ALLOWED_SIGNALS, type SignalName, type Signals, signalChannel, type WindowRole } from '#contract/bridge.ts';

/** A window with its place in the contract. */
export interface RoleWindow {
  readonly role: WindowRole;
  readonly window: BrowserWindow;
}

/** Sends a signal to every open window whose role hears it; one that is closing is passed over. */
export function sendSignal<Name extends SignalName>(windows: Iterable<RoleWindow>, name: Name, value: Signals[Name]): void {
  for (const { role, window } of windows) {
    if (!ALLOWED_SIGNALS[role].includes(name) || window.isDestroyed()) continue;
    window.webContents.send(signalChannel(name), value);
  }
}
