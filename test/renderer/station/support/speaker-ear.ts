import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { amplitudeAt, RATE_HZ } from './sound.ts';

/** Listens to what is played on a sink of PulseAudio. */
export interface SpeakerEar {
  /** Amplitude of one frequency in the last `ms`. */
  readonly heard: (frequencyHz: number, ms: number) => number;
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
  return {
    heard: (frequencyHz, ms) => {
      const part = recorded.subarray(-Math.round((ms / 1_000) * RATE_HZ) * 2);
      return amplitudeAt(
        Float32Array.from({ length: Math.floor(part.length / 2) }, (_, index) => part.readInt16LE(index * 2) / 32_768),
        frequencyHz,
      );
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
