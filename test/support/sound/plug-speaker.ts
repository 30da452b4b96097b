import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Ear, openEar } from './speaker-ear.ts';

const run = promisify(execFile);
const SINK = 'plugged';

/** A loudspeaker that came while everything ran, with an ear at it. */
export interface PluggedSpeaker {
  readonly ear: Ear;
  /** Safe to call twice. */
  unplug(): Promise<void>;
}

/** `name` is what the agent sees. */
export async function plugSpeaker(pulseServer: string, name: string): Promise<PluggedSpeaker> {
  const { stdout } = await run('pactl', [
    ...['-s', pulseServer, 'load-module', 'module-null-sink', `sink_name=${SINK}`, 'rate=48000', 'channels=2'],
    `sink_properties=device.description="${name.replaceAll(' ', '\\ ')}"`,
  ]);
  const ear = await openEar({ pulseServer, source: `${SINK}.monitor` });
  let unplugging: Promise<void> | null = null;
  return {
    ear,
    unplug() {
      unplugging ??= (async () => {
        await ear.stop();
        await run('pactl', ['-s', pulseServer, 'unload-module', stdout.trim()]);
      })();
      return unplugging;
    },
  };
}
