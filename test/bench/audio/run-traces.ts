import type { Trace } from '../../support/traces/read-traces.ts';
import { missedBounds } from './bounds.ts';
import { listen } from './listen.ts';
import { measureEngine, measureNetEq, measureSpeex, type Measuring } from './measure.ts';
import { buildSpeexPeer, type SpeexPeer } from './peers/speex-peer.ts';
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

/**
 * Every trace through our buffer and its peers: the table, then what was heard and what it looks like. Resolves with whether all
 * bounds held.
 */
export async function runTraces({ traces, phasesMs, outputFolder, say }: TraceRun): Promise<boolean> {
  const sound = await speech(SPEECH_SECONDS);
  const speex = buildSpeexPeer();
  if (typeof speex === 'string') say(speex);
  const peer = typeof speex === 'string' ? null : speex;
  let missedRows = 0;
  say(HEADING);
  try {
    for (const trace of traces) {
      const isKept = tellRow({ trace, phasesMs }, { sound, peer, say });
      if (!isKept) missedRows += 1;
    }
  } finally {
    peer?.dispose();
  }
  await drawPngs(
    traces.map((trace) => listen({ trace, sound, folder: outputFolder })),
    say,
  );
  say(`What was heard, and pictures of it: ${outputFolder}`);
  say(missedRows === 0 ? 'All bounds are kept.' : `${String(missedRows)} of ${String(traces.length)} rows miss a bound.`);
  return missedRows === 0;
}

/** Ours and the peers on one trace; returns whether ours keep the bounds. */
function tellRow(
  measuring: Measuring,
  bench: { readonly sound: Float32Array; readonly peer: SpeexPeer | null; readonly say: (line: string) => void },
): boolean {
  const { trace } = measuring;
  const ours = measureEngine(measuring, { sound: bench.sound });
  const netEq = measureNetEq(measuring);
  const missed = missedBounds(trace, ours, netEq);
  bench.say(tableLine(`${trace.name} ${String(trace.frameMs)} ms`, ours, missed.length === 0 ? 'pass' : `FAIL ${missed.join('; ')}`));
  bench.say(tableLine('  NetEq model', netEq));
  if (bench.peer !== null) {
    for (const marginMs of SPEEX_MARGINS_MS) {
      const name = marginMs === 0 ? '  speexdsp' : `  speexdsp, margin ${String(marginMs)}`;
      bench.say(tableLine(name, measureSpeex(measuring, bench.peer, marginMs)));
    }
  }
  return missed.length === 0;
}
