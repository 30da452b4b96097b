import { startVirtualSound } from '../../../build/setup/sound.ts';
import { playTone } from '../../support/sound/play-tone.ts';
import { type BenchPage, openBenchPage } from './page/bench-page.ts';
import { openTimedEar, type TimedEar } from './sound/timed-ear.ts';

/** A headset of null sinks, an agent who says 440 Hz into it, the station, and an ear at the speaker. */
export interface StationRoom {
  readonly page: BenchPage;
  readonly ear: TimedEar;
  stop(): Promise<void>;
}

export async function openStationRoom(): Promise<StationRoom> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const sound = await startVirtualSound();
    stops.push(sound.stop);
    stops.push(playTone({ pulseServer: sound.pulseServer, sink: 'mic', hz: 440 }));
    const ear = await openTimedEar(sound.pulseServer);
    stops.push(ear.stop);
    const page = await openBenchPage(sound.env);
    stops.push(page.close);
    return { page, ear, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
