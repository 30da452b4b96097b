import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { extend, provide } from '../provide.ts';

/** Screen of a host without a display; the headless Chromium is told the same. */
export const HEADLESS_SCREEN = { width: 1920, height: 1080 };

function measure(env: NodeJS.ProcessEnv): Electron.Size {
  if (!env['DISPLAY']) return HEADLESS_SCREEN;
  try {
    const found = /dimensions:\s+(\d+)x(\d+)/.exec(
      execFileSync('xdpyinfo', { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    if (found) return { width: Number(found[1]), height: Number(found[2]) };
  } catch {
    // xdpyinfo is not installed: a usual size will do for placing windows
  }
  return HEADLESS_SCREEN;
}

function displayOf(size: Electron.Size): Electron.Display {
  const bounds = { x: 0, y: 0, ...size };
  return {
    id: 1,
    label: 'development host',
    bounds,
    workArea: { ...bounds },
    size: { ...size },
    workAreaSize: { ...size },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
    touchSupport: 'unknown',
    accelerometerSupport: 'unknown',
    monochrome: false,
    colorDepth: 24,
    colorSpace: '',
    depthPerComponent: 8,
    displayFrequency: 60,
    detected: true,
    maximumCursorSize: { width: 0, height: 0 },
    nativeOrigin: { x: 0, y: 0 },
  };
}

/** `screen`: one display, as large as the X screen. The cursor is not followed: it counts as in the middle. */
export function createScreenModule(env: NodeJS.ProcessEnv): Electron.Screen {
  let size: Electron.Size | undefined;
  const display = (): Electron.Display => displayOf((size ??= measure(env)));
  return provide<Electron.Screen>()(
    'screen',
    extend(new EventEmitter(), {
      getPrimaryDisplay: display,
      getAllDisplays: () => [display()],
      getDisplayNearestPoint: display,
      getDisplayMatching: display,
      getCursorScreenPoint: () => {
        const { width, height } = display().bounds;
        return { x: Math.floor(width / 2), y: Math.floor(height / 2) };
      },
    }),
  );
}
