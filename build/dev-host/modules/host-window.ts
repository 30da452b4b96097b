import type Electron from 'electron';

import type { ChromiumProcess } from '../chromium/launch.ts';
import type { Session } from '../chromium/pipe-connection.ts';

/** What the test face tells about a window. */
export interface WindowSnapshot {
  readonly id: number;
  readonly title: string;
  /** The address as the app knows it, and as Chromium shows it. */
  readonly url: string;
  readonly chromiumUrl: string;
  /** Name of the page in the DevTools Protocol. */
  readonly targetId: string | null;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
  readonly bounds: Electron.Rectangle;
  readonly alwaysOnTop: boolean;
  /** What it stays above, by Electron's names; `normal` where it does not. */
  readonly onTopLevel: string;
  readonly onAllWorkspaces: boolean;
  readonly overFullScreen: boolean;
  /** Left out of what is recorded or shared of the screen. */
  readonly contentProtected: boolean;
  /** Whether it has ever had the focus. */
  readonly wasFocused: boolean;
  readonly focusable: boolean;
  readonly skipTaskbar: boolean;
  readonly flashing: boolean;
}

/** A window as the rest of the host sees it. */
export interface HostWindow {
  readonly id: number;
  readonly face: Electron.BrowserWindow;
  readonly webContents: Electron.WebContents;
  snapshot(): WindowSnapshot;
  /** Its page, once it is there. */
  page(): Promise<Session>;
  clearStorage(chromium: ChromiumProcess): Promise<void>;
  /** Resolves when what was asked of Chromium for this window so far is done. */
  settled(): Promise<void>;
  setFocused(focused: boolean): void;
}
