import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trace } from '../../../support/traces/read-traces.ts';
import { SAMPLES_PER_MS } from '../receiver.ts';
import type { Replay } from '../replay.ts';

const SOURCE = join(import.meta.dirname, 'speex-jitter.c');

/** No header, or no library, in the words of gcc, clang and their linkers. A wrong call names the header as well, but not so. */
const NOT_INSTALLED = /fatal error: .*speex_jitter\.h|(?:find|for)\b.* -lspeexdsp|library 'speexdsp' not found/;

export interface SpeexPeer {
  /** One call per phase. */
  replay(trace: Trace, phasesMs: readonly number[], marginMs: number): readonly Replay[];
  dispose(): void;
}

/** speexdsp's jitter buffer, compiled for this run; what is missing, in words. Throws what else the compiler says. */
export function buildSpeexPeer(): SpeexPeer | string {
  const folder = mkdtempSync(join(tmpdir(), 'speex-jitter-'));
  const program = join(folder, 'speex-jitter');
  const dispose = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const built = spawnSync('cc', ['-O2', '-o', program, SOURCE, '-lspeexdsp'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (built.status !== 0) {
    dispose();
    if (built.error !== undefined) return 'speexdsp is left out: there is no C compiler';
    if (NOT_INSTALLED.test(built.stderr)) return 'speexdsp is left out: libspeexdsp-dev is not installed';
    throw new Error(`speex-jitter.c does not compile:\n${built.stderr}`);
  }
  return {
    replay(trace, phasesMs, marginMs) {
      const arrivals = [...trace.lateMs].map((lateMs, frame) => (frame * trace.frameMs + lateMs).toFixed(2)).join('\n');
      const calls = phasesMs.map((phaseMs) => `${[trace.frameMs, phaseMs, marginMs, trace.lateMs.length].join(' ')}\n${arrivals}\n`);
      const output = execFileSync(program, { input: calls.join(''), encoding: 'utf8', maxBuffer: 2 ** 28 });
      return output
        .split('end\n')
        .slice(0, -1)
        .map((call) => replayOf(call, trace));
    },
    dispose,
  };
}

function replayOf(call: string, { frameMs, lateMs }: Trace): Replay {
  const frameSamples = frameMs * SAMPLES_PER_MS;
  const stats = { consumed: 0, concealed: 0, concealmentEvents: 0, accelerated: 0, expanded: 0, dropped: 0, restarts: 0 };
  const delaysMs: number[] = [];
  let firstAudioMs = Number.NaN;
  let heard = 0;
  let conceals = false;
  for (const line of call.trim().split('\n')) {
    const [nowMs = 0, mediaMs = 0] = line.split(' ').map(Number);
    if (delaysMs.length === 0) {
      if (mediaMs < 0) continue;
      firstAudioMs = nowMs - (lateMs[0] ?? 0);
    }
    heard += frameSamples;
    if (mediaMs >= 0) {
      delaysMs.push(nowMs - mediaMs);
      // What came too late for its place is never played.
      stats.dropped += Math.max(0, mediaMs * SAMPLES_PER_MS - stats.consumed);
      stats.consumed = (mediaMs + frameMs) * SAMPLES_PER_MS;
    } else {
      stats.concealed += frameSamples;
      if (!conceals) stats.concealmentEvents += 1;
    }
    conceals = mediaMs < 0;
  }
  return { delaysMs: Float64Array.from(delaysMs), firstAudioMs, heard, concealed: stats.concealed, stats };
}
