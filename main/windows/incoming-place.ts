import type { Rectangle } from 'electron';

export const CARD_SIZE = { width: 360, height: 168 } as const;
const GAP = 16;

/** Bottom right of the screen's work area: the corner where desktops put what is urgent but must not be in the way. */
export function cardBounds(workArea: Rectangle): Rectangle {
  return {
    ...CARD_SIZE,
    x: workArea.x + workArea.width - CARD_SIZE.width - GAP,
    y: workArea.y + workArea.height - CARD_SIZE.height - GAP,
  };
}
