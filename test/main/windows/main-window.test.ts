import '../../support/without-electron.ts';
import { expect, test, vi } from 'vitest';
import { createMainWindow } from '../../../main/windows/main-window.ts';
import { recordingWindow } from '../../support/fakes/recording-window.ts';

function desk(hasDock: boolean) {
  const page = recordingWindow();
  const jumps: string[] = [];
  const dock = {
    bounce: (type?: 'critical' | 'informational') => jumps.push(`bounce ${type ?? ''}`),
    cancelBounce: (id: number) => void jumps.push(`cancel ${String(id)}`),
  };
  const main = createMainWindow(page.window, {
    places: { of: () => null, keep: () => undefined },
    dock: hasDock ? dock : null,
    areas: () => [{ x: 0, y: 0, width: 1_280, height: 984 }],
    frontChanged: () => undefined,
  });
  return { ...page, main, jumps };
}

test('the taskbar begins to flash when a call rings and stops when it is over, and is asked for each once', () => {
  const { main, asked } = desk(false);
  for (const isOn of [false, true, true, true, false, false, true]) main.flash(isOn);
  expect(asked).toEqual([
    ['flashFrame', true],
    ['flashFrame', false],
    ['flashFrame', true],
  ]);
});

test('on a Mac the icon in the dock jumps until then, and no longer', () => {
  const { main, jumps } = desk(true);
  for (const isOn of [true, true, false, false]) main.flash(isOn);
  expect(jumps).toEqual(['bounce critical', 'cancel 1']);
});

test('in sight it stands over other programs, and is not given the keyboard', () => {
  const { main, names } = desk(false);
  main.bringInSight();
  expect(names()).toEqual(['showInactive', 'moveTop']);
});

test.skipIf(process.platform === 'darwin')('a minimised one too is shown, and not restored, which would give it the keyboard', () => {
  const { main, names, window } = desk(false);
  vi.spyOn(window, 'isMinimized').mockReturnValue(true);
  main.bringInSight();
  expect(names()).toEqual(['showInactive', 'moveTop']);
});

test('one that is in front already stays as it is', () => {
  const { main, names, window } = desk(false);
  main.show();
  vi.spyOn(window, 'isFocused').mockReturnValue(true);
  const before = names();
  main.bringInSight();
  expect([before, names()]).toEqual([
    ['show', 'focus'],
    ['show', 'focus'],
  ]);
});
