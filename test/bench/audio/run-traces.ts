import type { Trace } from '../../support/traces/read-traces.ts';
import { missedBounds } from './bounds.ts';
import { listen } from './listen.ts';
import { measureEngine, measureNetEq, measureSpeex } from './measure.ts';
import { buildSpeexPeer } from './peers/speex-peer.ts';
import { drawPngs } from './pictures/draw-pngs.ts';
import { speech } from './speech.ts';
import { HEADING, tableLine } from './table.ts';

const SPEECH_SECONDS = 25;
/** What is added to speexdsp's own target: nothing, and twice its frame. */
const SPEEX_MARGINS_MS = [0, 40] as const;

export interface TraceRun {
  readonly traces: readonly Trace[];
  readonly phasesMs: readonly number[];
  /** Sounds and pictures go here; it exists. */
  readonly outputFolder: string;
  readonly say: (line: string) => void;
}

/** Every trace through our buffer and its peers: the table, then what was heard and what it looks like. Resolves with whether all bounds held. */
export async function runTraces({ traces, phasesMs, outputFolder, say }: TraceRun): Promise<boolean> {
  const sound = await speech(SPEECH_SECONDS);
  const speex = buildSpeexPeer();
  if (typeof speex === 'string') say(speex);
  say(HEADING);
  let missedRows = 0;
  for (const trace of traces) {
    const measuring = { trace, phasesMs };
    const ours = measureEngine(measuring, { sound });
    const netEq = measureNetEq(measuring);
    const missed = missedBounds(trace, ours, netEq);
    if (missed.length > 0) missedRows += 1;
    say(tableLine(`${trace.name} ${String(trace.frameMs)} ms`, ours, missed.length === 0 ? 'pass' : `FAIL ${missed.join('; ')}`));
    say(tableLine('  NetEq model', netEq));
    if (typeof speex === 'string') continue;
    for (const marginMs of SPEEX_MARGINS_MS)
      say(tableLine(marginMs === 0 ? '  speexdsp' : `  speexdsp, margin ${String(marginMs)}`, measureSpeex(measuring, speex, marginMs)));
  }
  if (typeof speex !== 'string') speex.dispose();
  await drawPngs(
    traces.map((trace) => listen({ trace, sound, folder: outputFolder })),
    say,
  );
  say(`What was heard, and pictures of it: ${outputFolder}`);
  say(missedRows === 0 ? 'All bounds are kept.' : `${String(missedRows)} of ${String(traces.length)} rows miss a bound.`);
  return missedRows === 0;
}
