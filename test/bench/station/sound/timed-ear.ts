import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { floatsOf, rmsDbfs } from '../../../support/sound/tone-analysis.ts';
import { lastingOnset, type LevelLook } from './lasting-onset.ts';

const RATE_PER_MS = 48;
/** One look at the level, 2 ms: the onset is found to about that much. */
const STEP_SAMPLES = 2 * RATE_PER_MS;
const AUDIBLE_DBFS = -45;
const KEPT_MS = 20_000;

/** Listens to what is played, and knows when each piece of it was heard. Times are of performance.now(). */
export interface TimedEar {
  /** When sound began after `sinceMs` that went on for 40 ms. Throws where none does. */
  soundSince(sinceMs: number, withinMs: number): Promise<number>;
  /** Resolves when nothing has been heard for `forMs`. */
  silence(forMs: number, withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

interface Piece {
  /** Of its last sample. */
  readonly endsMs: number;
  readonly samples: Float32Array;
}

export async function openTimedEar(pulseServer: string): Promise<TimedEar> {
  const recorder = spawn(
    'parec',
    ['-s', pulseServer, '-d', 'spk.monitor', '--rate=48000', '--channels=1', '--format=s16le', '--latency-msec=5', '--client-name=ear'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const gone = once(recorder, 'exit');
  let pieces: Piece[] = [];
  recorder.stdout.on('data', (chunk: Buffer) => {
    const nowMs = performance.now();
    pieces.push({ endsMs: nowMs, samples: floatsOf(chunk) });
    if ((pieces[0]?.endsMs ?? nowMs) < nowMs - KEPT_MS) pieces = pieces.filter(({ endsMs }) => endsMs >= nowMs - KEPT_MS / 2);
  });
  await once(recorder.stdout, 'data');

  const looksSince = (sinceMs: number): LevelLook[] =>
    pieces.flatMap(({ endsMs, samples }) => {
      const looks: LevelLook[] = [];
      for (let at = 0; at < samples.length; at += STEP_SAMPLES) {
        const atMs = endsMs - (samples.length - at) / RATE_PER_MS;
        if (atMs >= sinceMs) looks.push({ atMs, isLoud: rmsDbfs(samples.subarray(at, at + STEP_SAMPLES)) > AUDIBLE_DBFS });
      }
      return looks;
    });
  const until = async <Found>(find: () => Found | undefined, order: { withinMs: number; otherwise: string }): Promise<Found> => {
    const deadline = performance.now() + order.withinMs;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(order.otherwise);
      await delay(5);
    }
  };
  return {
    soundSince: (sinceMs, withinMs) => until(() => lastingOnset(looksSince(sinceMs)), { withinMs, otherwise: 'nothing was heard' }),
    async silence(forMs, withinMs) {
      const fromMs = performance.now();
      await until(
        () => {
          const nowMs = performance.now();
          return nowMs - fromMs >= forMs && !looksSince(nowMs - forMs).some(({ isLoud }) => isLoud) ? true : undefined;
        },
        { withinMs: withinMs + forMs, otherwise: 'it never fell silent' },
      );
    },
    async stop() {
      if (recorder.exitCode === null && recorder.signalCode === null) recorder.kill();
      await gone;
    },
  };
}
