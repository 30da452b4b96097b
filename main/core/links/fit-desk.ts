import {
  type BareCommand,
  type DeskFit,
  type DesktopSession,
  LINK_SCHEMES,
  type LinkScheme,
  type LoginStanding,
  type StartupSettings,
  type TrayHost,
} from '#contract/desk-fit.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock } from '../ports.ts';

/** After so long without one, a desktop has no tray. */
const TRAY_MISSING_MS = 30_000;

export interface FitDesk {
  state(): DeskFit;
  /** Starts at login, or no longer, as the settings say. */
  use(startup: StartupSettings): void;
  takeLinks(scheme: LinkScheme, isOurs: boolean): Result<null, AppError>;
  takesCommands(command: string | null): void;
  /** Lays the link by which prompts find the command, or takes it away. */
  placeCommand(isThere: boolean): Result<null, AppError>;
  /** The tray came or went. */
  trayChanged(): void;
  stop(): void;
}

/** How the phone sits on this desktop: what the system lets it do, and what the agent has to know of it. */
export function createFitDesk(ports: {
  readonly clock: Clock;
  readonly session: DesktopSession;
  readonly desktop: string | null;
  readonly trayHost: () => TrayHost;
  readonly login: { read(): LoginStanding; write(isOn: boolean): Result<null, AppError> };
  readonly links: { ours(): readonly LinkScheme[]; take(scheme: LinkScheme, isOurs: boolean): boolean };
  readonly commandLink: { read(): BareCommand | null; write(isThere: boolean): Result<null, AppError>; mend(): void };
  /** Whether the app may make itself the one for its own scheme, which no other program wants. */
  readonly ownsLinks: boolean;
  /** Whether the agent has been told that the tray is missing, over restarts. */
  readonly told: { read(): boolean; write(): void };
  readonly tell: (error: AppError) => void;
  readonly changed: () => void;
}): FitDesk {
  const { clock, session, desktop, trayHost, login, links, commandLink, ownsLinks, told, tell, changed } = ports;
  let startup: StartupSettings | null = null;
  let standing: LoginStanding = 'unknown';
  let ours: readonly LinkScheme[] | null = null;
  let command: string | null = null;
  let bareCommand: BareCommand | null = null;
  let wasShown = false;
  let cancelTelling = (): void => undefined;

  const tellMissing = (): void => {
    // The advice is for GNOME, the one desktop that is meant to have no tray; whoever knows is not told again.
    if (desktop !== 'GNOME' || told.read()) return;
    told.write();
    tell(appError('tray-missing'));
  };

  return {
    state: () => ({ session, desktop, trayHost: trayHost(), login: standing, links: ours ?? [], command, bareCommand }),
    use(wanted) {
      if (startup?.atLogin === wanted.atLogin && startup.hidden === wanted.hidden) return;
      const isFirst = startup === null;
      startup = wanted;
      // Asked once, and after the start: on Linux the system runs a program of its own to answer.
      if (ours === null) {
        if (ownsLinks) links.take(LINK_SCHEMES[0], true);
        ours = links.ours();
        commandLink.mend();
        bareCommand = commandLink.read();
      }
      const before = login.read();
      // What was switched off in the system's own settings stays so, until the agent decides anew.
      const isHeld = isFirst && before === 'held';
      const written = isHeld || wanted.atLogin === (before === 'on') ? ok(null) : login.write(wanted.atLogin);
      if (!written.ok) tell(written.error);
      standing = login.read();
      changed();
    },
    takeLinks(scheme, isOurs) {
      const isDone = links.take(scheme, isOurs);
      ours = links.ours();
      changed();
      return isDone ? ok(null) : fail(appError('links-not-ours', scheme));
    },
    placeCommand(isThere) {
      const placed = commandLink.write(isThere);
      bareCommand = commandLink.read();
      changed();
      return placed;
    },
    takesCommands(taken) {
      command = taken;
      changed();
    },
    trayChanged() {
      cancelTelling();
      if (trayHost() === 'shown') wasShown = true;
      // A desktop takes a while to start, and GNOME puts its extensions away while the screen is locked.
      if (trayHost() === 'missing' && !wasShown) cancelTelling = clock.after(TRAY_MISSING_MS, tellMissing);
    },
    stop: () => cancelTelling(),
  };
}
