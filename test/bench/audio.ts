/**
 * What the receive path makes of networks, beside NetEq's policy and speexdsp's jitter buffer, under a simulated clock:
 *
 *     npm run bench:audio                     every trace: the table, sounds and pictures
 *     npm run bench:audio -- FOLDER           the traces of this folder instead of the measured ones beside the repository
 *     npm run bench:audio -- --phases 4       pulls of four phases instead of twenty
 *     npm run bench:audio -- --pareto         delay against concealment over the buffer's settings
 *     npm run bench:audio -- --out DIR        where sounds and pictures go; a folder under the system's own for what is temporary
 *
 * Ends with 1 where a bound is missed.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { phasesOf } from './audio/measure.ts';
import { traceRows } from './audio/rows.ts';
import { runPareto } from './audio/run-pareto.ts';
import { runTraces } from './audio/run-traces.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(tmpdir(), 'bench-audio') },
    phases: { type: 'string', default: '20' },
    pareto: { type: 'boolean', default: false },
  },
});
mkdirSync(options.out, { recursive: true });
const say = (line: string): void => console.log(line);
const shape = { traces: traceRows(positionals[0] ?? null, say), outputFolder: options.out, say };
const kept = options.pareto ? await runPareto(shape) : await runTraces({ ...shape, phasesMs: phasesOf(Number(options.phases)) });
process.exitCode = kept ? 0 : 1;
