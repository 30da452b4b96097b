import { layers } from './layers.ts';
import { SOURCE_FOLDERS } from './source-files.ts';
import type { Step } from './step.ts';
import { runTool } from './tool.ts';

/** A step that is one command and red when the command's exit code is. */
function command(name: string, line: readonly string[]): Step {
  return {
    name,
    run: async (repository) => {
      const { code, output } = await runTool(repository, line);
      return code === 0 ? null : output.trim() || `${line.join(' ')} ended with code ${String(code)}`;
    },
  };
}

/** All static gates. They share nothing and run side by side. */
export const STEPS: readonly Step[] = [
  // Named folders: told to lint `.`, the type-aware half looks at nothing with TypeScript 7.
  command('lint', ['oxlint', '--deny-warnings', ...SOURCE_FOLDERS]),
  command('format', ['oxfmt', '--check', ...SOURCE_FOLDERS]),
  command('types', ['tsc', '-b', '--pretty', 'false']),
  layers,
  command('unused', ['knip', '--config', 'build/config/knip.ts', '--no-progress']),
];
