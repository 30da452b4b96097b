import { win32 } from 'node:path';
import type { App } from 'electron';
import type { DesktopSession } from '#contract/desk-fit.ts';
import { readArguments } from '../../core/links/read-arguments.ts';

export interface DesktopNow {
  readonly session: DesktopSession;
  /** The desktop's own name, such as GNOME; null where it has none. */
  readonly desktop: string | null;
  /** How this app is started again: by the system, at login, or from a command. */
  readonly program: { readonly path: string; readonly args: readonly string[]; readonly command: string };
  readonly isAtLogin: boolean;
}

/** What the environment tells of the desktop that the app was started on. */
export function desktopNow({
  app,
  execPath,
  appImage,
  env,
  argv,
  platform,
}: {
  readonly app: Pick<App, 'isPackaged' | 'getAppPath' | 'getLoginItemSettings'>;
  /** The program that runs. */
  readonly execPath: string;
  /** What it runs from, where that is one (`app-image.ts`). */
  readonly appImage: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
}): DesktopNow {
  // An AppImage runs from a place that is gone when it ends.
  const path = appImage ?? execPath;
  const args = app.isPackaged ? [] : [app.getAppPath()];
  const named = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').at(-1) ?? '';
  return {
    session: sessionOf(platform, env),
    desktop: platform === 'linux' && named !== '' ? named : null,
    program: { path, args, command: app.isPackaged ? quoted(commandOf(path, platform)) : 'npm run softphone --' },
    isAtLogin: readArguments(argv).isAtLogin || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin),
  };
}

/** On Windows a file below the program keeps the prompt waiting for its answer (build/packaging/windows). */
function commandOf(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? win32.join(win32.dirname(path), 'bin', 'pilot-softphone.cmd') : path;
}

function quoted(word: string): string {
  return /[^\w/.:\\-]/.test(word) ? `"${word}"` : word;
}

function sessionOf(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): DesktopSession {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'macos';
  // An X11 window on Wayland hears keys of other X11 windows alone: it is Wayland that counts.
  return env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '' ? 'wayland' : 'x11';
}
