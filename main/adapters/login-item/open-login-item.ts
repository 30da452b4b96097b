import type { App } from 'electron';
import type { LoginStanding } from '#contract/desk-fit.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { AT_LOGIN_ARGUMENT } from '../../core/links/read-arguments.ts';
import { openAutostartFile } from './autostart-file.ts';

/** Whether the system starts the app when the person logs in. The system has the last word, and is asked. */
export interface LoginItem {
  read(): LoginStanding;
  /** Fails with `login-refused`. */
  write(isOn: boolean): Result<null, AppError>;
}

/** @param program what the system has to start, and what it has to be told before our own argument */
export function openLoginItem(ports: {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly program: { readonly path: string; readonly args: readonly string[] };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}): LoginItem {
  const { platform, app, program } = ports;
  const args = [...program.args, AT_LOGIN_ARGUMENT];
  if (platform === 'linux') {
    return openAutostartFile({ env: ports.env, home: ports.home, command: [program.path, ...args] });
  }
  // macOS starts the app itself, without arguments; Windows finds the entry by path and arguments.
  const which = platform === 'win32' ? { path: program.path, args } : {};
  return {
    read() {
      const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings(which);
      if (platform === 'win32') return openAtLogin ? (executableWillLaunchAtLogin ? 'on' : 'held') : 'off';
      return status === 'requires-approval' ? 'held' : openAtLogin ? 'on' : 'off';
    },
    write(isOn) {
      try {
        app.setLoginItemSettings({ ...which, openAtLogin: isOn });
        return ok(null);
      } catch (cause) {
        return fail(appError('login-refused', cause instanceof Error ? cause.name : 'unknown'));
      }
    },
  };
}
