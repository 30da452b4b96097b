import { LINE_COLOURS, type LineColour } from '#contract/line.ts';

/** The first of the colours that the fewest lines have. */
export function freeColour(taken: readonly LineColour[]): LineColour {
  const uses = (colour: LineColour): number => taken.filter((other) => other === colour).length;
  return LINE_COLOURS.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best));
}
