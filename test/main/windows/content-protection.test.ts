import { expect, test } from 'vitest';
import { createContentProtection } from '../../../main/windows/content-protection.ts';
import { recordingWindow } from '../../support/fakes/recording-window.ts';

test('every window is left out of recordings from when it is asked for, and shown in them again when it is not', () => {
  const windows = [recordingWindow(), recordingWindow()];
  const protect = createContentProtection(() => windows.map(({ window }) => window));
  for (const isProtected of [false, true, true, false, false, true]) protect(isProtected);
  for (const { asked } of windows) {
    expect(asked).toEqual([
      ['setContentProtection', true],
      ['setContentProtection', false],
      ['setContentProtection', true],
    ]);
  }
});

test('a window that is gone keeps no other from it', () => {
  const [gone, there] = [recordingWindow(), recordingWindow()];
  Object.assign(gone.window, { isDestroyed: () => true });
  createContentProtection(() => [gone.window, there.window])(true);
  expect([gone.names(), there.names()]).toEqual([[], ['setContentProtection']]);
});
