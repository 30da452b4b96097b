import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import type { Host } from '../host.ts';
import { extend, provide } from '../provide.ts';

/** Screen of a host without a display, or with one that Chromium says has no size. */
const USUAL_WORK_AREA = { x: 0, y: 0, width: 1920, height: 1080 };

/** Chromium's word where there is a display: a headless one would tell the size of its first window. */
function workAreaOf({ env, workArea }: Pick<Host, 'env' | 'workArea'>): Electron.Rectangle {
  if (!env['DISPLAY'] || workArea === null || workArea.width === 0 || workArea.height === 0) return USUAL_WORK_AREA;
  return { ...workArea };
}

function displayOf(workArea: Electron.Rectangle): Electron.Display {
  const { width, height } = workArea;
  return {
    id: 1,
    label: 'development host',
    bounds: { ...workArea },
    workArea,
    size: { width, height },
    workAreaSize: { width, height },
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

/** `screen`: one display, as large as what windows may cover. The cursor is not followed: it counts as in the middle. */
export function createScreenModule(host: Pick<Host, 'env' | 'workArea'>): Electron.Screen {
  const display = (): Electron.Display => displayOf(workAreaOf(host));
  return provide<Electron.Screen>()(
    'screen',
    extend(new EventEmitter(), {
      getPrimaryDisplay: display,
      getAllDisplays: () => [display()],
      getDisplayNearestPoint: display,
      getDisplayMatching: display,
      getCursorScreenPoint: () => {
        const { x, y, width, height } = display().workArea;
        return { x: x + Math.floor(width / 2), y: y + Math.floor(height / 2) };
      },
    }),
  );
}
