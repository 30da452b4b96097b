/**
 * What the audio engine makes of networks and devices.
 *
 * Under a simulated clock, the same on every machine:
 *
 *     npm run bench:audio                     every trace, beside NetEq's policy and speexdsp's jitter buffer: table, sounds, pictures
 *     npm run bench:audio -- FOLDER           the traces of this folder instead of the measured ones beside the repository
 *     npm run bench:audio -- --phases 4       pulls of four phases instead of twenty
 *     npm run bench:audio -- --pareto         delay against concealment over the buffer's settings
 *
 * Live, on a machine that does nothing else:
 *
 *     npm run bench:audio -- --neteq          two Chromium peers through a relay that applies the traces
 *     npm run bench:audio -- --devices        virtual devices: latency, use of the processor, a blocked main process, a lost device
 *     npm run bench:audio -- --soak           memory over a long call, and over many
 *
 * `--only NAME` runs one trace of --neteq, or one part of --devices; `--seconds`, `--kills`, `--minutes` change how long they
 * take. Sounds and pictures go to `--out DIR`, or to a temporary folder. Ends with 1 where a bound is missed, or where
 * a run was too short to tell whether it holds: a longer one (`--minutes 60`) does.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { phasesOf } from './audio/measure.ts';
import { measuredFolder, traceRows } from './audio/rows.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(tmpdir(), 'bench-audio') },
    phases: { type: 'string', default: '20' },
    pareto: { type: 'boolean', default: false },
    neteq: { type: 'boolean', default: false },
    devices: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '15' },
  },
});
mkdirSync(options.out, { recursive: true });
process.exitCode = (await run()) ? 0 : 1;

/** Each mode loads what it needs: under the simulated clock neither a sound server nor a browser has to be there. */
async function run(): Promise<boolean> {
  const output = { outputFolder: options.out, say: (line: string) => console.log(line) };
  const only = options.only ?? null;
  const seconds = Number(options.seconds);
  const folder = positionals[0] ?? measuredFolder();
  if (options.devices) {
    const { runDevices } = await import('./audio/live/devices/run-devices.ts');
    return runDevices({ ...output, only, seconds, kills: Number(options.kills) });
  }
  if (options.soak) {
    const { runSoak } = await import('./audio/live/soak/run-soak.ts');
    return runSoak({ ...output, minutes: Number(options.minutes) });
  }
  if (options.neteq) {
    const { runNetEq } = await import('./audio/live/neteq/run-neteq.ts');
    return runNetEq({ ...output, only, seconds, tracesFolder: folder });
  }
  if (options.pareto) {
    const { runPareto } = await import('./audio/run-pareto.ts');
    return runPareto({ ...output, traces: traceRows(folder) });
  }
  const { runTraces } = await import('./audio/run-traces.ts');
  return runTraces({ ...output, traces: traceRows(folder), phasesMs: phasesOf(Number(options.phases)) });
}
