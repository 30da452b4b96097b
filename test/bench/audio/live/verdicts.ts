/** The bounds of one run: each is printed where it is measured, and the run is good when all of them are known to hold. */
export interface Verdicts {
  /** `name` says the figure and its unit. A figure that could not be measured (NaN) misses its bound. */
  atMost(name: string, figure: number, bound: number): void;
  atLeast(name: string, figure: number, bound: number): void;
  /** A figure that is known to within `uncertainty` alone: where the bound lies in between, nobody can tell whether it holds. */
  surelyAtMost(name: string, measured: { readonly figure: number; readonly uncertainty: number }, bound: number): void;
  /** Does one part of the run; where it throws, that is one more missed bound, and the other parts go on. Null then. */
  attempt<Result>(name: string, part: () => Promise<Result>): Promise<Result | null>;
  /** What could not be measured on this machine, with the reason. */
  skipped(name: string, why: string): void;
  note(text: string): void;
  /** Says which bounds were missed, and of which it cannot be told; true where there are none of both. */
  conclude(): boolean;
}

export function openVerdicts(title: string, say: (line: string) => void): Verdicts {
  const missed: string[] = [];
  const unsure: string[] = [];
  const judge = (name: string, holds: boolean, text: string): void => {
    if (!holds) missed.push(`${name}: ${text}`);
    say(`  ${name}: ${text}: ${holds ? 'holds' : 'MISSED'}`);
  };
  say(`\n## ${title}\n`);
  return {
    atMost(name, figure, bound) {
      judge(name, figure <= bound, `${shown(figure)} (at most ${shown(bound)})`);
    },
    atLeast(name, figure, bound) {
      judge(name, figure >= bound, `${shown(figure)} (at least ${shown(bound)})`);
    },
    surelyAtMost(name, { figure, uncertainty }, bound) {
      const text = `${shown(figure)} ± ${shown(uncertainty)} (at most ${shown(bound)})`;
      const isUnsure = figure - uncertainty <= bound && figure + uncertainty > bound;
      if (!isUnsure) {
        judge(name, figure + uncertainty <= bound, text);
        return;
      }
      unsure.push(`${name}: ${text}`);
      say(`  ${name}: ${text}: CANNOT TELL`);
    },
    async attempt(name, part) {
      try {
        return await part();
      } catch (cause) {
        judge(name, false, `failed: ${cause instanceof Error ? cause.message : String(cause)}`);
        return null;
      }
    },
    skipped(name, why) {
      say(`  ${name}: skipped, ${why}`);
    },
    note(text) {
      say(`  ${text}`);
    },
    conclude() {
      if (missed.length > 0) say(`\n${title}: ${String(missed.length)} missed\n  ${missed.join('\n  ')}`);
      if (unsure.length > 0) say(`\n${title}: ${String(unsure.length)} cannot be told by this run\n  ${unsure.join('\n  ')}`);
      const isGood = missed.length + unsure.length === 0;
      if (isGood) say(`\n${title}: every bound holds`);
      return isGood;
    },
  };
}

function shown(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
}
