/** Chance that repeats itself: the same seed gives the same story, on every machine. */
export interface Chance {
  /** 0 up to, and never, 1. */
  share(): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  /** True in so many of 1. */
  happens(share: number): boolean;
  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice;
}

/** FNV-1a over the text, started by the seed: a number that is as good as drawn for each pair. */
function hashOf(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Mulberry32. `about` names what is decided, so that leaving one decision out of a story moves none of the others. */
export function chanceOf(seed: number, about = ''): Chance {
  let state = hashOf(seed, about);
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    whole,
    happens: (often) => share() < often,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
  };
}
