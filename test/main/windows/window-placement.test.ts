import { expect, test } from 'vitest';
import { cornerBounds } from '../../../main/windows/incoming-place.ts';
import { barBounds } from '../../../main/windows/bar-bounds.ts';
import { centred, reachable } from '../../../main/windows/window-placement.ts';

type Box = readonly [x: number, y: number, width: number, height: number];

const box = ([x, y, width, height]: Box) => ({ x, y, width, height });
const LAPTOP: Box = [0, 24, 1366, 744]; // a panel at the top
const RIGHT: Box = [1366, 0, 1920, 1080];
const LEFT: Box = [-1920, 0, 1920, 1080];

test.each<readonly [string, Box, readonly Box[], Box]>([
  ['stays where it is', [430, 60, 420, 680], [LAPTOP], [430, 60, 420, 680]],
  ['stays pushed half over the edge, as long as it can be taken hold of', [1200, 300, 420, 680], [LAPTOP], [1200, 300, 420, 680]],
  ['stays on a display left of the first', [-900, 100, 420, 680], [LAPTOP, LEFT], [-900, 100, 420, 680]],
  ['stays across two displays', [1156, 60, 420, 680], [LAPTOP, RIGHT], [1156, 60, 420, 680]],
  ['comes back from a display that was unplugged on the right', [2000, 200, 420, 680], [LAPTOP], [946, 88, 420, 680]],
  ['comes back from a display that was unplugged on the left', [-900, 100, 420, 680], [LAPTOP], [0, 88, 420, 680]],
  ['comes back to the nearest of several', [4000, 200, 420, 680], [LAPTOP, RIGHT], [2866, 200, 420, 680]],
  ['comes back from where hidden windows are parked', [-20_000, -20_000, 420, 680], [LAPTOP], [0, 24, 420, 680]],
  ['comes down when its title is above the edge', [430, -200, 420, 680], [LAPTOP], [430, 24, 420, 680]],
  ['comes up when only its title’s top is left', [430, 760, 420, 680], [LAPTOP], [430, 88, 420, 680]],
  ['comes in when a strip is left that is too narrow to hold', [-400, 60, 420, 680], [LAPTOP], [0, 60, 420, 680]],
  ['is made as small as a display that is smaller', [5000, 0, 960, 900], [[0, 0, 800, 600]], [0, 0, 800, 600]],
  ['is not sent to a display of no size', [5000, 5000, 420, 680], [[4900, 4900, 0, 0], LAPTOP], [946, 88, 420, 680]],
  ['goes to the origin when all displays have no size', [-20_000, 90, 420, 680], [[0, 0, 0, 0]], [0, 0, 420, 680]],
  ['goes to the origin when there is no display', [750, 200, 420, 680], [], [0, 0, 420, 680]],
])('a window %s', (_what, left, areas, place) => {
  expect(reachable(box(left), areas.map(box))).toEqual(box(place));
});

test.each<readonly [string, readonly Box[], Box]>([
  ['in the middle of the first display', [LAPTOP, RIGHT], [473, 56, 420, 680]],
  ['in the middle of a display that does not begin at the origin', [LEFT], [-1170, 200, 420, 680]],
  ['within a low display, its buttons in sight', [[0, 0, 1024, 600]], [302, 0, 420, 600]],
  ['on the first display that has a size', [[0, 0, 0, 0], RIGHT], [2116, 200, 420, 680]],
  ['at the origin where no display is known', [[0, 0, 0, 0]], [0, 0, 420, 680]],
  ['at the origin where there is none', [], [0, 0, 420, 680]],
])('a new window opens %s', (_what, areas, place) => {
  expect(centred({ width: 420, height: 680 }, areas.map(box))).toEqual(box(place));
});

test.each<readonly [string, Box, readonly [x: number, y: number]]>([
  ['at the bottom right', LAPTOP, [990, 568]],
  ['at the bottom right of a display left of the first', LEFT, [-376, 880]],
  ['in sight on a display that is too small for it', [0, 0, 320, 120], [0, 0]],
  ['in sight on a display that is told as 0 × 0', [0, 0, 0, 0], [0, 0]],
])('the card stands %s', (_what, area, [x, y]) => {
  const size = { width: 360, height: 184 };
  expect(cornerBounds(size, box(area))).toEqual({ ...size, x, y });
});

test('bars along a screen frame it without a gap, and cover none of its middle', () => {
  const bars = barBounds(box(RIGHT));
  expect(bars).toEqual([box([1366, 0, 1920, 8]), box([1366, 1072, 1920, 8]), box([1366, 8, 8, 1064]), box([3278, 8, 8, 1064])]);
});
