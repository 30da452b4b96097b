import type { Rectangle } from 'electron';

const BAR_PIXELS = 8;

/** Of one screen: top, bottom, left, right. */
export function barBounds({ x, y, width, height }: Rectangle): readonly Rectangle[] {
  const across = { x, width, height: BAR_PIXELS };
  const along = { y: y + BAR_PIXELS, width: BAR_PIXELS, height: Math.max(0, height - 2 * BAR_PIXELS) };
  return [
    { ...across, y },
    { ...across, y: y + height - BAR_PIXELS },
    { ...along, x },
    { ...along, x: x + width - BAR_PIXELS },
  ];
}
