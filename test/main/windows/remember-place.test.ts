import { EventEmitter } from 'node:events';
import type { BrowserWindow, Rectangle } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rememberPlace } from '../../../main/windows/remember-place.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window as far as its place goes. */
function windowAt(bounds: Rectangle) {
  const state = { bounds, visible: true, maximized: false };
  const emitter = new EventEmitter();
  const face = Object.assign(emitter, {
    isDestroyed: () => false,
    isVisible: () => state.visible,
    isMinimized: () => false,
    isMaximized: () => state.maximized,
    isFullScreen: () => false,
    getBounds: () => state.bounds,
    setBounds: (next: Rectangle) => {
      state.bounds = next;
      emitter.emit('move');
    },
  });
  return {
    window: face as unknown as BrowserWindow,
    state,
    drag(x: number) {
      state.bounds = { ...state.bounds, x };
      emitter.emit('move');
    },
  };
}
const START: Rectangle = { x: 0, y: 0, width: 336, height: 84 };

test('where the agent leaves a window is kept once it lies still, and not on the way there', () => {
  const kept: Rectangle[] = [];
  const { window, drag } = windowAt(START);
  rememberPlace(window, { window: 'mini', places: { of: () => null, keep: (_window, place) => void kept.push(place) } });
  for (let x = 0; x < 100; x += 5) {
    drag(x);
    vi.advanceTimersByTime(16);
  }
  expect(kept).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(kept).toEqual([{ ...START, x: 95 }]);
});

test('what the app itself does with a window is nobody’s choice, nor is a window that is hidden or fills the screen', () => {
  const kept: Rectangle[] = [];
  const { window, drag, state } = windowAt(START);
  const place = rememberPlace(window, { window: 'mini', places: { of: () => null, keep: (_window, at) => void kept.push(at) } });
  place.put({ ...START, x: 500 });
  vi.advanceTimersByTime(1_000);
  state.maximized = true;
  drag(10);
  vi.advanceTimersByTime(1_000);
  state.maximized = false;
  state.visible = false;
  drag(20);
  vi.advanceTimersByTime(1_000);
  expect(kept).toEqual([]);
});
