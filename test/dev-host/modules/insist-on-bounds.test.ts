import { expect, test } from 'vitest';
import { insistOnBounds, type MovedWindow, type WindowBounds } from '../../../build/dev-host/modules/insist-on-bounds.ts';

const WANTED: WindowBounds = { left: 430, top: 60, width: 420, height: 680 };
const PARKED = { left: -384, top: -175 };
const REFUSED = 'To resize minimized/maximized/fullscreen window, restore it to normal state first.';

/** A window whose window manager acts `afterWaits` waits late: it comes back to where it was parked, and can be moved from then on. */
function slowWindow({
  afterWaits,
  refuses,
  framePx = 0,
}: {
  readonly afterWaits: number;
  readonly refuses: boolean;
  readonly framePx?: number;
}) {
  let waits = 0;
  let puts = 0;
  let place: { left: number; top: number } = PARKED;
  const window: MovedWindow = {
    isReturning: afterWaits > 0,
    normal: () => Promise.resolve(),
    put: async ({ left, top }) => {
      puts += 1;
      if (waits < afterWaits && refuses) throw new Error(REFUSED);
      place = { left: left + framePx, top: top + framePx };
    },
    whereIs: async () => place,
    wait: async () => {
      waits += 1;
      if (waits === afterWaits) place = PARKED;
    },
  };
  return { window, place: () => place, puts: () => puts };
}

test.each([
  ['at once where it stands ready', { afterWaits: 0, refuses: false }, 1],
  ['although it refuses until it has come back', { afterWaits: 3, refuses: true }, 4],
  ['although it comes back after it was put, to where it was parked', { afterWaits: 1, refuses: false }, 2],
  ['with the frame that the window manager gives it', { afterWaits: 0, refuses: false, framePx: 22 }, 1],
] as const)('a window is brought onto the screen %s', async (_how, slowness, puts) => {
  const slow = slowWindow(slowness);
  await insistOnBounds(slow.window, WANTED);
  const frame = 'framePx' in slowness ? slowness.framePx : 0;
  expect(slow.place()).toEqual({ left: WANTED.left + frame, top: WANTED.top + frame });
  expect(slow.puts()).toBe(puts);
});

test('a window manager that has another mind wins in the end', async () => {
  const stubborn = slowWindow({ afterWaits: 0, refuses: false, framePx: 500 });
  await insistOnBounds(stubborn.window, WANTED);
  expect(stubborn.puts()).toBe(10);
});

test('a window that never comes back is told of, and so is any other refusal, at once', async () => {
  const lost = slowWindow({ afterWaits: 1_000, refuses: true });
  await expect(insistOnBounds(lost.window, WANTED)).rejects.toThrow(REFUSED);
  const gone = slowWindow({ afterWaits: 0, refuses: false });
  const put = (): Promise<void> => Promise.reject(new Error('Browser window not found'));
  await expect(insistOnBounds({ ...gone.window, put }, WANTED)).rejects.toThrow('Browser window not found');
});
