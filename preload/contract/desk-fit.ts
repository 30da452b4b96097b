import type { LineId } from './line.ts';
import type { UnixMs } from './time.ts';

/** What stands around the app: on Wayland no program may listen to keys by itself. */
export type DesktopSession = 'windows' | 'macos' | 'x11' | 'wayland';

/** `shown`: proven that something shows tray icons. `missing`: nothing does. `unknown`: not asked yet. */
export type TrayHost = 'unknown' | 'shown' | 'missing';

/** Schemes of links that this phone can take. The first is its own; the others it may share with other programs. */
export const LINK_SCHEMES = ['pilot-softphone', 'tel', 'callto'] as const;
export type LinkScheme = (typeof LINK_SCHEMES)[number];

export interface StartupSettings {
  readonly atLogin: boolean;
  /** Started at login it stays in the tray, where there is proof of one; else its window is shown. */
  readonly hidden: boolean;
  /** Kept by the app itself: the agent knows that this desktop shows no icon. */
  readonly toldOfTray: boolean;
}
export const DEFAULT_STARTUP: StartupSettings = { atLogin: false, hidden: true, toldOfTray: false };

/** What the system says of starting at login. `held`: it is kept, and the person or the system has switched it off elsewhere. */
export type LoginStanding = 'off' | 'on' | 'held' | 'unknown';

/** A number that came from outside and waits in the field: nothing is dialled before the agent says so. */
export interface DialRequest {
  readonly id: string;
  /** Digits, with a plus where one came; empty where only the field was asked for. */
  readonly digits: string;
  /** The line that was asked for, where there is such a line. */
  readonly lineId: LineId | null;
  readonly from: 'link' | 'command' | 'hotkey';
  readonly at: UnixMs;
}

/** The command under its bare name, as prompts find it: a link that the agent can have laid where no installer did. */
export interface BareCommand {
  /** `other-copy`: it leads to another copy of this phone, such as one before an update. `taken`: something lies there that is not ours. */
  readonly standing: 'absent' | 'there' | 'other-copy' | 'taken';
  readonly path: string;
  /** Whether its folder is one that prompts look into, as far as is known here. */
  readonly isOnPath: boolean;
}

/** How the phone sits on this desktop. */
export interface DeskFit {
  readonly session: DesktopSession;
  /** The desktop's own name, such as `GNOME`; null where it has none. */
  readonly desktop: string | null;
  readonly trayHost: TrayHost;
  readonly login: LoginStanding;
  /** Schemes whose links the system opens with this phone. */
  readonly links: readonly LinkScheme[];
  /** What to type, or to give a key of the desktop, before a verb; null while commands are not taken. */
  readonly command: string | null;
  /** Null where nothing is to be done: an installer did it, or this copy has no lasting place. */
  readonly bareCommand: BareCommand | null;
}
