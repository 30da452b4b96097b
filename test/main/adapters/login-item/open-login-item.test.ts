import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoginItemSettings, Settings } from 'electron';
import { describe, expect, test } from 'vitest';
import { autostartEntry } from '../../../../main/adapters/login-item/autostart-file.ts';
import { openLoginItem } from '../../../../main/adapters/login-item/open-login-item.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const NO_APP = {
  getLoginItemSettings: (): LoginItemSettings => {
    throw new Error('not asked on Linux');
  },
  setLoginItemSettings: () => undefined,
};
const program = { path: '/opt/Pilot Softphone/pilot-softphone', args: [] };

describe('on Linux', () => {
  test('an entry of the autostart folder, readable by its owner, starts the app and says why', () => {
    const home = temporaryFolder();
    const item = openLoginItem({ platform: 'linux', app: NO_APP, program, env: {}, home });
    expect(item.read()).toBe('off');
    expect(item.write(true)).toEqual({ ok: true, value: null });
    expect(item.read()).toBe('on');
    const path = join(home, '.config/autostart/pilot-softphone.desktop');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/Pilot Softphone/pilot-softphone" --at-login\n');
    expect(item.write(false).ok).toBe(true);
    expect(existsSync(path)).toBe(false);
    expect(item.write(false).ok).toBe(true);
  });

  test('the configured folder is used, a relative one is none', () => {
    const home = temporaryFolder();
    const other = join(home, 'elsewhere');
    openLoginItem({ platform: 'linux', app: NO_APP, program, env: { XDG_CONFIG_HOME: other }, home }).write(true);
    expect(existsSync(join(other, 'autostart/pilot-softphone.desktop'))).toBe(true);
    openLoginItem({ platform: 'linux', app: NO_APP, program, env: { XDG_CONFIG_HOME: 'x/y' }, home }).write(true);
    expect(existsSync(join(home, '.config/autostart/pilot-softphone.desktop'))).toBe(true);
  });

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('an entry with %s was switched off by the person', (line) => {
    const home = temporaryFolder();
    mkdirSync(join(home, '.config/autostart'), { recursive: true });
    writeFileSync(join(home, '.config/autostart/pilot-softphone.desktop'), `[Desktop Entry]\nType=Application\n${line}\n`);
    const item = openLoginItem({ platform: 'linux', app: NO_APP, program, env: {}, home });
    expect(item.read()).toBe('held');
    expect(item.write(true).ok).toBe(true);
    expect(item.read()).toBe('on');
  });

  test.skipIf(process.getuid?.() === 0)('a folder that takes nothing is told', () => {
    const home = temporaryFolder();
    chmodSync(home, 0o500);
    expect(openLoginItem({ platform: 'linux', app: NO_APP, program, env: {}, home }).write(true)).toEqual({
      ok: false,
      error: { code: 'login-refused', detail: 'EACCES' },
    });
  });

  test('what stands in a path is read back as one word by the desktop', () => {
    expect(autostartEntry(['/a b/$x`y"z\\w%f', '--at-login'])).toContain('Exec="/a b/\\\\$x\\\\`y\\\\"z\\\\\\\\w%%f" --at-login');
  });
});

describe('on Windows and macOS', () => {
  function system(state: Partial<LoginItemSettings>) {
    const set: Settings[] = [];
    return {
      set,
      app: {
        getLoginItemSettings: () =>
          ({ openAtLogin: false, executableWillLaunchAtLogin: false, status: 'not-registered', ...state }) as LoginItemSettings,
        setLoginItemSettings: (settings: Settings) => void set.push(settings),
      },
    };
  }

  test('Windows starts it with the argument, and says where Task Manager has switched it off', () => {
    const on = system({ openAtLogin: true, executableWillLaunchAtLogin: true });
    const item = openLoginItem({ platform: 'win32', app: on.app, program, env: {}, home: '' });
    expect(item.read()).toBe('on');
    item.write(true);
    expect(on.set).toEqual([{ path: program.path, args: ['--at-login'], openAtLogin: true }]);
    const held = system({ openAtLogin: true, executableWillLaunchAtLogin: false });
    expect(openLoginItem({ platform: 'win32', app: held.app, program, env: {}, home: '' }).read()).toBe('held');
    expect(openLoginItem({ platform: 'win32', app: system({}).app, program, env: {}, home: '' }).read()).toBe('off');
  });

  test('macOS says where the person has to allow it', () => {
    const asked = system({ status: 'requires-approval', openAtLogin: true });
    const item = openLoginItem({ platform: 'darwin', app: asked.app, program, env: {}, home: '' });
    expect(item.read()).toBe('held');
  });
});
