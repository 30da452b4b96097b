import { missingSoundPrograms, startVirtualSound, type VirtualSound } from '../../../../../build/setup/sound.ts';
import type { DeviceOptions } from '../live-options.ts';
import { openVerdicts } from '../verdicts.ts';
import { measureBlockedMain } from './measure-blocked-main.ts';
import { measureCpu } from './measure-cpu.ts';
import { measureDeviceLoss } from './measure-device-loss.ts';
import { measureLoop, measurePeer } from './measure-loop.ts';

/**
 * Real devices, as far as PulseAudio's null sinks are: `npm run bench:audio -- --devices`. Latency and glitches of the
 * loop, use of the processor, a main process that stands still, a sound server that dies. Resolves with whether every
 * bound held.
 */
export async function runDevices(options: DeviceOptions): Promise<boolean> {
  const verdicts = openVerdicts('devices', options.say);
  const { only, seconds } = options;
  const missing = missingSoundPrograms();
  if (missing.length > 0) {
    verdicts.skipped('devices', `there is no ${missing.join(', ')}`);
    return verdicts.conclude();
  }
  const isWanted = (part: string): boolean => only === null || only === part;
  await withSound(async (sound) => {
    if (isWanted('loop')) await verdicts.attempt('loop', () => measureLoop(sound, seconds, verdicts));
    const peer = (): Promise<number | null> => verdicts.attempt('PortAudio alone', () => measurePeer(sound, seconds, verdicts));
    if (isWanted('loop')) await peer();
    if (isWanted('cpu')) await verdicts.attempt('cpu', () => measureCpu({ sound, seconds, peer, verdicts }));
    if (isWanted('blocked')) await verdicts.attempt('blocked main', () => measureBlockedMain(sound, verdicts));
  });
  if (isWanted('loss')) await verdicts.attempt('device loss', () => measureDeviceLoss(options.kills, verdicts));
  return verdicts.conclude();
}

async function withSound(measure: (sound: VirtualSound) => Promise<void>): Promise<void> {
  const sound = await startVirtualSound();
  try {
    await measure(sound);
  } finally {
    await sound.stop();
  }
}
