import { fileLengths } from './file-lengths.ts';
import { sourceFiles } from './source-files.ts';
import type { Step } from './step.ts';
import { STEPS } from './steps.ts';

type Complaint = { readonly gate: string; readonly complaint: string };

/** Runs every static gate at once and prints one line for each, then what is wrong. Returns that: nothing when all are green. */
export async function runChecks(repository: string, say: (line: string) => void): Promise<Complaint[]> {
  const results = await Promise.all(STEPS.map((step) => timed(step, repository)));
  for (const { name, seconds, complaint } of results)
    say(`${complaint === null ? 'ok  ' : 'FAIL'} ${name.padEnd(7)} ${seconds.toFixed(1)} s`);
  const { files, median, p90, max, longest } = fileLengths(repository, sourceFiles(repository));
  say(`${files} files, lines per file: median ${median}, p90 ${p90}, max ${max} (${longest})`);
  const complaints = results.flatMap(({ name, complaint }) => (complaint === null ? [] : [{ gate: name, complaint }]));
  for (const { gate, complaint } of complaints) say(`\n── ${gate}\n${complaint}`);
  return complaints;
}

async function timed(step: Step, repository: string): Promise<{ name: string; seconds: number; complaint: string | null }> {
  const startedAt = performance.now();
  const complaint = await step.run(repository);
  return { name: step.name, seconds: (performance.now() - startedAt) / 1_000, complaint };
}
