import type { Rectangle } from 'electron';

export const CARD_SIZE = { width: 360, height: 168 } as const;
const GAP = 16;

/**
 * Bottom right of the screen's work area: the corner where desktops put what is urgent but must not be in the way. Never left
 * of it or above it, however small it is said to be: a card that nobody sees is a call that nobody answers.
 */
export function cardBounds(workArea: Rectangle): Rectangle {
  return {
    ...CARD_SIZE,
    x: Math.max(workArea.x, workArea.x + workArea.width - CARD_SIZE.width - GAP),
    y: Math.max(workArea.y, workArea.y + workArea.height - CARD_SIZE.height - GAP),
  };
}
