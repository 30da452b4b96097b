import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { openEar, type Ear } from './speaker-ear.ts';
import { killPulseAudio } from './web-audio-room.ts';

const NOWHERE = 'unix:/nowhere';

export type HeadsetName = 'one' | 'two';

/** Two headsets, each on a sound server of its own, so that one can go while the other stays. Neither is the system's default but on demand. */
export interface TwoHeadsets {
  /** For the process that shall have them. */
  readonly env: NodeJS.ProcessEnv;
  ear(name: HeadsetName): Ear;
  sound(name: HeadsetName): VirtualSound;
  /** As a crash would: no client is told. */
  kill(name: HeadsetName): void;
  /** Has it again, as after the restart of a sound server. */
  bringBack(name: HeadsetName): Promise<void>;
  stop(): Promise<void>;
}

interface Headset {
  readonly sound: VirtualSound;
  readonly ear: Ear;
}

export async function startTwoHeadsets({ byDefault }: { readonly byDefault?: HeadsetName } = {}): Promise<TwoHeadsets> {
  const folder = mkdtempSync(join(tmpdir(), 'pilot-headsets-'));
  const configuration = join(folder, 'asound.conf');
  const headsets = new Map<HeadsetName, Headset>();

  const start = async (name: HeadsetName): Promise<void> => {
    const sound = await startVirtualSound();
    headsets.set(name, { sound, ear: await openEar({ pulseServer: sound.pulseServer }) });
    const lines = [...headsets].map(([each, headset]) => `pcm.${each} ${pcm(headset.sound.pulseServer)}\n`);
    // PortAudio aborts its process where ALSA has no device `default`.
    const defaultServer = (byDefault === undefined ? undefined : headsets.get(byDefault)?.sound.pulseServer) ?? NOWHERE;
    writeFileSync(configuration, [...lines.toSorted(), `pcm.!default ${pcm(defaultServer)}\n`].join(''));
  };
  const end = async (name: HeadsetName): Promise<void> => {
    const headset = headsets.get(name);
    headsets.delete(name);
    await headset?.ear.stop();
    await headset?.sound.stop();
  };
  const running = (name: HeadsetName): Headset => {
    const headset = headsets.get(name);
    if (headset === undefined) throw new Error(`headset ${name} is gone`);
    return headset;
  };
  await Promise.all([start('one'), start('two')]);
  return {
    env: { ALSA_CONFIG_PATH: configuration, PULSE_SERVER: NOWHERE },
    ear: (name) => running(name).ear,
    sound: (name) => running(name).sound,
    kill(name) {
      killPulseAudio(running(name).sound);
    },
    async bringBack(name) {
      await end(name);
      await start(name);
    },
    async stop() {
      await Promise.all([end('one'), end('two')]);
      rmSync(folder, { recursive: true });
    },
  };
}

function pcm(pulseServer: string): string {
  const end = (device: string): string => `{ type pulse server "${pulseServer}" device "${device}" }`;
  return `{ type asym playback.pcm ${end('spk')} capture.pcm ${end('headset_mic')} }`;
}
