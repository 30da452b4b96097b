import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { amplitudeAt, RATE_HZ } from './sound.ts';

/** Listens to what is played on a sink of PulseAudio. */
export interface SpeakerEar {
  /** Amplitude of one frequency in the last `ms`. */
  readonly heard: (frequencyHz: number, ms: number) => number;
  /** Longest time in the last `ms` in which this frequency was not that loud, in steps of 10 ms. */
  readonly longestGapMs: (ms: number, sound: { readonly hz: number; readonly above: number }) => number;
  readonly stop: () => Promise<void>;
}

export function openSpeakerEar(pulseServer: string, sink: string): SpeakerEar {
  const recorder = spawn(
    'parec',
    ['-s', pulseServer, '-d', `${sink}.monitor`, '--format=s16le', `--rate=${RATE_HZ}`, '--channels=1', '--latency-msec=10'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let recorded = Buffer.alloc(0);
  recorder.stdout.on('data', (chunk: Buffer) => {
    recorded = Buffer.concat([recorded, chunk]).subarray(-RATE_HZ * 2 * 3);
  });
  const last = (ms: number): Float32Array => {
    const part = recorded.subarray(-Math.round((ms / 1_000) * RATE_HZ) * 2);
    return Float32Array.from({ length: Math.floor(part.length / 2) }, (_, index) => part.readInt16LE(index * 2) / 32_768);
  };
  return {
    heard: (frequencyHz, ms) => amplitudeAt(last(ms), frequencyHz),
    longestGapMs: (ms, { hz, above }) => {
      const samples = last(ms);
      const step = RATE_HZ / 100;
      let [longest, silent] = [0, 0];
      for (let at = 0; at + step <= samples.length; at += step) {
        silent = amplitudeAt(samples.subarray(at, at + step), hz) > above ? 0 : silent + 10;
        longest = Math.max(longest, silent);
      }
      return longest;
    },
    stop: async () => {
      recorder.kill();
      await once(recorder, 'exit');
    },
  };
}

/** How many streams play on this PulseAudio now. Chromium keeps one it has stopped for five seconds more, corked. */
export function playingStreams(pulseServer: string): number {
  const listing = spawnSync('pactl', ['-s', pulseServer, 'list', 'sink-inputs'], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (listing.status !== 0) throw new Error(listing.stderr);
  return listing.stdout.match(/^\s*Corked: no$/gm)?.length ?? 0;
}
