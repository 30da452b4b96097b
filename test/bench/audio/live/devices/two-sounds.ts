import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { privateFolder } from '../../../../../build/setup/private-folder.ts';
import { startVirtualSound, type VirtualSound } from '../../../../../build/setup/sound.ts';

/** The device of the server that will be killed. */
export const FRAGILE = 'fragile';

/** Two sound servers: the system's default device is on one, `fragile` on the other. */
export interface TwoSounds {
  readonly env: NodeJS.ProcessEnv;
  /** Of the default device. */
  readonly fallback: VirtualSound;
  kill(which: 'fragile' | 'fallback'): void;
  stop(): Promise<void>;
}

export async function startTwoSounds(): Promise<TwoSounds> {
  const [fallback, fragile] = [await startVirtualSound(), await startVirtualSound()];
  const folder = privateFolder('two');
  const configuration = join(folder, 'asound.conf');
  const ofFragile = readFileSync(fragile.env.ALSA_CONFIG_PATH, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('pcm.headset '))
    .map((line) => line.replace('pcm.headset ', `pcm.${FRAGILE} `));
  writeFileSync(configuration, [readFileSync(fallback.env.ALSA_CONFIG_PATH, 'utf8'), ...ofFragile, ''].join('\n'));
  return {
    env: { ...fallback.env, ALSA_CONFIG_PATH: configuration },
    fallback,
    kill(which) {
      killServer(which === 'fragile' ? fragile : fallback);
    },
    async stop() {
      await fragile.stop();
      await fallback.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As a crash would: no client is told. */
function killServer(sound: VirtualSound): void {
  const pidFile = join(dirname(sound.pulseServer.replace('unix:', '')), 'run/pid');
  process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
}
