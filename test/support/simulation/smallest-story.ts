/** Tellings tried before the smallest found so far is good enough to read. */
const MOST_TRIES = 400;

/**
 * Leaves out of a story that goes wrong whatever it goes wrong without: halves first, then single steps.
 * What remains still goes wrong, and is what a reader has to understand.
 */
export async function smallestStory<Step>(
  story: readonly Step[],
  goesWrong: (story: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let smallest = story;
  let tries = 0;
  for (let size = Math.ceil(story.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.length && tries < MOST_TRIES;) {
      const without = [...smallest.slice(0, from), ...smallest.slice(from + size)];
      tries += 1;
      if (await goesWrong(without)) smallest = without;
      else from += size;
    }
  }
  return smallest;
}
