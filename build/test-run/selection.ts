export type StageName = 'check' | 'build' | 'unit' | 'e2e';

export type Selection = {
  readonly stages: ReadonlySet<StageName>;
  /** Parts of test file paths; none means all. */
  readonly patterns: readonly string[];
};

const ALL: readonly StageName[] = ['check', 'build', 'unit', 'e2e'];

/** `[--only check|build|unit|e2e] [part of a path …]`. Returns a sentence when it cannot be understood. */
export function readSelection(args: readonly string[]): Selection | string {
  const stages: StageName[] = [];
  const patterns: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--only') {
      const stage = ALL.find((name) => name === args[index + 1]);
      if (stage === undefined) return `--only takes one of ${ALL.join(', ')}`;
      stages.push(stage);
      index += 1;
    } else if (word.startsWith('-')) {
      return `unknown option ${word}; known: --only ${ALL.join('|')}, and parts of test file paths`;
    } else {
      patterns.push(word);
    }
  }
  const chosen = stages.length > 0 ? stages : ALL;
  return { stages: new Set(chosen.includes('e2e') ? [...chosen, 'build'] : chosen), patterns };
}
