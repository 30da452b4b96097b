import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tonePcm } from './tone-analysis.ts';

const RATE_HZ = 48_000;

/** Plays a sine until stopped. `mic` is the agent's voice, `spk` what comes out of the headset. */
export function playTone({
  pulseServer,
  sink,
  hz,
  dbfs = -6,
  latencyMs = 20,
}: {
  readonly pulseServer: string;
  readonly sink: 'mic' | 'spk';
  readonly hz: number;
  readonly dbfs?: number;
  /** What is held ready: more of it where a gap, as a busy machine makes them, would be measured. */
  readonly latencyMs?: number;
}): () => Promise<void> {
  const player = spawn(
    'pacat',
    [
      '-s',
      pulseServer,
      '-d',
      sink,
      `--rate=${RATE_HZ}`,
      '--channels=1',
      '--format=s16le',
      `--latency-msec=${latencyMs}`,
      '--client-name=talker',
    ],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  const gone = once(player, 'exit');
  const second = tonePcm({ hz, rateHz: RATE_HZ, seconds: 1, dbfs }); // whole hertz: one second repeats without a seam
  const feed = (): void => {
    while (player.stdin.write(second));
  };
  player.stdin.on('error', () => undefined); // it is stopped in the middle of the tone
  player.stdin.on('drain', feed);
  feed();
  return async () => {
    player.stdin.removeListener('drain', feed);
    if (player.exitCode === null && player.signalCode === null) player.kill();
    await gone;
  };
}
