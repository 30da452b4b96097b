import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { openSpeakerEar, type SpeakerEar } from './speaker-ear.ts';

/** A loudspeaker that is plugged in beside the headset that is always there. */
export interface PluggedSpeaker {
  readonly ear: SpeakerEar;
  readonly unplug: () => Promise<void>;
}

/** `label` is what Chromium lists it as. */
export async function plugSpeakerIn(pulseServer: string, label: string): Promise<PluggedSpeaker> {
  const sink = label.toLowerCase();
  const module = pactl(pulseServer, 'load-module', 'module-null-sink', `sink_name=${sink}`, `sink_properties=device.description=${label}`);
  const keepAlive = playSilence(pulseServer, sink);
  // The first two seconds of a null sink are rendered in one block when it is made; suspending it throws them away.
  for (const suspended of ['1', '0']) pactl(pulseServer, 'suspend-sink', sink, suspended);
  const ear = openSpeakerEar(pulseServer, sink);
  let isPlugged = true;
  return {
    ear,
    async unplug() {
      if (!isPlugged) return;
      isPlugged = false;
      await ear.stop();
      keepAlive.kill();
      await once(keepAlive, 'exit');
      pactl(pulseServer, 'unload-module', module);
    },
  };
}

/** Keeps a null sink running: an idle one hands the first captured sound over 1 to 2 seconds late. */
function playSilence(pulseServer: string, sink: string): ChildProcess {
  const silence = openSync('/dev/zero', 'r');
  try {
    return spawn('pacat', ['-s', pulseServer, '-d', sink, '--latency-msec=10', '--rate=48000', '--channels=2'], {
      stdio: [silence, 'ignore', 'ignore'],
    });
  } finally {
    closeSync(silence);
  }
}

export function pactl(pulseServer: string, ...args: readonly string[]): string {
  const done = spawnSync('pactl', ['-s', pulseServer, ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`pactl ${args.join(' ')}: ${done.stderr}`);
  return done.stdout.trim();
}
