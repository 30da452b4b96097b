import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { floatsOf, goertzelDbfs, rmsDbfs } from './tone-analysis.ts';

const RATE_HZ = 48_000;
const KEPT_SECONDS = 30;
/** By the clock and not by what is heard: a sound server that hangs gives nothing to hear. */
const LOOK_EVERY_MS = 5;
const BYTES_PER_MS = (RATE_HZ / 1_000) * 2;

export interface ToneWait {
  readonly hz: number;
  readonly presentWithinMs: number;
  /** A tone this loud counts as present: −30 by default. */
  readonly atLeastDbfs?: number;
}
export interface SilenceWait {
  readonly within: number;
  /** How long it must have been quiet, 200 ms by default. */
  readonly forMs?: number;
  readonly belowDbfs?: number;
}

/** Listens to a PulseAudio source all the time, so that a test can ask what sounds now or sounded since. */
export interface Ear {
  readonly rateHz: number;
  /** Everything heard in the last `milliseconds`. */
  last(milliseconds: number): Float32Array;
  /** Records from now on. */
  record(seconds: number): Promise<Float32Array>;
  /** Resolves with the milliseconds it took; throws, naming the level there was, when the tone does not come. */
  waitForTone(wait: ToneWait): Promise<number>;
  /** Resolves with the milliseconds until quiet began. */
  waitForSilence(wait: SilenceWait): Promise<number>;
  stop(): Promise<void>;
}

/** `source` is `spk.monitor` for what the app plays. Resolves once sound (silence too) arrives. */
export async function openEar({
  pulseServer,
  source = 'spk.monitor',
}: {
  readonly pulseServer: string;
  readonly source?: string;
}): Promise<Ear> {
  const recorder = spawn(
    'parec',
    ['-s', pulseServer, '-d', source, `--rate=${RATE_HZ}`, '--channels=1', '--format=s16le', '--latency-msec=10', '--client-name=ear'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const gone = once(recorder, 'exit');
  let heard = Buffer.alloc(0);
  let total = 0;
  recorder.stdout.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]).subarray(-KEPT_SECONDS * RATE_HZ * 2);
    total += chunk.length;
  });
  await once(recorder.stdout, 'data');

  const last = (milliseconds: number): Float32Array => {
    const bytes = Math.min(heard.length, Math.round(milliseconds) * BYTES_PER_MS);
    return floatsOf(heard.subarray(heard.length - bytes));
  };
  const untilHeard = async (bytes: number): Promise<void> => {
    while (total < bytes) await once(recorder.stdout, 'data');
  };
  return {
    rateHz: RATE_HZ,
    last,
    async record(seconds) {
      const from = total;
      await untilHeard(from + seconds * RATE_HZ * 2);
      const since = total - from;
      return floatsOf(heard.subarray(heard.length - since)).subarray(0, Math.round(seconds * RATE_HZ));
    },
    async waitForTone({ hz, presentWithinMs, atLeastDbfs = -30 }) {
      const startedMs = performance.now();
      for (;;) {
        await delay(LOOK_EVERY_MS);
        const dbfs = goertzelDbfs(last(40), RATE_HZ, hz);
        const tookMs = performance.now() - startedMs;
        if (dbfs >= atLeastDbfs) return tookMs;
        if (tookMs > presentWithinMs)
          throw new Error(
            `no ${hz} Hz within ${presentWithinMs} ms: ${dbfs.toFixed(1)} dBFS, all of it ${rmsDbfs(last(200)).toFixed(1)} dBFS`,
          );
      }
    },
    async waitForSilence({ within, forMs = 200, belowDbfs = -60 }) {
      const startedMs = performance.now();
      for (;;) {
        await delay(LOOK_EVERY_MS);
        const dbfs = rmsDbfs(last(forMs));
        const tookMs = performance.now() - startedMs;
        if (dbfs < belowDbfs && tookMs >= forMs) return tookMs - forMs;
        if (tookMs > within + forMs) throw new Error(`not silent within ${within} ms: ${dbfs.toFixed(1)} dBFS`);
      }
    },
    async stop() {
      if (recorder.exitCode === null && recorder.signalCode === null) recorder.kill();
      await gone;
    },
  };
}
