import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MINI_SIZE } from '#contract/mini-size.ts';
import { createMiniWindow } from '../../../main/windows/mini-window.ts';
import { recordingWindow } from '../../support/fakes/recording-window.ts';

const AREA = { x: 0, y: 0, width: 1_280, height: 984 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk() {
  const mini = recordingWindow();
  let times = 0;
  const view = createMiniWindow(mini.window, {
    places: { of: () => null, keep: () => undefined },
    workAreas: () => [AREA],
    cameUp: () => void (times += 1),
  });
  return { ...mini, view, cameUp: () => times };
}

test('the small window floats over other programs, on every workspace and over full screen, below the card', () => {
  expect(desk().asked).toEqual([
    ['setAlwaysOnTop', true, 'floating'],
    ['setVisibleOnAllWorkspaces', true, { visibleOnFullScreen: true, skipTransformProcessType: true }],
  ]);
});

test('it comes up without taking the focus, a moment after it is wanted, and says when it can be seen', () => {
  const { view, names, forget, window, cameUp } = desk();
  forget();
  view.show(true);
  vi.advanceTimersByTime(300);
  expect([names(), view.isUp(), view.isDue(), cameUp()]).toEqual([[], false, true, 0]);
  vi.advanceTimersByTime(200);
  expect([names(), view.isUp(), cameUp()]).toEqual([['setBounds', 'showInactive'], true, 1]);
  expect(window.getBounds()).toMatchObject(MINI_SIZE);
  view.show(true);
  vi.advanceTimersByTime(1_000);
  expect(names()).toHaveLength(2);
  view.show(false);
  expect([names().at(-1), view.isUp(), view.isDue()]).toEqual(['hide', false, false]);
});

test('who only passes from one window to another does not see it', () => {
  const { view, names, forget } = desk();
  forget();
  view.show(true);
  vi.advanceTimersByTime(300);
  view.show(false);
  expect(view.isDue()).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(names()).toEqual([]);
});

test('one that a system calls invisible because something covers it does not come up again and again, and still goes', () => {
  const { view, names, forget, window, cameUp } = desk();
  view.show(true);
  vi.advanceTimersByTime(500);
  vi.spyOn(window, 'isVisible').mockReturnValue(false);
  forget();
  for (let times = 0; times < 5; times += 1) {
    view.show(true);
    vi.advanceTimersByTime(500);
  }
  expect([names(), view.isUp(), cameUp()]).toEqual([[], true, 1]);
  view.show(false);
  expect([names(), view.isUp()]).toEqual([['hide'], false]);
});
