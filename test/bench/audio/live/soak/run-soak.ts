import { missingSoundPrograms, startVirtualSound } from '../../../../../build/setup/sound.ts';
import type { SoakOptions } from '../live-options.ts';
import { openVerdicts } from '../verdicts.ts';
import { measureLongCall } from './long-call.ts';
import { measureReopening } from './measure-reopening.ts';
import { measureSimulatedHours } from './measure-simulated-hours.ts';

/**
 * Whether a call that goes on and on grows: `npm run bench:audio -- --soak`, two minutes of warm-up, `minutes` of a whole
 * call, then 200 openings of the devices and ten hours under a simulated clock. Resolves with whether every bound held.
 */
export async function runSoak(options: SoakOptions): Promise<boolean> {
  const verdicts = openVerdicts('soak', options.say);
  const missing = missingSoundPrograms();
  if (missing.length > 0) verdicts.skipped('calls', `there is no ${missing.join(', ')}`);
  else {
    const sound = await startVirtualSound();
    try {
      const { minutes, outputFolder } = options;
      if (minutes > 0) await verdicts.attempt('long call', () => measureLongCall({ sound, minutes, outputFolder }, verdicts));
      await verdicts.attempt('openings', () => measureReopening(sound, verdicts));
    } finally {
      await sound.stop();
    }
  }
  await verdicts.attempt('simulated hours', () => measureSimulatedHours(verdicts));
  return verdicts.conclude();
}
