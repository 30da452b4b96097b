import type { Log } from '../../core/ports.ts';

/** What is used of electron-updater: `BaseUpdater` (Windows, Linux) or `MacUpdater`, which has no `install`. */
export interface UpdateEngine {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  disableWebInstaller: boolean;
  logger: EngineLog | null;
  /** Its own part (`ElectronHttpExecutor`), which asks by this session; null: by the one that bears electron-updater's name. */
  readonly httpExecutor: { cachedSession: object | null };
  isUserWithinRollout: (info: never) => boolean | Promise<boolean>;
  setFeedURL(options: { readonly provider: 'generic'; readonly url: string; readonly channel: string }): void;
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: OfferedUpdate } | null>;
  downloadUpdate(): Promise<readonly string[]>;
  /** False where it could not begin; why is told as an `error`. */
  install?(isSilent: boolean, isForceRunAfter: boolean): boolean;
  /** Runs a command as root, in `LinuxUpdater` alone. Its words are joined and go through a shell. Throws where it fails. */
  runCommandWithSudoIfNeeded?(words: readonly string[]): unknown;
  /** Electron's own, in `MacUpdater` alone. It closes every window itself, as soon as Squirrel has the file, and that may be minutes later. */
  readonly nativeUpdater?: {
    /** `error`: Squirrel has let go of the file. */
    on(event: 'before-quit-for-update' | 'error', listener: () => void): unknown;
    /** Squirrel fetches the file that the engine has downloaded last. */
    checkForUpdates(): void;
  };
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void;
  on(event: 'download-progress', listener: (progress: { readonly percent: number }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** A proxy asks who is there; no answer gives the download up. */
  on(event: 'login', listener: (asked: ProxyAsked, answer: (user?: string, password?: string) => void) => void): unknown;
}

/** Who asks for a password. */
export interface ProxyAsked {
  readonly isProxy: boolean;
  readonly host: string;
  readonly port: number;
}

interface EngineLog {
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/** What the channel's `latest*.yml` says; it is not signed, and nothing of it is believed. */
export interface OfferedUpdate {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly sha512: string }[];
}

/** electron-updater for this system and kind of package. It is loaded with the first update, not with the app. */
export async function loadUpdateEngine(): Promise<UpdateEngine> {
  const { default: electronUpdater } = await import('electron-updater');
  // Its types keep to itself what it asks by.
  return electronUpdater.autoUpdater as unknown as UpdateEngine;
}

/** Nothing happens by itself: what is downloaded and when it is installed is said by us. */
export function tameEngine(engine: UpdateEngine, log: Log): void {
  engine.autoDownload = false;
  engine.autoInstallOnAppQuit = false;
  engine.allowDowngrade = false;
  engine.disableWebInstaller = true;
  engine.isUserWithinRollout = () => true; // `core/updates/judge-release.ts` has decided
  const line = (message: unknown): string => String(message).slice(0, 500);
  engine.logger = {
    info: (message) => log.info('updater', { says: line(message) }),
    warn: (message) => log.warn('updater', { says: line(message) }),
    error: (message) => log.error('updater', { says: line(message) }),
  };
}
