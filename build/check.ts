import { join } from 'node:path';
import { runChecks } from './check/run-checks.ts';

// `npm run check`: every static gate, side by side.

const complaints = await runChecks(join(import.meta.dirname, '..'), (line) => {
  process.stdout.write(`${line}\n`);
});
process.exitCode = complaints.length === 0 ? 0 : 1;
