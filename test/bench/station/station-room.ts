import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { playTone } from '../../support/sound/play-tone.ts';
import { type BenchPage, openBenchPage } from './page/bench-page.ts';
import { openTimedEar, type TimedEar } from './sound/timed-ear.ts';

/** A headset of null sinks, an agent who says 440 Hz into it, the station, and an ear at the speaker. */
export interface StationRoom {
  readonly sound: VirtualSound;
  readonly page: BenchPage;
  readonly ear: TimedEar;
  stop(): Promise<void>;
}

export async function openStationRoom(): Promise<StationRoom> {
  const sound = await startVirtualSound();
  const hush = playTone({ pulseServer: sound.pulseServer, sink: 'mic', hz: 440 });
  const ear = await openTimedEar(sound.pulseServer);
  const page = await openBenchPage(sound.env);
  return {
    sound,
    page,
    ear,
    async stop() {
      await page.close();
      await ear.stop();
      await hush();
      await sound.stop();
    },
  };
}
