import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoginStanding } from '#contract/desk-fit.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';

/**
 * An entry of the desktop's autostart folder (freedesktop Autostart and Desktop Entry specifications). One that the person has switched off
 * by the desktop's own settings is `held`: it is left alone until they change their mind here.
 */
export function openAutostartFile(order: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly command: readonly string[];
}): { read(): LoginStanding; write(isOn: boolean): Result<null, AppError> } {
  const configured = order.env['XDG_CONFIG_HOME'];
  // A relative path counts as none (XDG Base Directory specification).
  const folder = join(configured?.startsWith('/') === true ? configured : join(order.home, '.config'), 'autostart');
  const path = join(folder, 'pilot-softphone.desktop');
  const entry = autostartEntry(order.command);
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch {
        return 'off'; // no entry, or none that the desktop could read either
      }
      return /^Hidden\s*=\s*true\s*$/im.test(text) || /^X-GNOME-Autostart-enabled\s*=\s*false\s*$/im.test(text) ? 'held' : 'on';
    },
    write(isOn) {
      try {
        if (!isOn) {
          rmSync(path, { force: true });
          return ok(null);
        }
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(path, entry, { mode: 0o600 });
        return ok(null);
      } catch (cause) {
        return fail(appError('login-refused', errorCode(cause)));
      }
    },
  };
}

export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Pilot Softphone',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=pilot-softphone',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** One argument of `Exec`: quoted against the desktop's shell-like reading, and once more as a string value; `%` begins a field code. */
function quoted(argument: string): string {
  if (/^[A-Za-z0-9/_.=:-]+$/.test(argument)) return argument;
  return `"${argument
    .replace(/[\\"`$]/g, '\\$&')
    .replace(/\\/g, '\\\\')
    .replace(/%/g, '%%')}"`;
}
