import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReadSystemQuiet } from '../../core/alerts/system-quiet-port.ts';
import { gnomeQuiet, inhibited, macFocus, windowsFocusAssist } from './quiet-answers.ts';
import { FOCUS_ASSIST_SCRIPT } from './focus-assist-script.ts';

const LONGEST_ANSWER_MS = 4_000;

/** Runs a program of the system for what it prints; null where it is not there, fails, or takes too long. */
export type RunForText = (program: string, args: readonly string[]) => Promise<string | null>;

/**
 * Whether the operating system is told not to disturb. Linux: GNOME's switch, and the property by which other desktops tell (KDE). macOS: the file in which
 * Focus keeps what is on, which may be refused. Windows: Focus Assist.
 */
export function systemQuietReader({
  platform = process.platform,
  run = runForText,
  read = readText,
}: {
  readonly platform?: NodeJS.Platform;
  readonly run?: RunForText;
  readonly read?: (path: string) => Promise<string | null>;
} = {}): ReadSystemQuiet {
  switch (platform) {
    case 'win32':
      return async () =>
        windowsFocusAssist(await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', FOCUS_ASSIST_SCRIPT]));
    case 'darwin':
      return async () => macFocus(await read(join(homedir(), 'Library/DoNotDisturb/DB/Assertions.json')));
    default:
      return async () => {
        const [gnome, others] = await Promise.all([run('gsettings', GNOME_BANNERS), run('gdbus', NOTIFICATIONS_INHIBITED)]);
        const told = [gnomeQuiet(gnome), inhibited(others)].filter((answer) => answer !== null);
        return told.length === 0 ? null : told.includes(true);
      };
  }
}

const GNOME_BANNERS = ['get', 'org.gnome.desktop.notifications', 'show-banners'];
/** https://specifications.freedesktop.org/notification-spec: `Inhibited`, since 1.2. */
const NOTIFICATIONS_INHIBITED = [
  ...['call', '--session', '--timeout', '1', '--dest', 'org.freedesktop.Notifications', '--object-path', '/org/freedesktop/Notifications'],
  ...['--method', 'org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Notifications', 'Inhibited'],
];

async function runForText(program: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(program, [...args], { timeout: LONGEST_ANSWER_MS, windowsHide: true });
    return stdout;
  } catch {
    return null; // a desktop without the program, or that does not answer, says nothing about it
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null; // macOS keeps it from programs without full disk access
  }
}
