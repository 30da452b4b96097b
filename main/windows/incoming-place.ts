import type { Rectangle } from 'electron';

type Size = Pick<Rectangle, 'width' | 'height'>;
const GAP = 16;

/**
 * Bottom right of the screen's work area: the corner where desktops put what is urgent but must not be in the way. Never left
 * of it or above it, however small it is said to be: a card that nobody sees is a call that nobody answers.
 */
export function cornerBounds({ width, height }: Size, workArea: Rectangle): Rectangle {
  return {
    width,
    height,
    x: Math.max(workArea.x, workArea.x + workArea.width - width - GAP),
    y: Math.max(workArea.y, workArea.y + workArea.height - height - GAP),
  };
}
