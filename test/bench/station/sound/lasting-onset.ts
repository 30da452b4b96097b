/** One look at the level, and when. */
export interface LevelLook {
  readonly atMs: number;
  readonly isLoud: boolean;
}

/** Of so many looks in a row three quarters are loud. */
const LASTING_LOOKS = 20;
const LOUD_LOOKS = 15;

/** When sound began that lasted; undefined before that can be said. A stream that starts may click, which is no sound. */
export function lastingOnset(looks: readonly LevelLook[]): number | undefined {
  return looks.find(({ isLoud }, at) => isLoud && countLoud(looks.slice(at, at + LASTING_LOOKS)) >= LOUD_LOOKS)?.atMs;
}

function countLoud(looks: readonly LevelLook[]): number {
  return looks.filter(({ isLoud }) => isLoud).length;
}
