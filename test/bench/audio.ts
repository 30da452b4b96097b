/**
 * What the receive path makes of networks, beside NetEq's policy and speexdsp's jitter buffer, under a simulated clock:
 *
 *     npm run bench:audio                       every trace: the table, sounds and pictures
 *     npm run bench:audio -- FOLDER             the traces of this folder instead of the shared ones
 *     npm run bench:audio -- --phases 4         four phases of the pulls instead of twenty
 *
 * Ends with 1 where a bound is missed.
 */
import { parseArgs } from 'node:util';
import { missedBounds } from './audio/bounds.ts';
import { ALL_PHASES_MS, measureEngine, measureNetEq, measureSpeex } from './audio/measure.ts';
import { buildSpeexPeer } from './audio/peers/speex-peer.ts';
import { traceRows } from './audio/rows.ts';
import { speech } from './audio/speech.ts';
import { HEADING, tableLine } from './audio/table.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { phases: { type: 'string', default: '20' } },
});
const step = Math.max(1, Math.round(ALL_PHASES_MS.length / Number(options.phases)));
const phasesMs = ALL_PHASES_MS.filter((_, index) => index % step === 0);
const sound = await speech(25);
const speex = buildSpeexPeer();
if (typeof speex === 'string') console.log(speex);

console.log(HEADING);
let missedRows = 0;
for (const trace of traceRows(positionals[0] ?? null)) {
  const measuring = { trace, phasesMs };
  const ours = measureEngine(measuring, { sound });
  const netEq = measureNetEq(measuring);
  const missed = missedBounds(trace, ours, netEq);
  if (missed.length > 0) missedRows += 1;
  console.log(tableLine(`${trace.name} ${String(trace.frameMs)} ms`, ours, missed.length === 0 ? 'pass' : `FAIL ${missed.join('; ')}`));
  console.log(tableLine('  NetEq model', netEq));
  if (typeof speex === 'string') continue;
  console.log(tableLine('  speexdsp', measureSpeex(measuring, speex, 0)));
  console.log(tableLine('  speexdsp, margin 40', measureSpeex(measuring, speex, 40)));
}
if (typeof speex !== 'string') speex.dispose();
console.log(missedRows === 0 ? 'All bounds are kept.' : `${String(missedRows)} rows miss a bound.`);
process.exitCode = missedRows === 0 ? 0 : 1;
