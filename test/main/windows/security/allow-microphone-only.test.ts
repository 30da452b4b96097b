import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { allowMicrophoneOnly } from '../../../../main/windows/security/allow-microphone-only.ts';

type Request = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

function install() {
  let request: Request | null = null;
  let check: Check | null = null;
  const station = { id: 1 } as WebContents;
  const view = { id: 2 } as WebContents;
  allowMicrophoneOnly(
    {
      setPermissionRequestHandler: (handler) => void (request = handler),
      setPermissionCheckHandler: (handler) => void (check = handler),
    },
    (contents) => contents === station,
  );
  const ask = (contents: WebContents, permission: string, details: object): boolean => {
    let granted = false;
    (request as unknown as (...values: unknown[]) => void)(contents, permission, (answer: boolean) => void (granted = answer), details);
    return granted;
  };
  const look = (contents: WebContents | null, permission: string, details: object = {}): boolean =>
    (check as unknown as (...values: unknown[]) => boolean)(contents, permission, 'app://pilot', details);
  return { station, view, ask, look };
}

describe('permissions', () => {
  test('the station may use the microphone', () => {
    const { station, ask, look } = install();
    expect(ask(station, 'media', { mediaTypes: ['audio'] })).toBe(true);
    expect(look(station, 'media', { mediaType: 'audio' })).toBe(true);
  });

  test('nobody gets a camera, not even together with the microphone', () => {
    const { station, ask, look } = install();
    expect(ask(station, 'media', { mediaTypes: ['audio', 'video'] })).toBe(false);
    expect(ask(station, 'media', { mediaTypes: ['video'] })).toBe(false);
    expect(ask(station, 'media', { mediaTypes: [] })).toBe(false);
    expect(look(station, 'media', { mediaType: 'video' })).toBe(false);
  });

  test('a view gets nothing, and neither does a sender without contents', () => {
    const { view, ask, look } = install();
    expect(ask(view, 'media', { mediaTypes: ['audio'] })).toBe(false);
    expect(look(view, 'media', { mediaType: 'audio' })).toBe(false);
    expect(look(null, 'media', { mediaType: 'audio' })).toBe(false);
  });

  test('the station may ask for HID devices, a view may not', () => {
    const { station, view, look } = install();
    expect(look(station, 'hid')).toBe(true);
    expect(look(view, 'hid')).toBe(false);
  });

  test.each([
    'notifications',
    'geolocation',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'display-capture',
    'serial',
    'usb',
  ])('%s is refused to the station too', (permission) => {
    const { station, ask, look } = install();
    expect(ask(station, permission, {})).toBe(false);
    expect(look(station, permission)).toBe(false);
  });
});
