import type { LoginItemSettings } from 'electron';
import { describe, expect, test } from 'vitest';
import { desktopNow } from '../../../main/compose/rooms/desktop-now.ts';

function now(
  order: Partial<Parameters<typeof desktopNow>[0]> & { readonly isPackaged?: boolean; readonly wasOpenedAtLogin?: boolean } = {},
) {
  const { isPackaged = true, wasOpenedAtLogin = false, ...others } = order;
  return desktopNow({
    app: {
      isPackaged,
      getAppPath: () => '/repository',
      getLoginItemSettings: () => ({ wasOpenedAtLogin }) as LoginItemSettings,
    } as Parameters<typeof desktopNow>[0]['app'],
    execPath: '/opt/Pilot Softphone/pilot-softphone',
    appImage: null,
    env: {},
    argv: ['pilot-softphone'],
    platform: 'linux',
    ...others,
  });
}

describe('the desktop that the app was started on', () => {
  test('is Wayland wherever a Wayland session is, for it decides about keys', () => {
    expect(now().session).toBe('x11');
    expect(now({ env: { XDG_SESSION_TYPE: 'wayland' } }).session).toBe('wayland');
    expect(now({ env: { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-0' } }).session).toBe('wayland');
    expect([now({ platform: 'win32' }).session, now({ platform: 'darwin' }).session]).toEqual(['windows', 'macos']);
  });

  test('is known by its last name', () => {
    expect(now({ env: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' } }).desktop).toBe('GNOME');
    expect(now({ env: { XDG_CURRENT_DESKTOP: 'KDE' } }).desktop).toBe('KDE');
    expect([now().desktop, now({ platform: 'darwin', env: { XDG_CURRENT_DESKTOP: 'GNOME' } }).desktop]).toEqual([null, null]);
  });
});

describe('how the app is started again', () => {
  test('is by its program, quoted where it is to be typed', () => {
    expect(now().program).toEqual({
      path: '/opt/Pilot Softphone/pilot-softphone',
      args: [],
      command: '"/opt/Pilot Softphone/pilot-softphone"',
    });
  });

  test('is by the AppImage, whose inside is gone when it ends', () => {
    expect(now({ appImage: '/people/ana/pilot.AppImage' }).program).toMatchObject({ path: '/people/ana/pilot.AppImage' });
  });

  test('is on Windows by the file that keeps the prompt waiting', () => {
    const { program } = now({ platform: 'win32', execPath: 'C:\\Apps\\Pilot Softphone\\Pilot Softphone.exe' });
    expect(program).toEqual({
      path: 'C:\\Apps\\Pilot Softphone\\Pilot Softphone.exe',
      args: [],
      command: '"C:\\Apps\\Pilot Softphone\\bin\\pilot-softphone.cmd"',
    });
  });

  test('is by npm in a working copy', () => {
    expect(now({ isPackaged: false }).program).toMatchObject({ args: ['/repository'], command: 'npm run softphone --' });
  });
});

test('a login is told by its argument, on macOS by the system', () => {
  expect(now({ argv: ['pilot-softphone', '--at-login'] }).isAtLogin).toBe(true);
  expect(now({ platform: 'darwin', wasOpenedAtLogin: true }).isAtLogin).toBe(true);
  expect(now({ wasOpenedAtLogin: true }).isAtLogin).toBe(false);
});
