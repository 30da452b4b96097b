import type { Rectangle } from 'electron';

type Size = Pick<Rectangle, 'width' | 'height'>;

/** Of a window's upper edge at least this much must be seen, or nobody can take hold of it. */
const GRIP = { width: 120, height: 32 } as const;

/** In the middle of the first work area, and within it. */
export function centred({ width, height }: Size, workAreas: readonly Rectangle[]): Rectangle {
  const area = workAreas.find(isThere);
  if (area === undefined) return { x: 0, y: 0, width, height };
  const middle = { x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2), width, height };
  return within(middle, area);
}

/**
 * Where a window should stand that was left at `bounds`: there (the same object), while its upper edge can be reached on any of the work areas,
 * for somebody may have pushed it half aside; else wholly within the nearest of them. Where no display is known (none is
 * plugged in, or all of them are told as 0 × 0), at the origin, which every desktop has.
 */
export function reachable(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle {
  const areas = workAreas.filter(isThere);
  if (areas.some((area) => hasGrip(bounds, area))) return bounds;
  const [nearest] = areas.toSorted((one, other) => distance(bounds, one) - distance(bounds, other));
  return nearest === undefined ? { ...bounds, x: 0, y: 0 } : within(bounds, nearest);
}

/** Moved, and made smaller where it must be, so that all of it lies in the area. */
function within(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    x: between(bounds.x, area.x, area.x + area.width - width),
    y: between(bounds.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

function isThere({ width, height }: Rectangle): boolean {
  return width > 0 && height > 0;
}

function hasGrip(bounds: Rectangle, area: Rectangle): boolean {
  const seen = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return seen >= Math.min(GRIP.width, bounds.width) && bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
}

/** How far the window would have to move. */
function distance(bounds: Rectangle, area: Rectangle): number {
  const { x, y } = within(bounds, area);
  return Math.hypot(x - bounds.x, y - bounds.y);
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
