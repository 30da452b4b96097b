import { runTool } from './tool.ts';
import { SOURCE_FOLDERS, sourceFiles } from './source-files.ts';
import type { Step } from './step.ts';

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };
type Cruise = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] };
  };
};

/** The arrows between folders. Fails as well when dependency-cruiser did not look at every file there is. */
export const layers: Step = {
  name: 'layers',
  run: async (repository) => {
    const { stdout, output } = await runTool(repository, [
      'depcruise',
      '--config',
      'build/config/dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...SOURCE_FOLDERS,
    ]);
    if (!stdout.trimStart().startsWith('{')) return output;
    const cruise = JSON.parse(stdout) as Cruise; // dependency-cruiser's own documented output
    const complaints = [
      ...unseen(cruise, sourceFiles(repository)),
      ...cruise.summary.violations.map((violation) => sentence(violation, cruise)),
    ];
    return complaints.length === 0 ? null : complaints.join('\n');
  },
};

/** A gate that looked at nothing is green too: name every file it did not look at. */
export function unseen(cruise: Pick<Cruise, 'modules'>, expected: readonly string[]): readonly string[] {
  const seen = new Set(cruise.modules.map((module) => module.source));
  const missed = expected.filter((path) => !seen.has(path));
  return missed.length === 0
    ? []
    : [`dependency-cruiser did not look at ${missed.length} of ${expected.length} files, among them ${missed.slice(0, 3).join(', ')}`];
}

function sentence({ from, to, rule }: Violation, cruise: Cruise): string {
  const why = cruise.summary.ruleSetUsed.forbidden.find((candidate) => candidate.name === rule.name)?.comment ?? '';
  return `${from} → ${to}: ${rule.name}. ${why}`;
}
