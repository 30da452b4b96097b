/** The bounds of one run: each is printed where it is measured, and the run is good when all of them held. */
export interface Verdicts {
  /** `name` says the figure and its unit. A figure that could not be measured (NaN) misses its bound. */
  atMost(name: string, figure: number, bound: number): void;
  atLeast(name: string, figure: number, bound: number): void;
  /** Does one part of the run; where it throws, that is one more missed bound, and the other parts go on. Null then. */
  attempt<Result>(name: string, part: () => Promise<Result>): Promise<Result | null>;
  /** What could not be measured on this machine, with the reason. */
  skipped(name: string, why: string): void;
  note(text: string): void;
  /** Says which bounds were missed; true where none was. */
  conclude(): boolean;
}

export function openVerdicts(title: string, say: (line: string) => void): Verdicts {
  const missed: string[] = [];
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
      say(missed.length === 0 ? `\n${title}: every bound holds` : `\n${title}: ${String(missed.length)} missed\n  ${missed.join('\n  ')}`);
      return missed.length === 0;
    },
  };
}

function shown(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
}
